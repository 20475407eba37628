package dev.osock.nowait;

import static dev.osock.testing.sockets.Failing.reasonOf;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.SelectInfo;
import dev.osock.Socket;
import dev.osock.error.Reason;
import dev.osock.kind.ReadState;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is special about accepting.
@Bounded
@OnThread
class AcceptorsTest {

    @ParameterizedTest
    @MethodSource(Kinds.CONNECTING_BY_THREAD)
    void theNextAcceptorIsToldAtOnceIfFurtherConnectionsWait(SocketKind kind, ThreadKind thread) throws Exception {
        try (Socket listener = kind.listener();
                Socket one = kind.open();
                Socket two = kind.open();
                Party a = new Party();
                Party b = new Party()) {
            SelectInfo first = a.selects(() -> listener.nowait().accept());
            SelectInfo second = b.selects(() -> listener.nowait().accept());
            one.connect(listener.sockname());
            two.connect(listener.sockname());
            a.isTold(listener, first);
            a.finishes(() -> listener.nowait().accept()).close();
            b.isTold(listener, second);
            b.finishes(() -> listener.nowait().accept()).close();
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.CONNECTING_BY_THREAD)
    void anAcceptorThatCallsAgainIsKnownByItsNewHandle(SocketKind kind, ThreadKind thread) throws Exception {
        try (Socket listener = kind.listener(); Socket client = kind.open(); Party a = new Party()) {
            SelectInfo old = a.selects(() -> listener.nowait().accept());
            SelectInfo info = a.selects(() -> listener.nowait().accept());
            assertThat(a.fails(() -> listener.cancel(old))).isInstanceOf(Reason.Invalid.class);
            a.runs(() -> listener.cancel(info));
            client.connect(listener.sockname());
            listener.accept().close();
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.CONNECTING_BY_THREAD)
    void anAcceptThatTimesOutOnARetryLeavesNobodyHanging(SocketKind kind, ThreadKind thread) throws Exception {
        try (Socket listener = kind.listener();
                Socket client = kind.open();
                Party a = new Party();
                Party b = new Party()) {
            a.selects(() -> listener.nowait().accept());
            SelectInfo second = b.selects(() -> listener.nowait().accept());
            assertThat(a.fails(() -> listener.within(ofMillis(5)).accept())).isEqualTo(Reason.Timeout.TIMEOUT);
            client.connect(listener.sockname());
            b.isTold(listener, second);
            b.finishes(() -> listener.nowait().accept()).close();
            assertThat(listener.info().readStates()).doesNotContain(ReadState.ACCEPTING);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.CONNECTING_BY_THREAD)
    void anAcceptWithTimeOutZeroDoesNotGetPastTheQueue(SocketKind kind, ThreadKind thread) throws Exception {
        try (Socket listener = kind.listener(); Socket client = kind.open(); Party a = new Party()) {
            SelectInfo info = a.selects(() -> listener.nowait().accept());
            client.connect(listener.sockname());
            a.isTold(listener, info);
            assertThat(reasonOf(() -> listener.within(ZERO).accept())).isEqualTo(Reason.Timeout.TIMEOUT);
            assertThat(listener.info().numAcceptors()).isOne();
            a.finishes(() -> listener.nowait().accept()).close();
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.CONNECTING_BY_THREAD)
    void blockedAndToldAcceptorsAreServedInOrder(SocketKind kind, ThreadKind thread) throws Exception {
        try (Socket listener = kind.listener();
                Socket one = kind.open();
                Socket two = kind.open();
                Party a = new Party()) {
            var first = Caller.waiting(thread, () -> listener.accept());
            SelectInfo second = a.selects(() -> listener.nowait().accept());
            one.connect(listener.sockname());
            first.result().close();
            a.isToldNothing();
            two.connect(listener.sockname());
            a.isTold(listener, second);
            a.finishes(() -> listener.nowait().accept()).close();
        }
    }
}
