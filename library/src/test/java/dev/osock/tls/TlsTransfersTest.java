package dev.osock.tls;

import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Bytes.random;
import static dev.osock.testing.sockets.Bytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Attempt;
import dev.osock.Mailbox;
import dev.osock.SelectInfo;
import dev.osock.Socket;
import dev.osock.error.SocketTimeoutException;
import dev.osock.message.ControlTypes;
import dev.osock.message.Msg;
import dev.osock.message.MsgFlags;
import dev.osock.message.TlsRecordType;
import dev.osock.option.SocketOptions;
import dev.osock.option.TlsVersion;
import dev.osock.testing.Need;
import dev.osock.testing.Patience;
import dev.osock.testing.Requires;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.ThreadKind;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What waits and what moves much, through TLS in the kernel.
@Bounded
@Requires(Need.TLS)
class TlsTransfersTest {

    private static final Duration PATIENCE = Patience.seconds(10);
    private static final int SIZE = 4 << 20;

    /// Of which the kernel knows nothing; in one of the handshake it looks for a key update.
    private static final TlsRecordType OTHER = new TlsRecordType(99);

    @TempDir
    Path folder;

    private Path file(byte[] contents) throws Exception {
        return Files.write(folder.resolve("file"), contents);
    }

    @ParameterizedTest
    @EnumSource
    void filesAreSent(ThreadKind kind) throws Exception {
        byte[] contents = random(SIZE);
        Path file = file(contents);
        for (TlsVersion version : TlsVersion.values()) {
            try (Pair pair = MadeUp.pair(version)) {
                Caller<Long> sender = Caller.waiting(kind, () -> pair.near().sendfile(file));
                assertThat(pair.far().within(PATIENCE).recv(SIZE)).isEqualTo(contents);
                assertThat(sender.result()).isEqualTo(SIZE);
                assertThat(pair.near().sendfile(file, 1000, 500)).isEqualTo(500);
                assertThat(pair.far().within(PATIENCE).recv(500)).isEqualTo(Arrays.copyOfRange(
                        contents, 1000, 1500));
                try (FileChannel channel = FileChannel.open(file)) {
                    Caller<Long> read = Caller.start(kind, () -> pair.near().sendfile(channel, 0, 0));
                    assertThat(pair.far().within(PATIENCE).recv(SIZE)).isEqualTo(contents);
                    assertThat(read.result()).isEqualTo(SIZE);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFileGoesOnAfterTimeOuts(TlsVersion version) throws Exception {
        byte[] contents = random(SIZE);
        Path file = file(contents);
        var timeouts = new CountDownLatch(2);
        try (Pair pair = MadeUp.pair(version)) {
            pair.near().setopt(SocketOptions.SNDBUF, 100_000);
            Caller<Long> sender = Caller.start(ThreadKind.PLATFORM, () -> {
                long sent = 0;
                while (sent < SIZE) {
                    try {
                        sent += pair.near().within(Duration.ofMillis(20)).sendfile(file, sent, SIZE - sent);
                    } catch (SocketTimeoutException slow) {
                        sent += slow.sent();
                        timeouts.countDown();
                    }
                }
                return sent;
            });
            assertThat(timeouts.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("the sender has to wait").isTrue();
            assertThat(pair.far().within(PATIENCE).recv(SIZE)).isEqualTo(contents);
            assertThat(sender.result()).isEqualTo(SIZE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void callsThatDoNotWaitAreTold(TlsVersion version) throws Exception {
        byte[] contents = random(SIZE);
        try (Pair pair = MadeUp.pair(version)) {
            Caller<byte[]> reader = Caller.start(ThreadKind.PLATFORM, () -> pair.far().within(PATIENCE).recv(SIZE));
            ByteBuffer left = ByteBuffer.wrap(contents);
            while (left.hasRemaining()) {
                if (pair.near().nowait().send(left) instanceof Attempt.Pending<Integer> pending) {
                    Mailbox.self().receive(pending.info().handle(), PATIENCE);
                }
            }
            assertThat(reader.result()).isEqualTo(contents);
            Attempt<byte[]> none = pair.near().nowait().recv(5);
            assertThat(none).isInstanceOf(Attempt.Select.class);
            pair.far().send(bytes("hello"));
            SelectInfo info = ((Attempt.Select<byte[]>) none).info();
            Mailbox.self().receive(info.handle(), PATIENCE);
            assertThat(pair.near().nowait().recv(5)).isInstanceOf(Attempt.Done.class);
        }
    }

    /// The rest of a message that is sent without waiting has the type of its beginning.
    @ParameterizedTest
    @EnumSource
    void theRestOfAMessageIsOfItsType(TlsVersion version) throws Exception {
        try (Pair pair = MadeUp.pair(version)) {
            byte[] large = random(SIZE);
            Msg message = Msg.of(large).with(ControlTypes.TLS_SET_RECORD_TYPE.of(OTHER));
            Attempt<Long> first = pair.near().nowait().sendmsg(message);
            assertThat(first).isInstanceOf(Attempt.Partial.class);
            Caller<Integer> reader = Caller.start(ThreadKind.VIRTUAL, () -> {
                int at = 0;
                while (at < SIZE) {
                    var piece = pair.far().within(PATIENCE).recvmsg(1 << 16, 0, MsgFlags.NONE);
                    assertThat(piece.value(ControlTypes.TLS_GET_RECORD_TYPE)).contains(OTHER);
                    at += piece.data().length;
                }
                return at;
            });
            SelectInfo info = ((Attempt.Partial<Long>) first).info();
            assertThat(pair.near().within(PATIENCE).sendmsg(message.rest(), info)).isPositive();
            assertThat(reader.result()).isEqualTo(SIZE);
        }
    }

    /// Often enough for all ways to wait: a record comes right behind another, and each is found.
    @ParameterizedTest
    @EnumSource
    void recordsBehindAShortReceiveAreFound(ThreadKind kind) throws Exception {
        int rounds = 200;
        try (Pair pair = MadeUp.pair(TlsVersion.TLS_1_3)) {
            Caller<List<String>> reader = Caller.start(kind, () -> {
                List<String> seen = new ArrayList<>();
                Socket socket = pair.far();
                for (int i = 0; i < rounds; i++) {
                    seen.add(text(socket.within(PATIENCE).recvSome(100)));
                    seen.add(text(socket.within(PATIENCE).recvmsg().data()));
                    socket.send(bytes("!"));
                }
                return seen;
            });
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < rounds; i++) {
                pair.near().send(bytes("data"));
                pair.near()
                        .sendmsg(Msg.of(bytes("shake"))
                                .with(ControlTypes.TLS_SET_RECORD_TYPE.of(TlsRecordType.HANDSHAKE)));
                expected.addAll(List.of("data", "shake"));
                assertThat(pair.near().within(PATIENCE).recv(1)).isEqualTo(bytes("!"));
            }
            assertThat(reader.result()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @EnumSource
    void streamsAndChannelsCarryIt(ThreadKind kind) throws Exception {
        byte[] contents = random(300_000);
        try (Pair pair = MadeUp.pair(TlsVersion.TLS_1_3)) {
            Caller<byte[]> reader = Caller.start(kind, () -> pair.far().inputStream().readAllBytes());
            try (OutputStream out = pair.near().outputStream()) {
                out.write(contents, 0, 100_000);
                ByteBuffer direct = ByteBuffer.allocateDirect(200_000).put(contents, 100_000, 200_000).flip();
                while (direct.hasRemaining()) {
                    pair.near().byteChannel().write(direct);
                }
            }
            assertThat(reader.result()).isEqualTo(contents);
        }
    }
}
