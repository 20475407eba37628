package dev.osock.nowait;

import static dev.osock.nowait.Party.done;
import static dev.osock.testing.sockets.Bytes.bytes;
import static java.time.Duration.ZERO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.osock.Attempt;
import dev.osock.NowaitIo;
import dev.osock.OtpOptions;
import dev.osock.Socket;
import dev.osock.address.Sockaddr;
import dev.osock.error.SocketException;
import dev.osock.message.MsgFlags;
import dev.osock.message.Received;
import dev.osock.option.ReceiveBuffer;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import java.nio.ByteBuffer;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The nowait calls that are done at once, in all their forms.
@Bounded
class NowaitTransferTest {

    /// Every [SocketKind] by the two sorts of buffer.
    static Stream<Arguments> byBuffer() {
        return Stream.of(SocketKind.values())
                .flatMap(kind -> Stream.<IntFunction<ByteBuffer>>of(ByteBuffer::allocate, ByteBuffer::allocateDirect)
                        .map(buffers -> Arguments.of(kind, buffers)));
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL)
    void arraysAreSentAndReceived(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            NowaitIo near = pair.near().nowait();
            NowaitIo far = pair.far().nowait();
            assertThat(done(near.send(bytes("12345")))).isEqualTo(5);
            assertThat(done(far.recv())).isEqualTo(bytes("12345"));
            assertThat(done(near.send(bytes("678"), MsgFlags.DONTROUTE))).isEqualTo(3);
            assertThat(done(far.recv(3, MsgFlags.PEEK))).isEqualTo(bytes("678"));
            assertThat(done(far.recv(3))).isEqualTo(bytes("678"));
        }
    }

    @ParameterizedTest
    @MethodSource("byBuffer")
    void buffersAreSentAndFilledAndTheirPositionsMove(SocketKind kind, IntFunction<ByteBuffer> buffers)
            throws Exception {
        try (Pair pair = kind.pair()) {
            ByteBuffer out = buffers.apply(10).put(bytes("..12345...")).flip().position(2).limit(7);
            assertThat(done(pair.near().nowait().send(out))).isEqualTo(5);
            assertThat(out.position()).isEqualTo(7);
            ByteBuffer in = buffers.apply(10).position(3);
            assertThat(done(pair.far().nowait().recv(in))).isEqualTo(5);
            assertThat(in.position()).isEqualTo(8);
            assertThat(in.slice(3, 5)).isEqualTo(ByteBuffer.wrap(bytes("12345")));

            assertThat(done(pair.near().nowait().send(out.position(2), MsgFlags.NONE))).isEqualTo(5);
            assertThat(done(pair.far().nowait().recv(in.clear(), MsgFlags.PEEK))).isEqualTo(5);
            assertThat(done(pair.far().nowait().recv(in.clear()))).isEqualTo(5);
        }
    }

    @ParameterizedTest
    @MethodSource("byBuffer")
    void aReadOnlyBufferIsSentAndNotFilled(SocketKind kind, IntFunction<ByteBuffer> buffers) throws Exception {
        try (Pair pair = kind.pair()) {
            ByteBuffer buffer = buffers.apply(3).asReadOnlyBuffer();
            assertThat(done(pair.near().nowait().send(buffer))).isEqualTo(3);
            buffer.clear();
            assertThatIllegalArgumentException().isThrownBy(() -> pair.far().nowait().recv(buffer));
            assertThatIllegalArgumentException().isThrownBy(() -> pair.far().nowait().recvfrom(buffer));
            assertThat(done(pair.far().nowait().recv(3))).hasSize(3);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.DATAGRAMS)
    void datagramsAreSentToAnAddressAndTellTheirSource(SocketKind kind) throws Exception {
        try (Socket near = kind.bound(); Socket far = kind.bound()) {
            Sockaddr from = near.sockname();
            Sockaddr to = far.sockname();
            assertThat(done(near.nowait().sendto(bytes("12345"), to))).isEqualTo(5);
            assertIs(done(far.nowait().recvfrom()), from, "12345");
            assertThat(done(near.nowait().sendto(ByteBuffer.wrap(bytes("12345")), to, MsgFlags.NONE))).isEqualTo(5);
            assertIs(done(far.nowait().recvfrom(3, MsgFlags.PEEK)), from, "123");
            assertIs(done(far.nowait().recvfrom(3)), from, "123");
        }
    }

    @ParameterizedTest
    @MethodSource("byBuffer")
    void buffersAreSentToAnAddressAndTellTheirSource(SocketKind kind, IntFunction<ByteBuffer> buffers)
            throws Exception {
        if (kind.isConnecting()) {
            return;
        }
        try (Socket near = kind.bound(); Socket far = kind.bound()) {
            ByteBuffer out = buffers.apply(5).put(bytes("12345")).flip();
            assertThat(done(near.nowait().sendto(out, far.sockname()))).isEqualTo(5);
            assertThat(out.hasRemaining()).isFalse();
            ByteBuffer in = buffers.apply(8);
            assertThat(done(far.nowait().recvfrom(in))).isEqualTo(near.sockname());
            assertThat(in.flip()).isEqualTo(out.flip());
            assertThat(done(near.nowait().sendto(out, far.sockname(), MsgFlags.NONE))).isEqualTo(5);
            assertThat(done(far.nowait().recvfrom(in.clear(), MsgFlags.PEEK))).isEqualTo(near.sockname());
            assertThat(in.position()).isEqualTo(5);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.MESSAGES)
    void anEmptyMessageIsDone(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            assertThat(done(pair.near().nowait().send(new byte[0]))).isZero();
            assertThat(done(pair.far().nowait().recv())).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS)
    void aReceiveOfSeveralBuffersIsDoneWithWhatIsThereAndLeavesNoPlace(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            Socket socket = pair.near();
            socket.setopt(OtpOptions.RCVBUF, new ReceiveBuffer(3, 4));
            pair.far().send(bytes("abcdefgh"));
            assertThat(done(socket.nowait().recv())).isEqualTo(bytes("abcdefgh"));
            assertThat(socket.info().numReaders()).isZero();
            pair.far().send(bytes("abcdefghijklmnop"));
            assertThat(socket.within(ZERO).recv()).isEqualTo(bytes("abcdefghijkl"));
            assertThat(done(socket.nowait().recv())).isEqualTo(bytes("mnop"));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS)
    void aPeekReadsOnce(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            Socket socket = pair.near();
            pair.far().send(bytes("abc"));
            assertThat(done(socket.nowait().recv(5, MsgFlags.PEEK))).isEqualTo(bytes("abc"));
            ByteBuffer buffer = ByteBuffer.allocate(5);
            assertThat(done(socket.nowait().recv(buffer, MsgFlags.of(MsgFlags.PEEK, MsgFlags.WAITALL)))).isEqualTo(3);
            socket.setopt(OtpOptions.RCVBUF, new ReceiveBuffer(3, 2));
            assertThat(done(socket.nowait().recv(0, MsgFlags.PEEK))).isEqualTo(bytes("abc"));
            assertThat(socket.recv(3)).isEqualTo(bytes("abc"));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS)
    void aReceiveIntoAFullBufferIsDone(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            assertThat(done(pair.near().nowait().recv(ByteBuffer.allocate(0)))).isZero();
            assertThat(done(pair.near().nowait().send(new byte[0]))).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.CONNECTING)
    void aConnectionThatWaitsIsAccepted(SocketKind kind) throws Exception {
        try (Socket listener = kind.listener(); Socket client = kind.open()) {
            client.connect(listener.sockname());
            Attempt<Socket> attempt = listener.nowait().accept();
            try (Socket accepted = done(attempt)) {
                client.send(bytes("x"));
                assertThat(accepted.recv()).isEqualTo(bytes("x"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL)
    void wrongArgumentsAreRefused(SocketKind kind) throws SocketException {
        try (Socket socket = kind.open()) {
            NowaitIo nowait = socket.nowait();
            assertThatIllegalArgumentException().isThrownBy(() -> nowait.recv(-1));
            assertThatIllegalArgumentException().isThrownBy(() -> nowait.recvfrom(-1));
            assertThatNullPointerException().isThrownBy(() -> nowait.sendto(new byte[1], null));
            assertThatNullPointerException().isThrownBy(() -> nowait.connect((Sockaddr) null));
            assertThatNullPointerException().isThrownBy(() -> socket.nowait(null));
        }
    }

    private static void assertIs(Received received, Sockaddr source, String data) {
        assertThat(received.source()).isEqualTo(source);
        assertThat(received.data()).isEqualTo(bytes(data));
    }
}
