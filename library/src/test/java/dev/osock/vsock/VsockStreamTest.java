package dev.osock.vsock;

import static dev.osock.testing.sockets.Bytes.TOO_MANY;
import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Bytes.random;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Attempt;
import dev.osock.Deadline;
import dev.osock.ReceivedMsg;
import dev.osock.SelectInfo;
import dev.osock.Socket;
import dev.osock.address.SockaddrVm;
import dev.osock.error.Errno;
import dev.osock.error.Reason;
import dev.osock.error.SocketTimeoutException;
import dev.osock.kind.Domain;
import dev.osock.kind.Shutdown;
import dev.osock.kind.Type;
import dev.osock.message.Msg;
import dev.osock.message.MsgFlags;
import dev.osock.nowait.Party;
import dev.osock.testing.Need;
import dev.osock.testing.Patience;
import dev.osock.testing.Requires;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Failing;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.ThreadKind;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Streams between a machine and itself.
@Requires(Need.VSOCK)
@Bounded
class VsockStreamTest {

    private static final Duration PATIENCE = Patience.seconds(5);

    private static Pair pair() throws Exception {
        return Vsock.pair(Type.STREAM);
    }

    @Test
    void bothEndsHaveAddresses() throws Exception {
        try (Socket listener = Vsock.listener(Type.STREAM); Socket near = Vsock.open(Type.STREAM)) {
            SockaddrVm bound = (SockaddrVm) listener.sockname();
            assertThat(bound.cid()).isEqualTo(SockaddrVm.CID_ANY);
            assertThat(bound.port()).isBetween(1024L, SockaddrVm.PORT_ANY - 1);
            near.connect(SockaddrVm.local(bound.port()));
            try (Socket far = listener.accept()) {
                assertThat(near.peername()).isEqualTo(SockaddrVm.local(bound.port()));
                assertThat(far.domain()).isEqualTo(Domain.VSOCK);
                long port = ((SockaddrVm) near.sockname()).port();
                assertThat(far.peername()).isEqualTo(SockaddrVm.local(port));
                assertThat(((SockaddrVm) far.sockname()).port()).isEqualTo(bound.port());
                assertThat(near).asString().startsWith("vsock/stream");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void bytesGoBothWays(ThreadKind thread) throws Exception {
        try (Pair pair = pair()) {
            byte[] data = random(1 << 20); // more than waits to be received
            Caller<byte[]> back = Caller.start(thread, () -> {
                byte[] got = pair.far().within(PATIENCE).recv(data.length);
                pair.far().within(PATIENCE).send(got);
                return got;
            });
            pair.near().until(Deadline.in(PATIENCE)).send(data);
            assertThat(pair.near().until(Deadline.in(PATIENCE)).recv(data.length)).isEqualTo(data);
            assertThat(back.result()).isEqualTo(data);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aReceiveWaitsForWhatComesAndATimeOutEndsIt(ThreadKind thread) throws Exception {
        try (Pair pair = pair()) {
            Caller<byte[]> waiting = Caller.waiting(thread, () -> pair.far().recv(5));
            pair.near().send(bytes("hel"));
            pair.near().send(bytes("lo"));
            assertThat(waiting.result()).isEqualTo(bytes("hello"));
            Caller<byte[]> late = Caller.start(thread, () -> pair.far().within(ofMillis(50)).recv(5));
            assertThat(late.failure()).isInstanceOf(SocketTimeoutException.class);
            assertThat(Failing.failureOf(() -> pair.far().within(Duration.ZERO).recv(5)))
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSendWaitsForRoom(ThreadKind thread) throws Exception {
        try (Pair pair = pair()) {
            byte[] data = random(TOO_MANY / 4);
            Caller<Integer> sending = Caller.waiting(thread, () -> pair.near().send(data));
            assertThat(pair.far().within(PATIENCE).recv(data.length)).isEqualTo(data);
            assertThat(sending.result()).isEqualTo(data.length);
            long sent = Failing.failureOf(() -> pair.near().within(ofMillis(100)).send(data)).sent();
            assertThat(sent).isBetween(1L, data.length - 1L);
            assertThat(pair.far().within(PATIENCE).recv((int) sent)).hasSize((int) sent);
        }
    }

    @ParameterizedTest
    @EnumSource
    void closingEndsTheCallThatWaits(ThreadKind thread) throws Exception {
        try (Pair pair = pair()) {
            Caller<byte[]> waiting = Caller.waiting(thread, () -> pair.far().recv(5));
            pair.far().close();
            assertThat(waiting.failure().reason()).isEqualTo(Reason.Closed.LOCALLY);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptEndsTheCallThatWaitsAndNotTheSocket(ThreadKind thread) throws Exception {
        try (Pair pair = pair()) {
            Caller<byte[]> waiting = Caller.waiting(thread, () -> pair.far().recv(5));
            waiting.interrupt();
            assertThat(waiting.failure()).hasMessageContaining("nterrupt");
            pair.near().send(bytes("hello"));
            assertThat(pair.far().within(PATIENCE).recv(5)).isEqualTo(bytes("hello"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSideThatHasEndedStillReceives(ThreadKind thread) throws Exception {
        try (Pair pair = pair()) {
            pair.near().send(bytes("last"));
            pair.near().shutdown(Shutdown.WRITE);
            Caller<byte[]> rest = Caller.start(thread, () -> pair.far().within(PATIENCE).recv(4));
            assertThat(rest.result()).isEqualTo(bytes("last"));
            Caller<byte[]> end = Caller.start(thread, () -> pair.far().within(PATIENCE).recv(1));
            assertThat(end.failure().reason()).isEqualTo(Reason.Closed.BY_PEER);
            pair.far().send(bytes("answer"));
            assertThat(pair.near().within(PATIENCE).recv(6)).isEqualTo(bytes("answer"));
            assertThat(Failing.reasonOf(() -> pair.near().send(bytes("x")))).isEqualTo(Errno.EPIPE);
        }
    }

    @Test
    void whatTheClosedPeerSentIsReceivedToTheEnd() throws Exception {
        try (Pair pair = pair()) {
            pair.near().send(bytes("last"));
            pair.near().close();
            assertThat(pair.far().within(PATIENCE).recv(4)).isEqualTo(bytes("last"));
            assertThat(Failing.reasonOf(() -> pair.far().within(PATIENCE).recv(1)))
                    .isEqualTo(Reason.Closed.BY_PEER);
            assertThat(Failing.reasonOf(() -> pair.far().send(bytes("x")))).isEqualTo(Errno.EPIPE);
        }
    }

    @Test
    void callsThatDoNotWaitAreTold() throws Exception {
        try (Socket listener = Vsock.listener(Type.STREAM);
                Socket near = Vsock.open(Type.STREAM);
                Party party = new Party();
                Party other = new Party()) {
            SelectInfo accepting = other.selects(() -> listener.nowait().accept());
            Attempt<Socket> connecting = party.does(() -> near.nowait().connect(Vsock.local(listener)));
            if (connecting instanceof Attempt.Select<Socket>(SelectInfo info)) {
                party.isTold(near, info);
                party.finishes(() -> near.nowait().connect());
            }
            other.isTold(listener, accepting);
            try (Socket far = other.finishes(() -> listener.nowait().accept())) {
                SelectInfo receiving = party.selects(() -> near.nowait().recv(5));
                far.send(bytes("hello"));
                party.isTold(near, receiving);
                assertThat(party.finishes(() -> near.nowait().recv(5))).isEqualTo(bytes("hello"));
                ByteBuffer much = ByteBuffer.wrap(random(TOO_MANY / 8));
                Attempt.Partial<Integer> sending = party.beginsTo(() -> near.nowait().send(much));
                assertThat(sending.value()).isEqualTo(much.position());
                byte[] got = far.within(PATIENCE).recv(much.position());
                party.isTold(near, sending.info());
                assertThat(got).isEqualTo(java.util.Arrays.copyOf(much.array(), much.position()));
                SelectInfo waiting = party.selects(() -> near.nowait().recv(5));
                far.close();
                party.isTold(near, waiting);
                assertThat(party.fails(() -> near.nowait().recv(5))).isEqualTo(Reason.Closed.BY_PEER);
            }
        }
    }

    @Test
    void messagesHaveSeveralBuffers() throws Exception {
        try (Pair pair = pair()) {
            ByteBuffer direct = ByteBuffer.allocateDirect(3).put(bytes("def")).flip();
            assertThat(pair.near().sendmsg(Msg.of(ByteBuffer.wrap(bytes("abc")), direct))).isEqualTo(6);
            ReceivedMsg message = pair.far().within(PATIENCE).recvmsg();
            assertThat(message.data()).isEqualTo(bytes("abcdef"));
            assertThat(message.ctrl()).isEmpty();
            assertThat(pair.near().sendmmsg(List.of(Msg.of(bytes("abc")), Msg.of(bytes("def"))))).isEqualTo(2);
            assertThat(pair.far().within(PATIENCE).recv(6)).isEqualTo(bytes("abcdef"));
        }
    }

    @Test
    void streamsAndChannelsCarryItToItsEnd(@TempDir Path folder) throws Exception {
        byte[] data = random(300_000);
        Path file = Files.write(folder.resolve("file"), data);
        try (Pair pair = pair()) {
            Caller<Void> sender = Caller.start(ThreadKind.VIRTUAL, () -> {
                pair.near().outputStream().write(data);
                pair.near().sendfile(file);
                pair.near().shutdown(Shutdown.WRITE);
                return null;
            });
            assertThat(pair.far().inputStream().readNBytes(data.length)).isEqualTo(data);
            ByteBuffer rest = ByteBuffer.allocate(data.length + 1);
            while (pair.far().byteChannel().read(rest) >= 0) {}
            assertThat(rest.flip()).isEqualTo(ByteBuffer.wrap(data));
            sender.result();
            assertThat(pair.far().inputStream().available()).isZero();
            assertThat(pair.far().inputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void aLookLeavesWhatIsThere() throws Exception {
        try (Pair pair = pair()) {
            pair.near().send(bytes("hello"));
            assertThat(pair.far().within(PATIENCE).recv(5)).isEqualTo(bytes("hello"));
            pair.near().send(bytes("again"));
            assertThat(pair.far().within(PATIENCE).recv(5, MsgFlags.PEEK)).isEqualTo(bytes("again"));
            assertThat(pair.far().within(PATIENCE).recv(5)).isEqualTo(bytes("again"));
        }
    }

    @Test
    void thereIsNoUrgentData() throws Exception {
        try (Pair pair = pair()) {
            assertThat(Failing.reasonOf(() -> pair.near().send(bytes("!"), MsgFlags.OOB)))
                    .isEqualTo(Errno.EOPNOTSUPP);
        }
    }
}
