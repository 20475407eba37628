package dev.osock.bench.child;

import dev.osock.bench.child.Service.Conversation;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;

/// `java.net`, a virtual thread with a small array for each connection.
record NetThreads() implements Server {

    @Override
    public int start(Service service) throws IOException {
        ServerSocket listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    Socket peer = listener.accept();
                    peer.setTcpNoDelay(true);
                    Thread.ofVirtual().start(() -> serve(peer, service));
                }
            } catch (IOException failed) {
                throw new IllegalStateException(failed);
            }
        });
        return listener.getLocalPort();
    }

    private static void serve(Socket peer, Service service) {
        byte[] array = new byte[service.room()];
        ByteBuffer buffer = ByteBuffer.wrap(array);
        Conversation conversation = service.begin(Service.Memory.HEAP);
        try (peer) {
            InputStream in = peer.getInputStream();
            OutputStream out = peer.getOutputStream();
            for (int count = in.read(array); count >= 0; count = in.read(array)) {
                ByteBuffer answer = conversation.answer(buffer.clear().limit(count));
                out.write(answer.array(), answer.arrayOffset() + answer.position(), answer.remaining());
            }
        } catch (IOException end) {
            // the peer has closed
        }
    }
}
