package dev.osock.nowait;

import static dev.osock.testing.sockets.Bytes.TOO_MANY;
import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Failing.failureOf;
import static dev.osock.testing.sockets.Failing.reasonOf;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.osock.Attempt;
import dev.osock.SelectInfo;
import dev.osock.Socket;
import dev.osock.SocketMessage;
import dev.osock.SocketMessage.AbortMessage;
import dev.osock.SocketMessage.SelectMessage;
import dev.osock.address.Sockaddr;
import dev.osock.error.Errno;
import dev.osock.error.Reason;
import dev.osock.error.SocketInvalidException;
import dev.osock.kind.WriteState;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Failing;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

/// The states of a connection attempt.
@Bounded
@OnThread
class NowaitConnectTest {

    private static final int TRIES = 20;

    @ParameterizedTest
    @MethodSource(Kinds.CONNECTING_BY_THREAD)
    void scenario14OthersAreKeptFromAPendingConnectWhichItsOwnCallerFinishes(SocketKind kind, ThreadKind thread)
            throws Exception {
        try (var slow = new SlowConnect(kind); Party a = new Party(); Party b = new Party()) {
            Socket client = slow.client();
            Sockaddr address = slow.address();
            SelectInfo info = a.selects(() -> client.nowait().connect(address));
            assertThat(b.fails(() -> client.connect(address))).isEqualTo(Reason.Already.ALREADY);
            assertThat(b.fails(() -> client.nowait().connect(address))).isEqualTo(Reason.Already.ALREADY);
            assertThatIllegalStateException().isThrownBy(() -> b.runs(client::connect));
            assertThatIllegalStateException().isThrownBy(() -> b.does(() -> client.nowait().connect()));
            assertThat(b.fails(() -> client.send(bytes("x")))).isInstanceOf(Reason.Invalid.class);
            assertThat(b.fails(() -> client.cancel(info))).isInstanceOf(Reason.Invalid.class);
            slow.release();
            a.isTold(client, info);
            assertThat(a.finishes(() -> client.nowait().connect())).isSameAs(client);
            assertThat(client.peername()).isEqualTo(address);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.INET_STREAMS_BY_THREAD)
    void scenario14ARefusedConnectIsToldAndThenFails(SocketKind kind, ThreadKind thread) throws Exception {
        try (Socket gone = kind.bound(); Socket client = kind.open(); Party a = new Party()) {
            SelectInfo info = a.selects(() -> client.nowait().connect(gone.sockname()));
            a.isTold(client, info);
            assertThat(a.fails(() -> client.nowait().connect())).isEqualTo(Errno.ECONNREFUSED);
            assertThat(client.info().writeStates()).doesNotContain(WriteState.CONNECTING, WriteState.CONNECTED);
            assertThatIllegalStateException().isThrownBy(() -> a.does(() -> client.nowait().connect()));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.CONNECTING_BY_THREAD)
    void aConnectThatIsRefusedAtOnceFailsAtOnce(SocketKind kind, ThreadKind thread) throws Exception {
        try (Socket gone = kind.bound(); Socket client = kind.open(); Party a = new Party()) {
            Reason reason = a.fails(() -> {
                if (client.nowait().connect(gone.sockname()) instanceof Attempt.Select<?>) {
                    client.connect();
                }
            });
            assertThat(reason).isEqualTo(Errno.ECONNREFUSED);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.CONNECTING_BY_THREAD)
    void finishingInTheBlockingWayWaitsForTheConnection(SocketKind kind, ThreadKind thread) throws Exception {
        try (var slow = new SlowConnect(kind); Party a = new Party()) {
            a.selects(() -> slow.client().nowait().connect(slow.address()));
            slow.release();
            a.runs(slow.client()::connect);
            slow.client().send(bytes("hello"));
            try (Socket accepted = slow.accept()) {
                assertThat(accepted.recv()).isEqualTo(bytes("hello"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.INET_STREAMS_BY_THREAD)
    void connectingAgainFinishesIfTheAddressIsTheSame(SocketKind kind, ThreadKind thread) throws Exception {
        try (var slow = new SlowConnect(kind); Party a = new Party(); Socket other = kind.bound()) {
            Socket client = slow.client();
            SelectInfo info = a.selects(() -> client.nowait().connect(slow.address()));
            assertThat(a.fails(() -> client.connect(other.sockname()))).isEqualTo(Errno.EALREADY);
            assertThat(a.fails(() -> client.nowait().connect(other.sockname()))).isEqualTo(Errno.EALREADY);
            a.isTold(client, info);
            a.runs(() -> client.connect(slow.address()));
            assertThat(client.peername()).isEqualTo(slow.address());
            assertThat(client).asString().contains(slow.address().toString());
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_ANY, names = {".*_STREAM", ".*_SEQPACKET"})
    void finishingTooEarlyDoesNotPretend(SocketKind kind) throws Exception {
        try (var full = new FullListener(kind); Party a = new Party()) {
            Socket client = full.client();
            SelectInfo first = a.selects(() -> client.nowait().connect(full.address()));
            SelectInfo second = a.selects(() -> client.nowait().connect());
            assertThat(client.info().writeStates()).contains(WriteState.CONNECTING)
                    .doesNotContain(WriteState.CONNECTED);
            assertThat(a.fails(() -> client.cancel(first))).isInstanceOf(Reason.Invalid.class);
            assertThat(a.fails(() -> client.within(ofMillis(30)).connect())).isEqualTo(Reason.Timeout.TIMEOUT);
            assertThat(a.fails(() -> client.cancel(second))).isInstanceOf(Reason.Invalid.class);
            assertThat(client.info().writeStates()).doesNotContain(WriteState.CONNECTING, WriteState.CONNECTED);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_ANY, names = {".*_STREAM", ".*_SEQPACKET"})
    void aConnectToAFullListenerIsToldWhenThereIsRoom(SocketKind kind) throws Exception {
        try (var full = new FullListener(kind); Party a = new Party()) {
            Socket client = full.client();
            SelectInfo info = a.selects(() -> client.nowait().connect(full.address()));
            full.release();
            while (true) {
                a.isTold(client, info);
                if (a.does(() -> client.nowait().connect()) instanceof Attempt.Select<?>(SelectInfo again)) {
                    info = again;
                } else {
                    break;
                }
            }
            assertThat(client.peername()).isEqualTo(full.address());
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.CONNECTING_BY_THREAD)
    void finishingWhatWasNotBegunIsAMistake(SocketKind kind, ThreadKind thread) throws Exception {
        try (Socket client = kind.open(); Pair pair = kind.pair()) {
            assertThatIllegalStateException().isThrownBy(client::connect);
            assertThatIllegalStateException().isThrownBy(() -> client.nowait().connect());
            assertThatIllegalStateException().isThrownBy(() -> client.within(ZERO).connect());
            assertThatIllegalStateException().isThrownBy(pair.near()::connect);
            client.close();
            assertThat(reasonOf(client::connect)).isEqualTo(Reason.Closed.LOCALLY);
            assertThat(reasonOf(() -> client.nowait().connect())).isEqualTo(Reason.Closed.LOCALLY);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS_BY_THREAD)
    void connectWhileWritingIsInvalid(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair(); Party a = new Party(); Party b = new Party()) {
            Socket socket = pair.near();
            Sockaddr address = pair.far().sockname();
            a.beginsTo(() -> socket.nowait().send(new byte[TOO_MANY]));
            for (Party each : new Party[] {a, b}) {
                assertThat(each.fails(() -> socket.nowait().connect(address))).isInstanceOf(Reason.Invalid.class);
                assertThat(each.fails(() -> socket.connect(address))).isInstanceOf(Reason.Invalid.class);
                assertThat(each.fails(socket::connect)).isInstanceOf(Reason.Invalid.class);
                assertThat(each.fails(() -> socket.nowait().connect())).isInstanceOf(Reason.Invalid.class);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.CONNECTING_BY_THREAD)
    void sendWhileConnectingIsInvalidAndReceivingIsNot(SocketKind kind, ThreadKind thread) throws Exception {
        try (var slow = new SlowConnect(kind); Party a = new Party(); Party b = new Party()) {
            Socket client = slow.client();
            a.selects(() -> client.nowait().connect(slow.address()));
            for (Party each : new Party[] {a, b}) {
                assertThat(each.does(() -> failureOf(() -> client.nowait().send(bytes("x")))))
                        .isInstanceOf(SocketInvalidException.class);
                assertThat(each.does(() -> failureOf(() -> client.nowait().sendto(bytes("x"), slow.address()))))
                        .isInstanceOf(SocketInvalidException.class);
                assertThat(each.fails(() -> client.within(ZERO).send(bytes("x")))).isInstanceOf(Reason.Invalid.class);
            }
            if (kind.isInet()) {
                a.selects(() -> client.nowait().recv());
            } else {
                assertThat(a.fails(() -> client.nowait().recv())).isInstanceOf(Errno.class);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.CONNECTING_BY_THREAD)
    void aCancelledConnectIsForgotten(SocketKind kind, ThreadKind thread) throws Exception {
        try (var slow = new SlowConnect(kind); Party a = new Party()) {
            Socket client = slow.client();
            SelectInfo info = a.selects(() -> client.nowait().connect(slow.address()));
            a.runs(() -> client.cancel(info));
            assertThat(client.info().writeStates()).doesNotContain(WriteState.CONNECTING);
            slow.release();
            a.isToldNothing();
            assertThatIllegalStateException().isThrownBy(() -> a.runs(client::connect));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.CONNECTING_BY_THREAD)
    void aDeadConnectorIsForgotten(SocketKind kind, ThreadKind thread) throws Exception {
        try (var slow = new SlowConnect(kind); Party b = new Party()) {
            Socket client = slow.client();
            try (Party a = new Party()) {
                a.selects(() -> client.nowait().connect(slow.address()));
            }
            assertThat(client.info().writeStates()).doesNotContain(WriteState.CONNECTING);
            assertThatIllegalStateException().isThrownBy(() -> b.runs(client::connect));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.CONNECTING_BY_THREAD)
    void closingAbortsAPendingConnect(SocketKind kind, ThreadKind thread) throws Exception {
        boolean aborted = false;
        for (int i = 0; i < TRIES && !aborted; i++) {
            try (var full = new FullListener(kind); Party a = new Party()) {
                SelectInfo info = a.selects(() -> full.client().nowait().connect(full.address()));
                full.client().close();
                var abort = new AbortMessage(full.client(), info.handle(), Reason.Closed.LOCALLY);
                var select = new SelectMessage(full.client(), info.handle());
                SocketMessage told = a.next();
                // on a slow machine, the pause after which a local socket is to try again may be over before the close
                assertThat(told).isIn(kind.isLocal() ? List.of(abort, select) : List.of(abort));
                aborted = told.equals(abort);
                assertThat(a.fails(full.client()::connect)).isEqualTo(Reason.Closed.LOCALLY);
            }
        }
        assertThat(aborted).isTrue();
    }

    @ParameterizedTest
    @MethodSource(Kinds.DATAGRAMS)
    void aDatagramSocketConnectsAtOnceAsOftenAsOneLikes(SocketKind kind) throws Exception {
        try (Socket socket = kind.bound(); Socket one = kind.bound(); Socket two = kind.bound()) {
            assertThat(Party.done(socket.nowait().connect(one.sockname()))).isSameAs(socket);
            assertThat(Party.done(socket.nowait().connect(two.sockname()))).isSameAs(socket);
            assertThat(socket.peername()).isEqualTo(two.sockname());
            assertThat(Failing.reasonOf(() -> socket.nowait().accept())).isInstanceOf(Errno.class);
        }
    }
}
