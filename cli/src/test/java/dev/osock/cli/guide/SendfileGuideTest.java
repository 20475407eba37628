package dev.osock.cli.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Attempt;
import dev.osock.Mailbox;
import dev.osock.NowaitZerocopy;
import dev.osock.SelectInfo;
import dev.osock.Socket;
import dev.osock.SocketPipe;
import dev.osock.Sockets;
import dev.osock.ZerocopySend;
import dev.osock.address.SockaddrIn;
import dev.osock.error.SocketException;
import dev.osock.error.SocketTimeoutException;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import dev.osock.message.MsgFlags;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The examples of `docs/guide/sendfile.md`, and what that says of them.
@Timeout(30)
class SendfileGuideTest {

    private static final int SIZE = 20_000_000;

    @TempDir
    Path folder;

    private final byte[] contents = new byte[SIZE];
    private Path large;

    @BeforeEach
    void makeFile() throws IOException {
        new Random(1).nextBytes(contents);
        large = Files.write(folder.resolve("large"), contents);
    }

    private static long wholeAndPart(Socket socket, Path file) throws IOException {
        long sent = socket.sendfile(file); // all of it
        long part = socket.sendfile(file, 1_000, 500); // 500 bytes from the 1001st on
        return sent + part;
    }

    private int asked;

    private void askWhetherToGoOn(long sent) {
        assertThat(sent).isBetween(0L, (long) SIZE);
        asked++;
    }

    private long inSlices(Socket socket, Path file, long size, Duration patience) throws IOException {
        long sent = 0;
        while (sent < size) {
            try {
                sent += socket.within(patience).sendfile(file, sent, size - sent);
            } catch (SocketTimeoutException slow) {
                sent += slow.sent();
                askWhetherToGoOn(sent);
            }
        }
        return sent;
    }

    private static long withoutWaiting(Socket socket, Path file, long size, Duration patience)
            throws IOException, InterruptedException {
        long sent = 0;
        switch (socket.nowait().sendfile(file, sent, size - sent)) {
            case Attempt.Done<Long>(Long rest) -> sent += rest;
            case Attempt.Partial<Long>(Long some, SelectInfo info) -> {
                sent += some;
                Mailbox.self().receive(info.handle(), patience); // the socket takes more
                sent += socket.sendfile(file, sent, size - sent, info);
            }
            case Attempt.Pending<Long> pending -> socket.cancel(pending.info());
        }
        return sent;
    }

    private static FutureTask<byte[]> reader(Socket socket, int size) {
        var task = new FutureTask<>(() -> socket.recv(size));
        Thread.ofPlatform().start(task);
        return task;
    }

    @Test
    void sendsAllAndParts() throws Exception {
        Path small = Files.write(folder.resolve("small"), new byte[2_000]);
        try (Loopback loopback = Loopback.connect()) {
            assertThat(wholeAndPart(loopback.socket(), small)).isEqualTo(2_500);
            assertThat(loopback.peer().recv(2_500)).hasSize(2_500);
        }
    }

    @Test
    void goesOnAfterTimeOuts() throws Exception {
        try (Loopback loopback = Loopback.connect()) {
            var sender = new FutureTask<>(() -> inSlices(loopback.socket(), large, SIZE, Duration.ofMillis(20)));
            Thread.ofPlatform().start(sender);
            Thread.sleep(200); // the reader is slow
            assertThat(loopback.peer().recv(SIZE)).isEqualTo(contents);
            assertThat(sender.get()).isEqualTo(SIZE);
            assertThat(asked).isPositive();
        }
    }

    @Test
    void goesOnWithoutWaiting() throws Exception {
        try (Loopback loopback = Loopback.connect()) {
            FutureTask<byte[]> reader = reader(loopback.peer(), SIZE);
            assertThat(withoutWaiting(loopback.socket(), large, SIZE, Duration.ofSeconds(10)))
                    .isEqualTo(SIZE);
            assertThat(reader.get()).isEqualTo(contents);
        }
    }

    private static void pass(Socket from, Socket to) throws SocketException {
        try (SocketPipe pipe = SocketPipe.open()) {
            while (true) {
                from.recv(pipe); // waits for some; SocketClosedException at the end of the stream
                to.send(pipe); // waits until all have gone
            }
        }
    }

    @Test
    void aProxyPassesAStreamOn() throws Exception {
        Socket.Pair client = Socket.pair(Domain.LOCAL, Type.STREAM);
        Socket.Pair server = Socket.pair(Domain.LOCAL, Type.STREAM);
        try (client; server) {
            Thread proxy = Thread.ofVirtual().start(() -> {
                try {
                    pass(client.second(), server.first());
                } catch (SocketException end) {
                    // of the stream
                }
            });
            Thread.ofVirtual().start(() -> {
                try {
                    client.first().send(contents);
                    client.first().close();
                } catch (SocketException failed) {
                    throw new AssertionError(failed);
                }
            });
            assertThat(server.second().recv(SIZE)).isEqualTo(contents);
            proxy.join();
        }
    }

    private static boolean sendWithoutCopying(Socket socket, ByteBuffer data, Duration patience)
            throws SocketException {
        ZerocopySend send = socket.zerocopy().send(data);
        // data must stay as it is
        boolean copied = send.await(patience); // the peer has it; now data may be used again
        return copied;
    }

    @Test
    void aBufferGoesFromWhereItIs() throws Exception {
        try (Socket listener = Sockets.listen(SockaddrIn.loopback(0));
                Socket client = Sockets.connect(listener.sockname());
                Socket server = listener.accept()) {
            ByteBuffer data = ByteBuffer.allocateDirect(100_000);
            Thread.ofVirtual().start(() -> {
                try {
                    server.recv(100_000);
                } catch (SocketException failed) {
                    throw new AssertionError(failed);
                }
            });
            assertThat(sendWithoutCopying(client, data, Duration.ofSeconds(20))).isTrue();
        }
    }

    private static List<ZerocopySend> sendWithoutWaiting(Socket socket, ByteBuffer data, Duration patience)
            throws SocketException, InterruptedException {
        List<ZerocopySend> sends = new ArrayList<>();
        NowaitZerocopy zerocopy = socket.nowait().zerocopy();
        while (data.hasRemaining()) {
            switch (zerocopy.send(data, MsgFlags.NONE)) {
                case Attempt.Done<ZerocopySend>(ZerocopySend send) -> sends.add(send);
                case Attempt.Partial<ZerocopySend>(ZerocopySend send, SelectInfo info) -> {
                    sends.add(send);
                    Mailbox.self().receive(info.handle(), patience); // there is room again
                }
                case Attempt.Pending<ZerocopySend> full -> Mailbox.self().receive(full.info().handle(), patience);
            }
        }
        return sends;
    }

    private static void awaitWithoutAThread(NowaitZerocopy zerocopy, ZerocopySend send, Duration patience)
            throws SocketException, InterruptedException {
        if (zerocopy.await(send) instanceof Attempt.Pending<Boolean> pending) {
            Mailbox.self().receive(pending.info().handle(), patience); // the kernel is done with it
        }
    }

    @Test
    void anEventLoopSendsWithoutCopying() throws Exception {
        Duration patience = Duration.ofSeconds(10);
        try (Socket listener = Sockets.listen(SockaddrIn.loopback(0));
                Socket client = Sockets.connect(listener.sockname());
                Socket server = listener.accept()) {
            ByteBuffer data = ByteBuffer.allocateDirect(SIZE).put(contents).flip();
            FutureTask<byte[]> reader = reader(server, SIZE);
            List<ZerocopySend> sends = sendWithoutWaiting(client, data, patience);
            for (ZerocopySend each : sends) {
                awaitWithoutAThread(client.nowait().zerocopy(), each, patience);
                assertThat(each.isDone()).isTrue();
            }
            assertThat(reader.get()).isEqualTo(contents);
            assertThat(sends.stream().mapToLong(ZerocopySend::sent).sum()).isEqualTo(SIZE);
        }
    }
}
