package dev.osock.mailbox;

import static dev.osock.testing.sockets.Bytes.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Mailbox;
import dev.osock.OtpOptions;
import dev.osock.SelectInfo;
import dev.osock.Socket;
import dev.osock.error.Reason;
import dev.osock.nowait.Party;
import dev.osock.testing.Patience;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import java.util.concurrent.Callable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Two threads that act as one mailbox are one caller.
@Bounded
class SharedMailboxTest {

    private static <T> T onAnotherThread(ThreadKind thread, Party party, Callable<T> call) throws Exception {
        return Caller.start(thread, () -> party.does(call)).result();
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void theCallOfOneReplacesTheOthers(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair(); Party a = new Party()) {
            Socket socket = pair.near();
            SelectInfo old = a.selects(() -> socket.nowait().recv());
            SelectInfo info = onAnotherThread(thread, a, () -> Party.selected(socket.nowait().recv()));
            assertThat(a.fails(() -> socket.cancel(old))).isInstanceOf(Reason.Invalid.class);
            assertThat(socket.info().numReaders()).isOne();
            pair.far().send(bytes("x"));
            a.isTold(socket, info);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void oneCancelsReceivesForAndFinishesTheCallOfTheOther(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair(); Party a = new Party()) {
            Socket socket = pair.near();
            SelectInfo cancelled = a.selects(() -> socket.nowait().recv());
            onAnotherThread(thread, a, () -> {
                socket.cancel(cancelled);
                return null;
            });
            SelectInfo info = a.selects(() -> socket.nowait().recv());
            pair.far().send(bytes("x"));
            onAnotherThread(thread, a, () -> {
                a.isTold(socket, info);
                return null;
            });
            assertThat(onAnotherThread(thread, a, () -> Party.done(socket.nowait().recv()))).isEqualTo(bytes("x"));
            assertThat(socket.info().numReaders()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void whatOneOpensTheOtherOwns(SocketKind kind, ThreadKind thread) throws Exception {
        try (Party a = new Party(); Socket socket = onAnotherThread(thread, a, kind::open)) {
            a.runs(() -> socket.setopt(OtpOptions.META, "ours"));
            assertThat(socket.getopt(OtpOptions.META)).isEqualTo("ours");
            assertThat(socket.info().owner()).contains(a.mailbox());
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void aNowaitCallQueuesBehindACallOfTheOtherThatBlocks(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair(); Party a = new Party()) {
            Socket socket = pair.near();
            var blocked = Caller.waiting(thread, () -> a.does(() -> socket.recv(1)));
            SelectInfo info = a.selects(() -> socket.nowait().recv(1));
            assertThat(socket.info().numReaders()).isEqualTo(2);
            pair.far().send(bytes("1"));
            assertThat(blocked.result()).isEqualTo(bytes("1"));
            pair.far().send(bytes("2"));
            a.isTold(socket, info);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void itOutlivesItsThreads(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair(); Mailbox mailbox = Mailbox.create(); Party b = new Party()) {
            Socket socket = pair.near();
            Caller.start(thread, () -> mailbox.call(() -> socket.nowait().recv())).result();
            Thread.sleep(5);
            b.selects(() -> socket.nowait().recv());
            assertThat(socket.info().numReaders()).isEqualTo(2);
            pair.far().send(bytes("x"));
            assertThat(mailbox.receive(Patience.seconds(5))).isPresent();
        }
    }
}
