package dev.osock.cli.guide;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.osock.Deadline;
import dev.osock.Socket;
import dev.osock.SocketByteChannel;
import dev.osock.error.SocketTimeoutException;
import dev.osock.kind.Shutdown;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The examples of `docs/guide/streams.md`, and what that says of them.
@Timeout(30)
class StreamsGuideTest {

    private static String echo(Socket peer) throws IOException {
        long echoed = peer.inputStream().transferTo(peer.outputStream());
        peer.close();
        return echoed + " bytes";
    }

    private static byte[] ask(Socket socket, byte[] question) throws IOException {
        socket.outputStream().write(question);
        socket.shutdown(Shutdown.WRITE); // the peer reads -1
        byte[] answer = socket.inputStream().readAllBytes();
        return answer;
    }

    @Test
    void asksAndIsEchoed() throws Exception {
        try (Loopback loopback = Loopback.connect()) {
            FutureTask<String> server = Loopback.waiting(() -> echo(loopback.peer()));

            assertThat(ask(loopback.socket(), "hello".getBytes(US_ASCII))).asString(US_ASCII).isEqualTo("hello");
            assertThat(server.get()).isEqualTo("5 bytes");
        }
    }

    private static String status(Socket socket) throws IOException {
        var in = new BufferedReader(new InputStreamReader(socket.inputStream(), US_ASCII));
        var out = new PrintWriter(new OutputStreamWriter(socket.outputStream(), US_ASCII));
        out.print("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        out.flush();
        String status = in.readLine();
        return status;
    }

    @Test
    void readsLines() throws Exception {
        try (Loopback loopback = Loopback.connect()) {
            loopback.peer().send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(US_ASCII));

            assertThat(status(loopback.socket())).isEqualTo("HTTP/1.1 200 OK");
            assertThat(loopback.peer().recv()).asString(US_ASCII).startsWith("GET / HTTP/1.1\r\n");
        }
    }

    private static byte[] wholeAnswer(Socket socket, Duration patience) throws IOException {
        try {
            return socket.until(Deadline.in(patience)).inputStream().readAllBytes();
        } catch (SocketTimeoutException late) {
            socket.close();
            throw late;
        }
    }

    @Test
    void wholeAnswerHasATime() throws Exception {
        try (Loopback loopback = Loopback.connect()) {
            loopback.peer().send("answer".getBytes(US_ASCII));
            loopback.peer().shutdown(Shutdown.WRITE);

            assertThat(wholeAnswer(loopback.socket(), Duration.ofSeconds(10))).asString(US_ASCII).isEqualTo("answer");
        }
        try (Loopback loopback = Loopback.connect()) {
            Thread.startVirtualThread(() -> drip(loopback.peer()));

            assertThatExceptionOfType(SocketTimeoutException.class)
                    .isThrownBy(() -> wholeAnswer(loopback.socket(), Duration.ofMillis(100)))
                    .withMessageContaining(": timeout at the deadline of 0.1 s");
            assertThat(loopback.socket().isOpen()).isFalse();
        }
    }

    private static void drip(Socket peer) {
        try (OutputStream out = peer.outputStream()) {
            while (true) {
                out.write(1);
                Thread.sleep(Duration.ofMillis(20));
            }
        } catch (IOException | InterruptedException over) {
            // the other end is closed
        }
    }

    private static void frame(Socket socket, ByteBuffer header, ByteBuffer body) throws IOException {
        SocketByteChannel channel = socket.byteChannel();
        ByteBuffer[] frame = {header, body};
        while (frame[1].hasRemaining() && channel.read(frame) >= 0) {
            // until both are full, or the stream ends
        }
        channel.write(new ByteBuffer[] {header.flip(), body.flip()}); // all of both
    }

    @Test
    void fillsAndSendsSeveralBuffers() throws Exception {
        try (Loopback loopback = Loopback.connect()) {
            loopback.peer().send("head".getBytes(US_ASCII));
            loopback.peer().send("body".getBytes(US_ASCII));
            frame(loopback.socket(), ByteBuffer.allocate(4), ByteBuffer.allocateDirect(4));

            assertThat(loopback.peer().recv(8)).asString(US_ASCII).isEqualTo("headbody");
        }
    }

    @Test
    void buffersNothing() throws Exception {
        try (Loopback loopback = Loopback.connect()) {
            InputStream in = loopback.socket().inputStream();
            loopback.peer().send("abcd".getBytes(US_ASCII));

            assertThat(in.read()).isEqualTo('a');
            assertThat(loopback.socket().recv(3)).asString(US_ASCII).isEqualTo("bcd");
            assertThat(in.available()).isZero();
        }
    }
}
