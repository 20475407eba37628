package dev.osock.cli.guide;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Socket;
import dev.osock.SocketByteChannel;
import dev.osock.error.SocketException;
import dev.osock.message.MsgFlags;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The examples of `docs/guide/memory.md`, and what that says of them.
@Timeout(30)
class MemoryGuideTest {

    private static void echo(Socket peer) throws IOException {
        SocketByteChannel channel = peer.byteChannel();
        ByteBuffer buffer = ByteBuffer.allocateDirect(16 * 1024);
        while (channel.read(buffer.clear()) >= 0) { // what is there, until the peer has ended the stream
            channel.write(buffer.flip()); // all of it
        }
    }

    private static int checksum(Socket socket) throws SocketException {
        try (Arena arena = Arena.ofConfined()) {
            ByteBuffer block = arena.allocate(4096).asByteBuffer();
            socket.recv(block, MsgFlags.WAITALL); // fills it
            return sum(block.flip());
        }
    }

    private static int sum(ByteBuffer block) {
        int sum = 0;
        while (block.hasRemaining()) {
            sum += block.get();
        }
        return sum;
    }

    @Test
    void echoesThroughADirectBuffer() throws Exception {
        try (Loopback loopback = Loopback.connect()) {
            var server = Loopback.waiting(() -> {
                echo(loopback.peer());
                return "over";
            });
            loopback.socket().send("again".getBytes(US_ASCII));

            assertThat(loopback.socket().recv(5)).isEqualTo("again".getBytes(US_ASCII));
            loopback.socket().shutdown(dev.osock.kind.Shutdown.WRITE);
            assertThat(server.get()).isEqualTo("over");
        }
    }

    @Test
    void fillsMemoryOfAnArena() throws Exception {
        try (Loopback loopback = Loopback.connect()) {
            byte[] ones = new byte[2048];
            java.util.Arrays.fill(ones, (byte) 1);
            loopback.peer().send(ones);
            loopback.peer().send(ones);

            assertThat(checksum(loopback.socket())).isEqualTo(4096);
        }
    }

    @Test
    void movesThePositionByWhatCame() throws SocketException {
        try (Loopback loopback = Loopback.connect()) {
            loopback.peer().send("headbody".getBytes(US_ASCII));
            ByteBuffer buffer = ByteBuffer.allocate(8).limit(4);
            int count = loopback.socket().recv(buffer, MsgFlags.WAITALL);

            assertThat(count).isEqualTo(4);
            assertThat(buffer.position()).isEqualTo(4);
            assertThat(loopback.socket().recv(4)).isEqualTo("body".getBytes(US_ASCII));
        }
    }
}
