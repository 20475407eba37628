package dev.osock.nowait;

import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Failing.failureOf;
import static dev.osock.testing.sockets.Failing.reasonOf;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Attempt;
import dev.osock.SelectInfo;
import dev.osock.Socket;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.error.Errno;
import dev.osock.error.Reason;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import dev.osock.kind.WriteState;
import dev.osock.option.SocketOptions;
import dev.osock.testing.Need;
import dev.osock.testing.Patience;
import dev.osock.testing.Requires;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Situation;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import dev.osock.testing.sockets.WaitingCall;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A socket that connects more than once: what is true is what the kernel says.
@Bounded
@OnThread
class ConnectAgainTest {

    private static final String FORMS_ON_CONNECTING = "formsOnConnecting";

    /// The ways to connect.
    enum Form {
        BLOCKING {
            @Override
            void connect(Socket socket, Sockaddr address) throws Exception {
                socket.connect(address);
            }
        },
        TIMED {
            @Override
            void connect(Socket socket, Sockaddr address) throws Exception {
                socket.within(Patience.seconds(5)).connect(address);
            }
        },
        NOWAIT {
            @Override
            void connect(Socket socket, Sockaddr address) throws Exception {
                try (Party party = new Party()) {
                    Attempt<Socket> attempt = party.does(() -> socket.nowait().connect(address));
                    while (attempt instanceof Attempt.Select<?>(SelectInfo info)) {
                        party.isTold(socket, info);
                        attempt = party.does(() -> socket.nowait().connect());
                    }
                }
            }
        },
        FINISHED {
            @Override
            void connect(Socket socket, Sockaddr address) throws Exception {
                try (Party party = new Party()) {
                    if (party.does(() -> socket.nowait().connect(address)) instanceof Attempt.Select<?>) {
                        party.runs(socket::connect);
                    }
                }
            }
        };

        abstract void connect(Socket socket, Sockaddr address) throws Exception;
    }

    static Stream<Arguments> formsOnConnecting() {
        return Stream.of(Form.values())
                .flatMap(form -> Stream.of(SocketKind.values())
                        .filter(SocketKind::isConnecting)
                        .flatMap(kind -> Stream.of(ThreadKind.values())
                                .map(thread -> Arguments.of(form, kind, thread))));
    }

    @ParameterizedTest
    @MethodSource(FORMS_ON_CONNECTING)
    void refusedSocketConnectsAsSoonAsSomebodyListens(Form form, SocketKind kind, ThreadKind thread) throws Exception {
        try (Socket peer = kind.bound(); Socket client = kind.open()) {
            Sockaddr address = peer.sockname();
            for (int i = 0; i < 3; i++) {
                assertThat(reasonOf(() -> form.connect(client, address))).isEqualTo(Errno.ECONNREFUSED);
            }
            peer.listen();
            form.connect(client, address);
            assertThat(client.peername()).isEqualTo(address);
            try (Socket accepted = peer.accept()) {
                client.send(bytes("hello"));
                assertThat(accepted.recv(5)).isEqualTo(bytes("hello"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource(FORMS_ON_CONNECTING)
    void connectedSocketIsConnectedAndStaysSo(Form form, SocketKind kind, ThreadKind thread) throws Exception {
        try (Socket one = kind.listener(); Socket other = kind.listener(); Socket client = kind.open()) {
            form.connect(client, one.sockname());
            for (Sockaddr address : new Sockaddr[] {other.sockname(), one.sockname(), other.sockname()}) {
                assertThat(reasonOf(() -> form.connect(client, address))).isEqualTo(Errno.EISCONN);
                assertThat(client).asString().contains(one.sockname().toString());
            }
            assertThat(client.peername()).isEqualTo(one.sockname());
            try (Socket accepted = one.accept()) {
                client.send(bytes("hello"));
                assertThat(accepted.recv(5)).isEqualTo(bytes("hello"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.INET_STREAMS_BY_THREAD)
    void attemptThatTimedOutIsGoneOnWithByAConnectToTheSameAddress(SocketKind kind, ThreadKind thread)
            throws Exception {
        try (Situation full = WaitingCall.CONNECT.on(kind); Socket other = kind.listener()) {
            Socket client = full.socket();
            assertThat(reasonOf(() -> full.call(client.within(ofMillis(30))))).isEqualTo(Reason.Timeout.TIMEOUT);
            assertThat(reasonOf(() -> full.call(client.within(ofMillis(30))))).isEqualTo(Reason.Timeout.TIMEOUT);
            assertThat(reasonOf(() -> client.connect(other.sockname()))).isEqualTo(Errno.EALREADY);
            full.release();
            full.call(client); // when TCP repeats its request, a second after the first
            assertThat(reasonOf(() -> client.connect(other.sockname()))).isEqualTo(Errno.EISCONN);
            assertThat(client).asString().contains(client.peername().toString());
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.INET_STREAMS_BY_THREAD)
    void connectionThatCameWhenNobodyWaitedIsTheOneThatThereIs(SocketKind kind, ThreadKind thread) throws Exception {
        try (Socket one = kind.listener(); Socket other = kind.listener()) {
            for (Sockaddr second : new Sockaddr[] {one.sockname(), other.sockname()}) {
                try (Socket client = kind.open(); Party a = new Party()) {
                    SelectInfo info = a.selects(() -> client.nowait().connect(one.sockname()));
                    a.isTold(client, info);
                    a.runs(() -> client.cancel(info));
                    if (second.equals(one.sockname())) {
                        client.connect(second);
                    } else {
                        assertThat(reasonOf(() -> client.connect(second))).isEqualTo(Errno.EISCONN);
                    }
                    assertThat(client.info().writeStates()).contains(WriteState.CONNECTED);
                    assertThat(client.peername()).isEqualTo(one.sockname());
                    assertThat(client).asString().contains(one.sockname().toString());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.INET_STREAMS_BY_THREAD)
    void refusalThatCameWhenNobodyWaitedIsNotThatOfTheNextConnect(SocketKind kind, ThreadKind thread)
            throws Exception {
        try (Socket gone = kind.bound(); Socket peer = kind.listener(); Party a = new Party()) {
            for (Form form : Form.values()) {
                try (Socket client = kind.open()) {
                    SelectInfo info = a.selects(() -> client.nowait().connect(gone.sockname()));
                    a.isTold(client, info);
                    a.runs(() -> client.cancel(info));
                    form.connect(client, peer.sockname());
                    assertThat(client.peername()).isEqualTo(peer.sockname());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.INET_STREAMS_BY_THREAD)
    void connectIsNotThereBecauseItsErrorHasBeenAskedFor(SocketKind kind, ThreadKind thread) throws Exception {
        try (Socket gone = kind.bound(); Socket client = kind.open(); Party a = new Party()) {
            SelectInfo info = a.selects(() -> client.nowait().connect(gone.sockname()));
            a.isTold(client, info);
            assertThat(client.getopt(SocketOptions.ERROR)).isEqualTo(Errno.ECONNREFUSED);
            assertThat(a.fails(client::connect)).isEqualTo(Errno.ECONNABORTED);
            gone.listen();
            client.connect(gone.sockname());
            assertThat(client.peername()).isEqualTo(gone.sockname());
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.DATAGRAMS)
    void datagramSocketsMessagesNameTheNewPeer(SocketKind kind) throws Exception {
        try (Socket socket = kind.bound(); Socket one = kind.bound(); Socket other = kind.bound()) {
            for (Form form : Form.values()) {
                form.connect(socket, one.sockname());
                form.connect(socket, other.sockname());
                assertThat(socket.peername()).isEqualTo(other.sockname());
                assertThat(socket).asString().contains(other.sockname().toString());
                assertThat(failureOf(() -> socket.within(ofMillis(1)).recv()))
                        .hasMessageContaining(other.sockname().toString());
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS_BY_THREAD)
    void failedConnectLeavesNoPeerBehind(SocketKind kind, ThreadKind thread) throws Exception {
        try (Socket gone = kind.bound(); Socket client = kind.open()) {
            for (Form form : Form.values()) {
                assertThat(failureOf(() -> form.connect(client, gone.sockname())))
                        .hasMessageContaining(gone.sockname().toString());
                assertThat(client).asString().doesNotContain(" to ");
            }
        }
    }

    @Requires(Need.MPTCP)
    @Test
    void connectionsOfSeveralPathsDoSoToo() throws Exception {
        try (Socket peer = Socket.open(Domain.INET, Type.STREAM, Protocol.MPTCP);
                Socket client = Socket.open(Domain.INET, Type.STREAM, Protocol.MPTCP)) {
            peer.bind(SockaddrIn.loopback(0));
            for (Form form : Form.values()) {
                assertThat(reasonOf(() -> form.connect(client, peer.sockname()))).isEqualTo(Errno.ECONNREFUSED);
            }
            peer.listen();
            client.connect(peer.sockname());
            assertThat(reasonOf(() -> client.connect(peer.sockname()))).isEqualTo(Errno.EISCONN);
        }
    }
}
