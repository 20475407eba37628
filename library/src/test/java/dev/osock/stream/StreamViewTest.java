package dev.osock.stream;

import static dev.osock.testing.sockets.Bytes.TOO_MANY;
import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Failing.failureOf;
import static dev.osock.testing.sockets.Failing.reasonOf;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.osock.BlockingIo;
import dev.osock.Deadline;
import dev.osock.Socket;
import dev.osock.SocketByteChannel;
import dev.osock.error.Errno;
import dev.osock.error.Reason;
import dev.osock.error.SocketClosedException;
import dev.osock.error.SocketException;
import dev.osock.kind.Shutdown;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What is our own about streams and channels: the views, the other kinds of socket, the other calls beside them.
@Bounded
class StreamViewTest {

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS_BY_THREAD)
    void everyKindOfStreamSocketHasThem(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair()) {
            InputStream in = pair.near().inputStream();
            SocketByteChannel channel = pair.near().byteChannel();
            assertThat(Outcome.on(thread, () -> pair.far().outputStream().write(bytes("abcdefgh")))).isEqualTo("done");
            assertThat(Outcome.on(thread, () -> in.readNBytes(3))).isEqualTo("abc");
            assertThat(Outcome.on(thread, () -> in.available())).isEqualTo("5");
            assertThat(Outcome.on(thread, () -> channel.read(ByteBuffer.allocate(1)))).isEqualTo("1");
            ByteBuffer[] buffers = {ByteBuffer.allocate(2), ByteBuffer.allocate(9)};
            assertThat(Outcome.on(thread, () -> channel.read(buffers))).isEqualTo("4");
            pair.endOfFar();
            assertThat(Outcome.on(thread, () -> in.read())).isEqualTo("-1");
            assertThat(Outcome.on(thread, () -> in.available())).isEqualTo("0");
            assertThat(Outcome.on(thread, () -> channel.read(ByteBuffer.allocate(1)))).isEqualTo("-1");
            buffers[0].clear();
            assertThat(Outcome.on(thread, () -> channel.read(buffers))).isEqualTo("-1");
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.MESSAGES)
    void socketThatKeepsTheBoundsOfMessagesHasNone(SocketKind kind) throws Exception {
        List<Function<BlockingIo, Object>> asked =
                List.of(BlockingIo::inputStream, BlockingIo::outputStream, BlockingIo::byteChannel);
        try (Socket socket = kind.open()) {
            for (BlockingIo view : List.of(socket, socket.within(ZERO))) {
                assertThat(asked).allSatisfy(each -> assertThatExceptionOfType(UnsupportedOperationException.class)
                        .isThrownBy(() -> each.apply(view))
                        .withMessage("streams and channels are for stream sockets: " + socket));
            }
        }
    }

    @Test
    void nothingIsBuffered() throws Exception {
        try (Pair pair = SocketKind.INET_STREAM.pair()) {
            pair.far().send(bytes("abcdefgh"));
            assertThat(pair.near().inputStream().read()).isEqualTo('a');
            assertThat(pair.near().recv(1)).isEqualTo(bytes("b"));
            assertThat(pair.near().byteChannel().read(ByteBuffer.allocate(1))).isEqualTo(1);
            assertThat(pair.near().within(ZERO).inputStream().readNBytes(2)).isEqualTo(bytes("de"));
            assertThat(pair.near().recv(3)).isEqualTo(bytes("fgh"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void streamWaitsAsItsViewDoes(ThreadKind thread) throws Exception {
        byte[] data = new byte[TOO_MANY];
        try (Pair pair = SocketKind.INET_STREAM.pair()) {
            Socket near = pair.near();
            for (BlockingIo view : List.of(
                    near.within(ZERO), near.within(ofMillis(30)), near.until(Deadline.in(ofMillis(30))),
                    near.until(Deadline.in(ZERO)))) {
                assertThat(Outcome.on(thread, () -> view.inputStream().read())).isEqualTo("timeout");
                assertThat(Outcome.on(thread, () -> view.byteChannel().read(ByteBuffer.allocate(3))))
                        .isEqualTo("timeout");
                ByteBuffer[] two = {ByteBuffer.allocate(3), ByteBuffer.allocate(3)};
                assertThat(Outcome.on(thread, () -> view.byteChannel().read(two))).isEqualTo("timeout");
                assertThat(Outcome.on(thread, () -> view.outputStream().write(data))).isEqualTo("timeout");
                ByteBuffer[] much = {ByteBuffer.wrap(data), ByteBuffer.allocate(3)};
                assertThat(Outcome.on(thread, () -> view.byteChannel().write(much))).isEqualTo("timeout");
            }
            assertThat(near.isOpen()).isTrue();
        }
    }

    @Test
    void writeThatIsNotDoneInTimeTellsHowFarItHasCome() throws Exception {
        byte[] data = new byte[TOO_MANY];
        ByteBuffer buffer = ByteBuffer.allocateDirect(TOO_MANY);
        try (Pair pair = SocketKind.INET_STREAM.pair()) {
            BlockingIo view = pair.near().within(ofMillis(50));
            SocketException late = failureOf(() -> view.outputStream().write(data));
            assertThat(late.sent()).isBetween(1L, TOO_MANY - 1L);
            assertThat(late).hasMessage("write inet/stream/tcp to %s: timeout after 0.05 s, %d bytes sent",
                    pair.near().peername(), late.sent());
            assertThat(pair.far().recv((int) late.sent())).hasSize((int) late.sent());
            SocketException again = failureOf(() -> view.byteChannel().write(buffer));
            assertThat(buffer.position()).isEqualTo((int) again.sent()).isPositive();
        }
    }

    @Test
    void failuresNameTheCallTheSocketAndThePeer() throws Exception {
        try (Pair pair = SocketKind.INET_STREAM.pair(); Socket unconnected = SocketKind.INET_STREAM.open()) {
            assertThat(failureOf(() -> pair.near().within(ZERO).inputStream().read()))
                    .hasMessage("read inet/stream/tcp from " + pair.far().sockname() + ": timeout");
            assertThat(reasonOf(() -> unconnected.inputStream().read())).isEqualTo(Errno.ENOTCONN);
            assertThat(reasonOf(() -> unconnected.byteChannel().read(ByteBuffer.allocate(1))))
                    .isEqualTo(Errno.ENOTCONN);
        }
    }

    @ParameterizedTest
    @EnumSource
    void closeMeanwhileIsTheCause(ThreadKind thread) throws Exception {
        try (Pair pair = SocketKind.LOCAL_STREAM.pair()) {
            SocketByteChannel channel = pair.near().byteChannel();
            var waiting = Caller.waiting(thread, () -> {
                try {
                    return channel.read(ByteBuffer.allocate(1)) + " bytes";
                } catch (AsynchronousCloseException closed) {
                    return closed.getCause() instanceof SocketClosedException cause ? cause.reason().name() : "";
                }
            });
            channel.close();
            assertThat(waiting.result()).isEqualTo(Reason.Closed.LOCALLY.name());
        }
    }

    @Test
    void closingAStreamOfAViewClosesTheSocket() throws Exception {
        for (Function<BlockingIo, AutoCloseable> stream : List.<Function<BlockingIo, AutoCloseable>>of(
                BlockingIo::inputStream, BlockingIo::outputStream, BlockingIo::byteChannel)) {
            try (Pair pair = SocketKind.LOCAL_STREAM.pair()) {
                stream.apply(pair.near().within(ofSeconds(1))).close();
                assertThat(pair.near().isOpen()).isFalse();
                assertThat(pair.far().inputStream().read()).isEqualTo(-1);
            }
        }
    }

    @Test
    void resetThatAnotherStreamHasMetIsNoEnd() throws Exception {
        try (Pair pair = SocketKind.INET_STREAM.pair()) {
            InputStream early = pair.near().inputStream();
            pair.resetByFar();
            assertThat(reasonOf(() -> pair.near().byteChannel().read(ByteBuffer.allocate(1))))
                    .isEqualTo(Errno.ECONNRESET);
            assertThat(reasonOf(early::read)).isEqualTo(Errno.ECONNRESET);
            assertThat(reasonOf(() -> pair.near().inputStream().read())).isEqualTo(Errno.ECONNRESET);
            assertThat(reasonOf(() -> pair.near().recv())).isEqualTo(Reason.Closed.BY_PEER);
        }
    }

    @Test
    void endOfAConnectionAfterAResetOneIsAnEnd() throws Exception {
        try (Socket listener = SocketKind.INET_STREAM.listener(); Socket near = SocketKind.INET_STREAM.open()) {
            near.connect(listener.sockname());
            new Pair(near, listener.accept()).resetByFar();
            assertThat(reasonOf(() -> near.inputStream().read())).isEqualTo(Errno.ECONNRESET);
            near.connect(dev.osock.address.Sockaddr.unspec());
            near.connect(listener.sockname());
            try (Socket far = listener.accept()) {
                far.shutdown(Shutdown.WRITE);
                assertThat(near.inputStream().read()).isEqualTo(-1);
            }
        }
    }

    @Test
    void streamTransfersToAStream() throws Exception {
        try (Pair from = SocketKind.INET_STREAM.pair(); Pair to = SocketKind.LOCAL_STREAM.pair()) {
            OutputStream target = to.near().outputStream();
            from.far().send(bytes("through"));
            from.endOfFar();
            assertThat(from.near().inputStream().transferTo(target)).isEqualTo(7);
            assertThat(to.far().recv(7)).isEqualTo(bytes("through"));
        }
    }
}
