package dev.osock.bench.child;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What servers answer: `echo`, or `http-SIZE` with a body of that many bytes.
sealed interface Service {

    /// How large a buffer each connection has that has one of its own.
    int room();

    /// Begins a conversation, for a server that sends from direct buffers or from arrays.
    Conversation begin(Memory memory);

    /// Where the bytes of an answer lie.
    enum Memory {
        DIRECT,
        HEAP
    }

    /// One connection's side of it. On each connection one request is under way at a time.
    interface Conversation {
        /// Takes all that has come.
        ///
        /// @return what is to be sent; nothing if the request has not ended
        ByteBuffer answer(ByteBuffer came);
    }

    /// Makes a service.
    static Service named(String name) {
        return name.equals("echo") ? new Echo() : new Http(Integer.parseInt(name.substring("http-".length())));
    }

    /// Messages of 64 bytes, which come back.
    record Echo() implements Service {
        @Override
        public int room() {
            return 64;
        }

        @Override
        public Conversation begin(Memory memory) {
            return came -> came;
        }
    }

    /// HTTP/1.1 with keep-alive: a request is read up to its blank line, and the answer is always the same.
    final class Http implements Service {
        private final int size;
        private final ByteBuffer direct;
        private final ByteBuffer heap;

        Http(int size) {
            this.size = size;
            byte[] head =
                    ("HTTP/1.1 200 OK\r\nContent-Length: " + size + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
            heap = ByteBuffer.wrap(Arrays.copyOf(head, head.length + size));
            direct = ByteBuffer.allocateDirect(heap.capacity()).put(heap.duplicate());
        }

        /// Gives the bytes of the body.
        int size() {
            return size;
        }

        /// Gives the whole answer, whose bytes all connections share.
        ByteBuffer answer(Memory memory) {
            return (memory == Memory.DIRECT ? direct : heap).duplicate().clear();
        }

        @Override
        public int room() {
            return 1024;
        }

        @Override
        public Conversation begin(Memory memory) {
            ByteBuffer answer = answer(memory);
            HttpRequest request = new HttpRequest();
            return came -> request.endsIn(came) ? answer.clear() : answer.limit(0);
        }
    }
}
