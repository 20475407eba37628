package dev.osock.cli.guide;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.osock.BlockingIo;
import dev.osock.Deadline;
import dev.osock.Socket;
import dev.osock.error.Reason;
import dev.osock.error.SocketClosedException;
import dev.osock.error.SocketException;
import dev.osock.error.SocketInterruptedException;
import dev.osock.error.SocketTimeoutException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The examples of `docs/guide/waiting.md`, and what that says of them.
@Timeout(30)
class WaitingGuideTest {

    private static byte[] header(Socket socket) throws SocketException {
        byte[] header = socket.recv(4); // waits as long as it takes
        return header;
    }

    private static byte[] headerWithin(Socket socket) throws SocketException {
        byte[] header = socket.within(Duration.ofSeconds(5)).recv(4); // waits up to five seconds
        return header;
    }

    private static byte[] headerNow(Socket socket) throws SocketException {
        byte[] header = socket.within(Duration.ZERO).recv(4); // tries once
        return header;
    }

    private static byte[] step(Socket socket) throws SocketException {
        BlockingIo io = socket.until(Deadline.in(Duration.ofSeconds(5)));
        int length = io.recv(1)[0];
        byte[] body = io.recv(length); // five seconds for both
        return body;
    }

    private static byte[] asMuchAsComes(Socket socket, Duration time) throws SocketException {
        try {
            return socket.within(time).recv(1000);
        } catch (SocketTimeoutException late) {
            return late.data(); // what had come in time; nobody else will see these bytes
        }
    }

    private static String readUntilStopped(Socket socket) throws SocketException {
        try {
            while (true) {
                use(socket.recv());
            }
        } catch (SocketInterruptedException stopped) {
            return "stopped"; // the socket is open, and can be used to say goodbye
        }
    }

    private static String readUntilClosed(Socket socket) throws SocketException {
        try {
            while (true) {
                use(socket.recv());
            }
        } catch (SocketClosedException closed) {
            return closed.isEndOfStream() ? "the peer has ended the stream" : "this side has closed the socket";
        }
    }

    private static void use(byte[] data) {
        assertThat(data).isNotEmpty();
    }

    @Test
    void receivesInTheFormsThatWait() throws SocketException {
        try (Loopback loopback = Loopback.connect()) {
            loopback.peer().send("onceagainand".getBytes(US_ASCII));

            assertThat(header(loopback.socket())).isEqualTo("once".getBytes(US_ASCII));
            assertThat(headerWithin(loopback.socket())).isEqualTo("agai".getBytes(US_ASCII));
            assertThat(headerNow(loopback.socket())).isEqualTo("nand".getBytes(US_ASCII));
        }
    }

    @Test
    void stepHasADeadline() throws SocketException {
        try (Loopback loopback = Loopback.connect()) {
            loopback.peer().send(new byte[] {3, 'a', 'b', 'c', 'd'});

            assertThat(step(loopback.socket())).isEqualTo("abc".getBytes(US_ASCII));
        }
    }

    @Test
    void givesWhatHasComeInTime() throws SocketException {
        try (Loopback loopback = Loopback.connect()) {
            loopback.peer().send(new byte[300]);

            assertThat(asMuchAsComes(loopback.socket(), Duration.ofMillis(200))).hasSize(300);
        }
    }

    @Test
    void triedReceiveOfAStreamThrowsWithLess() throws SocketException {
        try (Loopback loopback = Loopback.connect()) {
            loopback.peer().send(new byte[2]);
            loopback.socket().recv(1); // so the other byte is there

            assertThatExceptionOfType(SocketTimeoutException.class)
                    .isThrownBy(() -> headerNow(loopback.socket()))
                    .satisfies(late -> assertThat(late.data()).hasSize(1));
        }
    }

    @Test
    void interruptLeavesASocketOpen() throws Exception {
        try (Loopback loopback = Loopback.connect()) {
            FutureTask<String> task = new FutureTask<>(() -> readUntilStopped(loopback.socket())
                    + (Thread.currentThread().isInterrupted() ? ", status set" : ""));
            Thread reader = Thread.startVirtualThread(task);
            reader.interrupt();

            assertThat(task.get()).isEqualTo("stopped, status set");
            loopback.socket().send("bye".getBytes(US_ASCII));
            assertThat(loopback.peer().recv(3)).isEqualTo("bye".getBytes(US_ASCII));
        }
    }

    @Test
    void interruptClosesANioChannel() throws Exception {
        try (ServerSocketChannel listener = ServerSocketChannel.open()
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                SocketChannel channel = SocketChannel.open(listener.getLocalAddress())) {
            FutureTask<Integer> task = new FutureTask<>(() -> channel.read(ByteBuffer.allocate(1)));
            Thread reader = Thread.startVirtualThread(task);
            reader.interrupt();

            assertThatExceptionOfType(java.util.concurrent.ExecutionException.class)
                    .isThrownBy(task::get)
                    .withCauseInstanceOf(ClosedByInterruptException.class);
            assertThat(channel.isOpen()).isFalse();
        }
    }

    @Test
    void interruptClosesAJavaNetSocketOfAVirtualThread() throws Exception {
        try (java.net.ServerSocket listener = new java.net.ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                java.net.Socket socket =
                        new java.net.Socket(InetAddress.getLoopbackAddress(), listener.getLocalPort())) {
            FutureTask<Integer> task = new FutureTask<>(() -> socket.getInputStream().read());
            Thread reader = Thread.startVirtualThread(task);
            reader.interrupt();

            assertThatExceptionOfType(java.util.concurrent.ExecutionException.class)
                    .isThrownBy(task::get)
                    .withCauseInstanceOf(java.net.SocketException.class);
            assertThat(socket.isClosed()).isTrue();
        }
    }

    @Test
    void closeEndsCallsThatWait() throws Exception {
        try (Loopback loopback = Loopback.connect()) {
            FutureTask<String> reader = Loopback.waiting(() -> readUntilClosed(loopback.socket()));
            loopback.socket().close();

            assertThat(reader.get()).isEqualTo("this side has closed the socket");
            assertThatExceptionOfType(SocketClosedException.class)
                    .isThrownBy(() -> loopback.socket().recv())
                    .satisfies(closed -> assertThat(closed.reason()).isEqualTo(Reason.Closed.LOCALLY));
        }
    }

    @Test
    void endOfTheStreamEndsReading() throws Exception {
        try (Loopback loopback = Loopback.connect()) {
            loopback.peer().send(new byte[10]);
            loopback.peer().close();

            assertThat(readUntilClosed(loopback.socket())).isEqualTo("the peer has ended the stream");
        }
    }
}
