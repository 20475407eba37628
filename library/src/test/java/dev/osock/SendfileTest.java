package dev.osock;

import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Bytes.random;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.osock.error.Errno;
import dev.osock.error.Reason;
import dev.osock.error.SocketClosedException;
import dev.osock.error.SocketErrnoException;
import dev.osock.error.SocketException;
import dev.osock.error.SocketTimeoutException;
import dev.osock.kind.Shutdown;
import dev.osock.testing.Patience;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Failing;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.LargeFile;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.NonReadableChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Bounded
class SendfileTest {

    @TempDir
    Path folder;

    /// The two ways to name a file.
    enum Source {
        PATH {
            @Override
            long send(BlockingIo io, Path file, long offset, long count) throws IOException {
                return io.sendfile(file, offset, count);
            }

            @Override
            Attempt<Long> send(NowaitIo io, Path file, long offset) throws IOException {
                return io.sendfile(file, offset, 0);
            }

            @Override
            Attempt<Long> send(NowaitIo io, Path file, long offset, SelectInfo info) throws IOException {
                return io.sendfile(file, offset, 0, info);
            }
        },
        CHANNEL {
            @Override
            long send(BlockingIo io, Path file, long offset, long count) throws IOException {
                try (FileChannel channel = FileChannel.open(file)) {
                    channel.position(1);
                    long sent = io.sendfile(channel, offset, count);
                    assertThat(channel.position()).isEqualTo(1);
                    return sent;
                }
            }

            @Override
            Attempt<Long> send(NowaitIo io, Path file, long offset) throws IOException {
                try (FileChannel channel = FileChannel.open(file)) {
                    return io.sendfile(channel, offset, 0);
                }
            }

            @Override
            Attempt<Long> send(NowaitIo io, Path file, long offset, SelectInfo info) throws IOException {
                try (FileChannel channel = FileChannel.open(file)) {
                    return io.sendfile(channel, offset, 0, info);
                }
            }
        };

        abstract long send(BlockingIo io, Path file, long offset, long count) throws IOException;

        abstract Attempt<Long> send(NowaitIo io, Path file, long offset) throws IOException;

        abstract Attempt<Long> send(NowaitIo io, Path file, long offset, SelectInfo info) throws IOException;
    }

    private Path file(byte[] contents) throws IOException {
        return Files.write(folder.resolve("a file, schön & 100%"), contents);
    }

    @ParameterizedTest
    @EnumSource(Source.class)
    void partsAreSent(Source source) throws Exception {
        Path file = file(bytes("hello world"));
        try (Pair pair = SocketKind.INET_STREAM.pair()) {
            assertThat(source.send(pair.near(), file, 0, 0)).isEqualTo(11);
            assertThat(pair.far().recv(11)).isEqualTo(bytes("hello world"));
            assertThat(source.send(pair.near(), file, 6, 0)).isEqualTo(5);
            assertThat(pair.far().recv(5)).isEqualTo(bytes("world"));
            assertThat(source.send(pair.near(), file, 4, 3)).isEqualTo(3);
            assertThat(pair.far().recv(3)).isEqualTo(bytes("o w"));
            assertThat(source.send(pair.near(), file, 8, 100)).isEqualTo(3);
            assertThat(pair.far().recv(3)).isEqualTo(bytes("rld"));
            assertThat(source.send(pair.near(), file, 11, 0)).isZero();
            assertThat(source.send(pair.near(), file, 100, 5)).isZero();
            assertThat(pair.near().sendfile(file)).isEqualTo(11);
            try (FileChannel channel = FileChannel.open(file)) {
                assertThat(pair.near().sendfile(channel, 0, 0)).isEqualTo(11);
            }
            assertThat(pair.far().recv(22)).isEqualTo(bytes("hello worldhello world"));
        }
    }

    @Test
    void aFileMayHaveAnyNameAndBeOfTheWorkingFolder() throws Exception {
        try (Pair pair = SocketKind.INET_STREAM.pair()) {
            for (String name : new String[] {"plain", "a+b %41?#\\~\"'", "\t\n\u007f", "schön + %41"}) {
                Path file = Files.write(folder.resolve(name), bytes(name));
                Path relative = Path.of("").toAbsolutePath().relativize(file);
                int size = bytes(name).length;
                assertThat(pair.near().sendfile(file)).isEqualTo(size);
                assertThat(pair.near().sendfile(relative)).isEqualTo(size);
                assertThat(pair.far().recv(2 * size)).isEqualTo(bytes(name + name));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Source.class)
    void whatTheKernelCannotSendIsRead(Source source) throws Exception {
        for (Path file : new Path[] {Path.of("/proc/version"), Path.of("/proc/self/environ")}) {
            byte[] contents = Files.readAllBytes(file);
            assertThat(contents).hasSizeGreaterThan(10);
            for (SocketKind kind : new SocketKind[] {SocketKind.INET_STREAM, SocketKind.LOCAL_STREAM}) {
                try (Pair pair = kind.pair()) {
                    assertThat(source.send(pair.near(), file, 0, 0)).isEqualTo(contents.length);
                    assertThat(pair.far().within(Patience.seconds(5)).recv(contents.length)).isEqualTo(contents);
                    assertThat(source.send(pair.near(), file, 3, 4)).isEqualTo(4);
                    assertThat(pair.far().within(Patience.seconds(5)).recv(4))
                            .isEqualTo(Arrays.copyOfRange(contents, 3, 7));
                    assertThat(source.send(pair.near(), file, contents.length, 0)).isZero();
                    assertThat(files(pair.near()))
                            .containsEntry("sendfile_byte", contents.length + 4L)
                            .containsEntry("sendfile_tries", 3L);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS_BY_THREAD)
    void whatTheKernelCannotSendArrivesWholeThroughWaits(SocketKind kind, ThreadKind thread) throws Exception {
        Path file = Path.of("/proc/kallsyms");
        byte[] contents = Files.readAllBytes(file);
        try (Pair pair = kind.pair()) {
            var sender = Caller.start(thread, (Callable<Long>) () -> pair.near().sendfile(file));
            assertThat(pair.far().within(Patience.seconds(30)).recv(contents.length)).isEqualTo(contents);
            assertThat(sender.result()).isEqualTo(contents.length);
        }
    }

    @Test
    void aPipeIsRefused() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        try (Pair pair = SocketKind.INET_STREAM.pair()) {
            assertThat(Failing.reasonOf(() -> pair.near().sendfile(pipe)))
                    .isEqualTo(Errno.named("ESPIPE").orElseThrow());
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS_BY_THREAD)
    void aLargeFileArrivesAsItIs(SocketKind kind, ThreadKind thread) throws Exception {
        byte[] data = random(10_000_000);
        Path file = file(data);
        for (Source source : Source.values()) {
            try (Pair pair = kind.pair()) {
                var sender = Caller.start(thread, (Callable<Long>) () -> source.send(pair.near(), file, 0, 0));
                assertThat(pair.far().recv(data.length)).isEqualTo(data);
                assertThat(sender.result()).isEqualTo(data.length);
            }
        }
    }

    /// A file of at most 16 KiB is read and not handed over: alone, as the end of another, and into a socket that is full.
    @ParameterizedTest
    @MethodSource(Kinds.STREAMS_BY_THREAD)
    void filesAboutAsLargeAsThoseThatAreReadArriveWhole(SocketKind kind, ThreadKind thread) throws Exception {
        for (int size : new int[] {16_383, 16_384, 16_385, 40_000}) {
            byte[] data = random(size);
            Path file = file(data);
            try (Pair pair = kind.pair()) {
                int filled = fill(pair.near());
                var sender = Caller.start(thread, (Callable<Long>) () -> pair.near().sendfile(file));
                assertThat(pair.far().recv(filled)).hasSize(filled);
                assertThat(pair.far().recv(size)).isEqualTo(data);
                assertThat(sender.result()).isEqualTo(size);
                assertThat(pair.near().sendfile(file, 30_000 - 16_384, 0)).isEqualTo(Math.max(0, size - 13_616));
                assertThat(pair.near().sendfile(file, 1, 16_384)).isEqualTo(Math.min(16_384, size - 1));
                assertThat(pair.far().recv(size - 13_616)).isEqualTo(Arrays.copyOfRange(data, 13_616, size));
                int middle = Math.min(16_384, size - 1);
                assertThat(pair.far().recv(middle)).isEqualTo(Arrays.copyOfRange(data, 1, 1 + middle));
            }
        }
    }

    /// Sends until the connection takes no more, most of the time.
    private static int fill(Socket socket) {
        byte[] block = new byte[20_000_000];
        long filled = 0;
        long more;
        do {
            more = Failing.failureOf(() -> socket.within(ZERO).send(block)).sent();
            filled += more;
        } while (more > 0);
        return (int) filled;
    }

    @ParameterizedTest
    @EnumSource(Source.class)
    void aTimeOutTellsHowMuchWentAndOneGoesOnFromThere(Source source) throws Exception {
        byte[] data = random(20_000_000);
        Path file = file(data);
        try (Pair pair = SocketKind.INET_STREAM.pair()) {
            SocketException timeout =
                    Failing.failureOf(() -> source.send(pair.near().within(ofMillis(50)), file, 0, 0));
            assertThat(timeout.reason()).isEqualTo(Reason.Timeout.TIMEOUT);
            assertThat(timeout.sent()).isPositive();
            SocketException again = Failing.failureOf(
                    () -> source.send(pair.near().within(ZERO), file, timeout.sent(), 0));
            assertThat(again.reason()).isEqualTo(Reason.Timeout.TIMEOUT);
            var reader = Caller.start(ThreadKind.PLATFORM, () -> pair.far().recv(data.length));
            source.send(pair.near(), file, timeout.sent() + again.sent(), 0);
            assertThat(reader.result()).isEqualTo(data);
        }
    }

    @ParameterizedTest
    @EnumSource(Source.class)
    void aNowaitCallerCountsAndGoesOn(Source source) throws Exception {
        byte[] data = random(20_000_000);
        Path file = file(data);
        try (Pair pair = SocketKind.INET_STREAM.pair()) {
            long sent = 0;
            Attempt<Long> attempt = source.send(pair.near().nowait(), file, 0);
            Caller<byte[]> reader = null;
            while (!(attempt instanceof Attempt.Done<Long>(Long last))) {
                SelectInfo info =
                        switch (attempt) {
                            case Attempt.Partial<Long>(Long part, SelectInfo told) -> {
                                sent += part;
                                yield told;
                            }
                            case Attempt.Pending<Long> pending -> pending.info();
                            case Attempt.Done<Long> _ -> throw new AssertionError();
                        };
                assertThat(info.verb()).isEqualTo(SelectInfo.Verb.SENDFILE);
                reader = reader == null
                        ? Caller.start(ThreadKind.PLATFORM, () -> pair.far().recv(data.length))
                        : reader;
                assertThat(Mailbox.self().receive(Patience.seconds(5))).isPresent();
                attempt = source.send(pair.near().nowait(), file, sent, info);
            }
            assertThat(sent + last).isEqualTo(data.length);
            assertThat(reader).isNotNull();
            assertThat(reader.result()).isEqualTo(data);
        }
    }

    @Test
    void afterACancelTheSocketSendsFilesAgain() throws Exception {
        try (Pair pair = SocketKind.INET_STREAM.pair()) {
            var partial = (Attempt.Partial<Long>) pair.near().nowait().sendfile(LargeFile.path());
            pair.near().cancel(partial.info());
            assertThatIllegalStateException()
                    .isThrownBy(() -> pair.near().nowait().sendfile(LargeFile.path(), 0, 0, partial.info()));
            assertThatIllegalStateException()
                    .isThrownBy(() -> pair.near().sendfile(LargeFile.path(), 0, 0, partial.info()));
            var reader = Caller.start(
                    ThreadKind.PLATFORM, () -> pair.far().recv((int) (partial.value() + Files.size(LargeFile.path()))));
            assertThat(pair.near().sendfile(LargeFile.path())).isEqualTo(Files.size(LargeFile.path()));
            assertThat(reader.result()).isEqualTo(new byte[(int) (partial.value() + Files.size(LargeFile.path()))]);
        }
    }

    @Test
    void aContinuationOfAnotherCallIsRefused() throws Exception {
        try (Pair pair = SocketKind.INET_STREAM.pair()) {
            var select = (Attempt.Select<byte[]>) pair.near().nowait().recv(1);
            assertThat(Failing.reasonOf(() -> pair.near().sendfile(LargeFile.path(), 0, 0, select.info())))
                    .isInstanceOf(Reason.Invalid.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Source.class)
    void aFileThatShrinksMeanwhileEnds(Source source) throws Exception {
        Path file = LargeFile.make(50_000_000);
        try (Pair pair = SocketKind.INET_STREAM.pair();
                var access = new RandomAccessFile(file.toFile(), "rw")) {
            var sender = Caller.waiting(ThreadKind.PLATFORM, (Callable<Long>) () -> {
                long sent = source.send(pair.near(), file, 0, 0);
                pair.near().shutdown(Shutdown.WRITE);
                return sent;
            });
            access.setLength(1000);
            ByteBuffer bucket = ByteBuffer.allocateDirect(1 << 16);
            long got = 0;
            try {
                while (true) {
                    got += pair.far().within(Patience.seconds(5)).recv(bucket.clear());
                }
            } catch (SocketClosedException end) {
                // all has come
            }
            assertThat(sender.result()).isLessThan(50_000_000).isEqualTo(got);
            assertThat(Files.size(file)).isEqualTo(1000);
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void badFilesAndArgumentsAreRefused() throws Exception {
        Path file = file(bytes("hello"));
        try (Pair pair = SocketKind.INET_STREAM.pair()) {
            Socket socket = pair.near();
            assertThat(Failing.failureOf(() -> socket.sendfile(folder.resolve("missing"))))
                    .hasMessageContaining("missing")
                    .extracting(SocketException::reason)
                    .isEqualTo(Errno.ENOENT);
            assertThat(Failing.reasonOf(() -> socket.sendfile(file, -1, 0))).isEqualTo(Errno.EINVAL);
            assertThat(Failing.reasonOf(() -> socket.sendfile(folder)))
                    .isEqualTo(Errno.named("EISDIR").orElseThrow());
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> socket.sendfile(file, 0, -1))
                    .withMessageContaining("-1");
            FileChannel closed = FileChannel.open(file);
            closed.close();
            assertThatThrownBy(() -> socket.sendfile(closed, 0, 0))
                    .isInstanceOf(SocketErrnoException.class)
                    .hasMessageContaining("EBADF")
                    .hasCauseInstanceOf(ClosedChannelException.class);
            try (FileChannel writable = FileChannel.open(file, StandardOpenOption.WRITE)) {
                assertThatThrownBy(() -> socket.sendfile(writable, 0, 0))
                        .hasMessageContaining("EBADF")
                        .hasCauseInstanceOf(NonReadableChannelException.class);
                assertThat(Failing.reasonOf(() -> socket.sendfile(writable, -1, 0))).isEqualTo(Errno.EINVAL);
            }
            assertThat(socket.sendfile(file)).isEqualTo(5);
        }
        try (Socket unconnected = SocketKind.INET_STREAM.open()) {
            assertThat(Failing.reasonOf(() -> unconnected.sendfile(file))).isEqualTo(Errno.EPIPE);
        }
        try (Socket unconnected = SocketKind.INET_DGRAM.open()) {
            assertThat(Failing.reasonOf(() -> unconnected.sendfile(file))).isEqualTo(Errno.EDESTADDRREQ);
        }
        Socket gone = SocketKind.INET_STREAM.open();
        gone.close();
        assertThat(Failing.reasonOf(() -> gone.sendfile(file))).isEqualTo(Reason.Closed.LOCALLY);
    }

    @Test
    void aResetTellsHowMuchWent() throws Exception {
        try (Pair pair = SocketKind.INET_STREAM.pair()) {
            var sender = Caller.waiting(ThreadKind.VIRTUAL, () -> LargeFile.sendTo(pair.near()));
            pair.resetByFar();
            SocketException reset = sender.failure();
            assertThat(reset.reason()).isEqualTo(Errno.ECONNRESET);
            assertThat(reset.sent()).isPositive();
        }
    }

    @Test
    void countersAreThereOnceAFileWasSent() throws Exception {
        Path file = file(random(1000));
        try (Pair pair = SocketKind.INET_STREAM.pair()) {
            assertThat(pair.near().info().counters().byOtpName()).doesNotContainKey("sendfile");
            pair.near().sendfile(file);
            assertThat(files(pair.near()))
                    .isEqualTo(Map.of(
                            "sendfile", 2L, // the second says that this is the end
                            "sendfile_tries", 1L,
                            "sendfile_byte", 1000L,
                            "sendfile_pkg", 1L,
                            "sendfile_pkg_max", 1000L,
                            "sendfile_max", 1000L,
                            "sendfile_waits", 0L,
                            "sendfile_fails", 0L));
            pair.near().sendfile(file, 0, 600);
            assertThat(files(pair.near()))
                    .containsEntry("sendfile", 3L)
                    .containsEntry("sendfile_tries", 2L)
                    .containsEntry("sendfile_byte", 1600L)
                    .containsEntry("sendfile_max", 1000L);
            assertThat(pair.near().info().counters().byOtpName())
                    .containsEntry("write_tries", 0L)
                    .containsEntry("write_byte", 0L)
                    .containsEntry("write_pkg", 0L);
            Failing.failureOf(() -> pair.near().sendfile(file, -1, 0));
            assertThat(files(pair.near())).containsEntry("sendfile_fails", 1L);
            var partial = (Attempt.Partial<Long>) pair.near().nowait().sendfile(LargeFile.path());
            assertThat(files(pair.near()))
                    .containsEntry("sendfile_waits", 1L)
                    .containsEntry("sendfile_tries", 4L)
                    .containsEntry("sendfile_byte", 1600 + partial.value())
                    .containsEntry("sendfile_pkg_max", partial.value())
                    .containsEntry("sendfile_max", 1000L);
        }
    }

    private static Map<String, Long> files(Socket socket) {
        Map<String, Long> counters = new TreeMap<>(socket.info().counters().byOtpName());
        counters.keySet().removeIf(name -> !name.startsWith("sendfile"));
        return counters;
    }

    /// A sparse file with a few marks, to a reader that pauses now and then.
    @Test
    @Timeout(90)
    void threeGibibytesArriveIdenticalThroughTimeOutsAndContinuations() throws Exception {
        long size = 3L << 30;
        Path file = LargeFile.make(size);
        try (var access = new RandomAccessFile(file.toFile(), "rw")) {
            for (long at = 12_345; at < size; at += 100_000_007) {
                access.seek(at);
                access.writeLong(at);
            }
        }
        try (Pair pair = SocketKind.INET_STREAM.pair()) {
            var reader = Caller.start(ThreadKind.PLATFORM, () -> slowly(pair.far(), size));
            long sent = 0;
            int timeouts = 0;
            int continuations = 0;
            while (sent < size) {
                long count = Math.min(size - sent, 1L << 28);
                try {
                    sent += pair.near().within(ofMillis(20)).sendfile(file, sent, count);
                } catch (SocketTimeoutException timeout) {
                    timeouts++;
                    sent += timeout.sent();
                }
                count = Math.min(size - sent, 1L << 28);
                if (count > 0) {
                    Attempt<Long> begun = pair.near().nowait().sendfile(file, sent, count);
                    sent += moved(begun);
                    Optional<SelectInfo> info = info(begun);
                    if (info.isPresent()) {
                        Mailbox.self().receive(info.get().handle(), Patience.seconds(10));
                        Attempt<Long> next = pair.near().nowait().sendfile(file, sent, size - sent, info.get());
                        sent += moved(next);
                        continuations++;
                        if (info(next).isPresent()) {
                            pair.near().cancel(info(next).get());
                        }
                    }
                }
            }
            assertThat(sent).isEqualTo(size);
            assertThat(reader.result()).isEqualTo(checksum(file));
            assertThat(timeouts).isPositive();
            assertThat(continuations).isPositive();
        } finally {
            Files.delete(file);
        }
    }

    private static long moved(Attempt<Long> attempt) {
        return switch (attempt) {
            case Attempt.Done<Long>(Long count) -> count;
            case Attempt.Partial<Long>(Long count, SelectInfo _) -> count;
            case Attempt.Pending<Long> _ -> 0;
        };
    }

    private static Optional<SelectInfo> info(Attempt<Long> attempt) {
        return attempt instanceof Attempt.Pending<Long> pending ? Optional.of(pending.info()) : Optional.empty();
    }

    private static long slowly(Socket socket, long size) throws Exception {
        var checksum = new CRC32C();
        ByteBuffer bucket = ByteBuffer.allocateDirect(1 << 20);
        long pauseAt = 100_000_000;
        for (long got = 0; got < size;) {
            got += socket.within(Patience.seconds(10)).recv(bucket.clear());
            checksum.update(bucket.flip());
            if (got > pauseAt) {
                Thread.sleep(50);
                pauseAt += 500_000_000;
            }
        }
        return checksum.getValue();
    }

    private static long checksum(Path file) throws IOException {
        var checksum = new CRC32C();
        ByteBuffer bucket = ByteBuffer.allocateDirect(1 << 20);
        try (FileChannel channel = FileChannel.open(file)) {
            while (channel.read(bucket.clear()) > 0) {
                checksum.update(bucket.flip());
            }
        }
        return checksum.getValue();
    }
}
