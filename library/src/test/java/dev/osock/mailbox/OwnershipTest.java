package dev.osock.mailbox;

import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Failing.failureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.osock.Mailbox;
import dev.osock.OtpOptions;
import dev.osock.Socket;
import dev.osock.SocketRegistry;
import dev.osock.error.Reason;
import dev.osock.error.SocketInvalidException;
import dev.osock.kind.ReadState;
import dev.osock.kind.Shutdown;
import dev.osock.nowait.OnThread;
import dev.osock.nowait.Party;
import dev.osock.option.Linger;
import dev.osock.option.SocketOptions;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Bytes;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Who owns a socket, and what that means.
@Bounded
@OnThread
class OwnershipTest {

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void whoOpensASocketOwnsIt(SocketKind kind, ThreadKind thread) throws Exception {
        try (Party a = new Party(); Socket own = kind.open(); Socket others = a.does(kind::open)) {
            assertThat(own.getopt(OtpOptions.CONTROLLING_PROCESS)).isSameAs(Mailbox.self());
            assertThat(own.info().owner()).contains(Mailbox.self());
            assertThat(others.getopt(OtpOptions.CONTROLLING_PROCESS)).isSameAs(a.mailbox());
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.CONNECTING_BY_THREAD)
    void whoAcceptsAConnectionOwnsIt(SocketKind kind, ThreadKind thread) throws Exception {
        try (Socket listener = kind.listener();
                Socket client = kind.open();
                Party a = new Party();
                Party b = new Party()) {
            client.connect(listener.sockname());
            try (Socket accepted = a.does(() -> listener.accept())) {
                assertThat(accepted.info().owner()).contains(a.mailbox());
            }
            try (Socket second = kind.open()) {
                second.connect(listener.sockname());
                try (Socket accepted = b.finishes(() -> listener.nowait().accept())) {
                    assertThat(accepted.info().owner()).contains(b.mailbox());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void anOwnerMayHandASocketOverAndThenHasNoSayOverIt(SocketKind kind, ThreadKind thread) throws Exception {
        try (Party a = new Party(); Party b = new Party(); Socket socket = a.does(kind::open)) {
            a.runs(() -> socket.setopt(OtpOptions.CONTROLLING_PROCESS, b.mailbox()));
            assertThat(socket.getopt(OtpOptions.CONTROLLING_PROCESS)).isSameAs(b.mailbox());
            assertThat(a.fails(() -> socket.setopt(OtpOptions.CONTROLLING_PROCESS, a.mailbox())))
                    .isInstanceOf(Reason.Invalid.class);
            a.close();
            assertThat(socket.isOpen()).isTrue();
            b.close();
            assertThat(socket.isOpen()).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void anOwnerMayHandASocketToItself(SocketKind kind, ThreadKind thread) throws Exception {
        try (Party a = new Party(); Socket socket = a.does(kind::open)) {
            a.runs(() -> socket.setopt(OtpOptions.CONTROLLING_PROCESS, a.mailbox()));
            assertThat(socket.info().owner()).contains(a.mailbox());
            a.close();
            assertThat(socket.isOpen()).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void nobodyElseMayHandASocketOver(SocketKind kind, ThreadKind thread) throws Exception {
        try (Party a = new Party(); Socket socket = a.does(kind::open)) {
            var failure = failureOf(() -> socket.setopt(OtpOptions.CONTROLLING_PROCESS, Mailbox.self()));
            assertThat(failure).isInstanceOf(SocketInvalidException.class).hasMessageContaining("not the owner");
            assertThat(socket.info().owner()).contains(a.mailbox());
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void aSocketThatIsHandedToADeadMailboxIsClosedAtOnce(SocketKind kind, ThreadKind thread) throws Exception {
        try (Party dead = new Party(); Socket socket = kind.open()) {
            dead.close();
            socket.setopt(OtpOptions.CONTROLLING_PROCESS, dead.mailbox());
            assertThat(socket.isOpen()).isFalse();
            assertThat(socket.info().owner()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void anybodyMayUseAndCloseASocket(SocketKind kind, ThreadKind thread) throws Exception {
        try (Party a = new Party(); Party b = new Party(); Pair pair = a.does(kind::pair)) {
            b.runs(() -> pair.near().setopt(SocketOptions.RCVBUF, 10_000));
            b.runs(() -> pair.near().setopt(OtpOptions.IOW, true));
            b.runs(() -> pair.near().send(bytes("x")));
            assertThat(b.does(() -> pair.far().recv())).isEqualTo(bytes("x"));
            b.runs(pair.near()::close);
            assertThat(pair.near().isOpen()).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void onlyTheOwnerMaySetTheMetaValueAndAnybodyMayReadIt(SocketKind kind, ThreadKind thread) throws Exception {
        try (Party a = new Party(); Socket socket = a.does(kind::open)) {
            assertThat(socket.getopt(OtpOptions.META)).isSameAs(OtpOptions.UNDEFINED).hasToString("undefined");
            a.runs(() -> socket.setopt(OtpOptions.META, "a value"));
            assertThat(socket.getopt(OtpOptions.META)).isEqualTo("a value");
            assertThat(failureOf(() -> socket.setopt(OtpOptions.META, "mine")))
                    .isInstanceOf(SocketInvalidException.class);
            a.runs(() -> socket.setopt(OtpOptions.META, a.mailbox()));
            assertThat(socket.getopt(OtpOptions.META)).isSameAs(a.mailbox());
            a.runs(() -> socket.setopt(OtpOptions.META, OtpOptions.UNDEFINED));
            assertThat(socket.getopt(OtpOptions.META)).isSameAs(OtpOptions.UNDEFINED);
            assertThatNullPointerException().isThrownBy(() -> a.runs(() -> socket.setopt(OtpOptions.META, null)));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void aClosedSocketHasNoOwner(SocketKind kind, ThreadKind thread) throws Exception {
        Socket socket = kind.open();
        socket.close();
        assertThat(socket.info().owner()).isEmpty();
        assertThat(failureOf(() -> socket.getopt(OtpOptions.CONTROLLING_PROCESS)).reason())
                .isEqualTo(Reason.Closed.LOCALLY);
        assertThat(failureOf(() -> socket.setopt(OtpOptions.CONTROLLING_PROCESS, Mailbox.self())).reason())
                .isEqualTo(Reason.Closed.LOCALLY);
    }

    @ParameterizedTest
    @MethodSource(Kinds.INET_STREAMS_BY_THREAD)
    void theOwnersDeathDoesNotWaitForItsSocketsToLinger(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair(); Party owner = new Party()) {
            Socket socket = pair.near();
            socket.setopt(SocketOptions.LINGER, Linger.seconds(1));
            socket.setopt(OtpOptions.CONTROLLING_PROCESS, owner.mailbox());
            Caller.waiting(thread, () -> socket.send(new byte[Bytes.TOO_MANY]));
            long start = System.nanoTime();
            owner.close();
            assertThat(System.nanoTime() - start).isLessThan(500_000_000);
            while (socket.isOpen()) {
                Thread.sleep(1);
            }
            assertThat(SocketRegistry.whichSockets()).contains(socket);
            assertThat(socket.info().readStates()).containsSubsequence(ReadState.CLOSING, ReadState.CLOSED);
            pair.far().shutdown(Shutdown.READ_WRITE);
            pair.far().close();
            while (SocketRegistry.whichSockets().contains(socket)) {
                Thread.sleep(1);
            }
            assertThat(socket.info().readStates()).contains(ReadState.CLOSING, ReadState.CLOSED);
        }
    }
}
