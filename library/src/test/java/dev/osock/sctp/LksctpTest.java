package dev.osock.sctp;

import static dev.osock.sctp.Sctp.asking;
import static dev.osock.sctp.Sctp.data;
import static dev.osock.sctp.Sctp.listening;
import static dev.osock.sctp.Sctp.many;
import static dev.osock.sctp.Sctp.next;
import static dev.osock.sctp.Sctp.one;
import static dev.osock.sctp.Sctp.patient;
import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Bytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.ReceivedMsg;
import dev.osock.Socket;
import dev.osock.error.SocketException;
import dev.osock.option.SctpOptions;
import dev.osock.testing.Need;
import dev.osock.testing.Requires;
import dev.osock.testing.sockets.Bounded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Associations with the programs of lksctp-tools, which are the C library's.
@Requires({Need.SCTP, Need.LKSCTP})
@Bounded
class LksctpTest {

    @TempDir
    private Path folder;

    private Process start(String input, String... command) throws IOException {
        Path in = Files.writeString(folder.resolve("in"), input);
        return new ProcessBuilder(command)
                .redirectInput(in.toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectErrorStream(true)
                .start();
    }

    private static void stop(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(Sctp.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    private static int freePort() throws SocketException {
        try (Socket socket = one()) {
            socket.bind(Sctp.at(1, 0));
            return Sctp.port(socket);
        }
    }

    @Test
    void darnSendsToASocketOfMany() throws Exception {
        try (Socket server = listening(many())) {
            Process darn = start(
                    "hello\nworld\n", "sctp_darn", "-H", "127.0.0.1", "-P", "0", "-h", "127.0.0.1", "-p",
                    "" + Sctp.port(server), "-s");
            try {
                List<String> got = new ArrayList<>();
                for (int i = 0; i < 2; i++) {
                    got.add(text(data(server).data()).replace("\0", "").strip());
                }
                assertThat(got).containsExactly("hello", "world");
            } finally {
                stop(darn);
            }
        }
    }

    /// What it says of it stays in its buffer; that it has taken all is seen here.
    @Test
    void darnListensAndTakesWhatASocketOfOneSends() throws Exception {
        int port = freePort();
        Process darn = start("", "sctp_darn", "-H", "127.0.0.1", "-P", "" + port, "-l");
        try (Socket client = connected(port)) {
            asking(client, SctpEventType.SENDER_DRY);
            next(client, SctpNotification.SenderDry.class);
            patient(client).send(bytes("from osock"));
            next(client, SctpNotification.SenderDry.class);
            SctpStatus status = client.getopt(SctpOptions.STATUS);
            assertThat(status.state()).isEqualTo(SctpStatus.State.ESTABLISHED);
            assertThat(status.unackdata()).isZero();
        } finally {
            stop(darn);
        }
    }

    private static Socket connected(int port) throws SocketException, InterruptedException {
        long end = System.nanoTime() + Sctp.PATIENCE.toNanos();
        while (true) {
            Socket client = one();
            try {
                patient(client).connect(Sctp.at(1, port));
                return client;
            } catch (SocketException notYet) {
                client.close();
                if (System.nanoTime() > end) {
                    throw notYet;
                }
                Thread.sleep(50);
            }
        }
    }

    @Test
    void theTestProgramSendsToASocketOfOne() throws Exception {
        try (Socket listener = listening(one())) {
            Process sender = start(
                    "", "sctp_test", "-H", "127.0.0.1", "-P", "" + freePort(), "-h", "127.0.0.1", "-p",
                    "" + Sctp.port(listener), "-s", "-x", "1");
            try (Socket server = patient(listener).accept()) {
                ReceivedMsg first = data(server);
                assertThat(first.data()).isNotEmpty();
                assertThat(first.notification()).isEmpty();
            } finally {
                stop(sender);
            }
        }
    }
}
