package dev.osock.sctp;

import static dev.osock.sctp.Sctp.asking;
import static dev.osock.sctp.Sctp.at;
import static dev.osock.sctp.Sctp.data;
import static dev.osock.sctp.Sctp.many;
import static dev.osock.sctp.Sctp.next;
import static dev.osock.sctp.Sctp.one;
import static dev.osock.sctp.Sctp.patient;
import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Failing.reasonOf;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.osock.Attempt;
import dev.osock.Mailbox;
import dev.osock.Socket;
import dev.osock.address.InAddr;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrUn;
import dev.osock.error.Errno;
import dev.osock.error.Reason;
import dev.osock.kind.Type;
import dev.osock.message.ControlTypes;
import dev.osock.message.Msg;
import dev.osock.option.Linger;
import dev.osock.option.SctpOptions;
import dev.osock.option.SocketOptions;
import dev.osock.sctp.SctpNotification.AssocChange;
import dev.osock.sctp.SctpNotification.PeerAddrChange;
import dev.osock.testing.Need;
import dev.osock.testing.Patience;
import dev.osock.testing.Requires;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.ThreadKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Associations whose ends have several addresses.
@Requires(Need.SCTP)
@Bounded
class SctpMultihomingTest {

    /// Binds a socket to 127.0.0.`first` and some more, with a port of the system's choice.
    private static Socket bound(Socket socket, int first, int... more) throws Exception {
        socket.bind(at(first, 0));
        List<Sockaddr> others = new ArrayList<>();
        for (int each : more) {
            others.add(at(each, Sctp.port(socket)));
        }
        if (!others.isEmpty()) {
            socket.associations().bindAdd(others);
        }
        return socket;
    }

    @Test
    void bothSidesKnowAllAddresses() throws Exception {
        try (Socket listener = bound(one(), 1, 2); Socket client = bound(one(), 3, 4, 5)) {
            listener.listen();
            patient(client).connect(listener.sockname());
            try (Socket server = patient(listener).accept()) {
                int port = Sctp.port(client);
                assertThat(server.associations().peernames())
                        .containsExactlyInAnyOrder(at(3, port), at(4, port), at(5, port));
                assertThat(client.associations().socknames())
                        .containsExactlyInAnyOrder(at(3, port), at(4, port), at(5, port));
                assertThat(client.associations().peernames())
                        .containsExactlyInAnyOrderElementsOf(listener.associations().socknames())
                        .hasSize(2);
                assertThat(server.getopt(SctpOptions.ASSOCINFO).numberPeerDestinations()).isEqualTo(3);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAssociationIsMadeWithSeveralAddresses(ThreadKind thread) throws Exception {
        try (Socket listener = bound(one(), 1, 2)) {
            listener.listen();
            for (Socket client : new Socket[] {one(), many()}) {
                try (client) {
                    Caller<Void> connects = Caller.start(thread, () -> {
                        patient(client).connect(listener.associations().socknames());
                        return null;
                    });
                    connects.result();
                    AssocId association = client.associations().find(listener.sockname());
                    assertThat(client.associations().peernames(association)).hasSize(2);
                    patient(listener).accept().close();
                }
            }
        }
    }

    @Test
    void nobodyAtAnyOfThemIsRefused() throws Exception {
        try (Socket gone = bound(one(), 1, 2); Socket one = one(); Socket many = many()) {
            List<Sockaddr> addresses = gone.associations().socknames();
            assertThat(reasonOf(() -> patient(one).connect(addresses))).isEqualTo(Errno.ECONNREFUSED);
            assertThat(reasonOf(() -> patient(many).connect(addresses))).isEqualTo(Errno.ECONNREFUSED);
        }
    }

    @Test
    void addressesMustBeOfOnePortAndOfTheInternet() throws Exception {
        try (Socket client = one()) {
            assertThat(reasonOf(() -> patient(client).connect(List.of(at(1, 7), at(2, 8))))).isEqualTo(Errno.EINVAL);
            assertThat(reasonOf(() -> patient(client).connect(List.of(at(1, 7), SockaddrUn.path("/tmp/x")))))
                    .isInstanceOf(Reason.Invalid.class);
            assertThatIllegalArgumentException().isThrownBy(() -> client.connect(List.of()));
            assertThat(reasonOf(() -> client.associations().bindAdd(List.of(SockaddrUn.path("/tmp/x")))))
                    .isInstanceOf(Reason.Invalid.class);
        }
    }

    @Test
    void aConnectToSeveralThatDoesNotWaitTellsWhenItIsThere() throws Exception {
        try (Socket listener = bound(one(), 1, 2)) {
            listener.listen();
            for (Socket client : new Socket[] {one(), many()}) {
                try (client; Mailbox loop = Mailbox.create()) {
                    loop.call(() -> {
                        Attempt<Socket> attempt = client.nowait().connect(listener.associations().socknames());
                        long end = System.nanoTime() + Sctp.PATIENCE.toNanos();
                        while (attempt instanceof Attempt.Select<Socket> && System.nanoTime() < end) {
                            assertThat(loop.receive(Sctp.PATIENCE)).isPresent();
                            attempt = client.nowait().connect();
                        }
                        assertThat(attempt).isEqualTo(new Attempt.Done<>(client));
                        return null;
                    });
                    patient(listener).accept().close();
                }
            }
        }
    }

    @Test
    void aMessageNamesMoreAddressesOfThePeer() throws Exception {
        try (Socket server = bound(many(), 1, 2); Socket client = many()) {
            server.listen();
            patient(client).sendmsg(Msg.of(bytes("x"))
                    .to(at(1, Sctp.port(server)))
                    .with(ControlTypes.SCTP_DSTADDRV4.of(InAddr.of(127, 0, 0, 2))));
            assertThat(data(server).data()).isEqualTo(bytes("x"));
            AssocId association = client.associations().find(at(1, Sctp.port(server)));
            assertThat(client.associations().peernames(association)).hasSize(2);
        }
    }

    @Test
    void thePrimaryAddressIsChanged() throws Exception {
        try (Socket listener = bound(one(), 1, 2); Socket client = one()) {
            listener.listen();
            patient(client).connect(listener.sockname());
            Sockaddr second = at(2, Sctp.port(listener));
            client.setopt(SctpOptions.PRIMARY_ADDR, new SctpAddress(AssocId.FUTURE, second));
            assertThat(client.getopt(SctpOptions.PRIMARY_ADDR).address()).isEqualTo(second);
            assertThat(client.getopt(SctpOptions.STATUS).primary().address()).isEqualTo(second);
            assertThat(reasonOf(() -> client.setopt(
                    SctpOptions.PRIMARY_ADDR, new SctpAddress(AssocId.FUTURE, at(9, 9))))).isEqualTo(Errno.EINVAL);
        }
    }

    @Test
    void aMessageGoesToAnotherAddressThanThePrimaryOne() throws Exception {
        try (Socket server = bound(many(), 1, 2); Socket client = many()) {
            server.listen();
            patient(client).connect(at(1, Sctp.port(server)));
            Sockaddr second = at(2, Sctp.port(server));
            client.sendmsg(Msg.of(bytes("over there"))
                    .to(second)
                    .with(ControlTypes.SCTP_SNDINFO.of(SctpSndinfo.stream(0).withFlags(SctpFlags.ADDR_OVER))));
            assertThat(data(server).data()).isEqualTo(bytes("over there"));
        }
    }

    @Test
    void addressesAreConfirmedByHeartbeats() throws Exception {
        try (Socket listener = bound(one(), 1, 2); Socket client = asking(one(), SctpEventType.ADDRESS)) {
            listener.listen();
            patient(client).connect(listener.sockname());
            PeerAddrChange confirmed = next(client, PeerAddrChange.class);
            assertThat(confirmed.state()).isEqualTo(PeerAddrChange.Change.CONFIRMED);
            assertThat(listener.associations().socknames()).contains(confirmed.address());
        }
    }

    @Test
    void addressesAreAddedAndRemovedWhileAnAssociationLasts() throws Exception {
        try (Socket listener = bound(one(), 1); Socket client = bound(one(), 3)) {
            for (Socket each : new Socket[] {listener, client}) {
                each.setopt(SctpOptions.AUTH_SUPPORTED, SctpAssocValue.of(1));
                each.setopt(SctpOptions.ASCONF_SUPPORTED, SctpAssocValue.of(1));
            }
            asking(listener, SctpEventType.ADDRESS);
            listener.listen();
            patient(client).connect(listener.sockname());
            try (Socket server = patient(listener).accept()) {
                Sockaddr added = at(4, Sctp.port(client));
                client.associations().bindAdd(List.of(added));
                PeerAddrChange come = next(server, PeerAddrChange.class);
                while (!come.state().equals(PeerAddrChange.Change.ADDED)) {
                    come = next(server, PeerAddrChange.class);
                }
                assertThat(come.address()).isEqualTo(added);
                assertThat(server.associations().peernames()).contains(added);
                client.setopt(SctpOptions.SET_PEER_PRIMARY_ADDR, new SctpAddress(AssocId.FUTURE, added));
                long end = System.nanoTime() + Sctp.PATIENCE.toNanos();
                while (!server.getopt(SctpOptions.PRIMARY_ADDR).address().equals(added)
                        && System.nanoTime() < end) {
                    Thread.sleep(10);
                }
                assertThat(server.getopt(SctpOptions.PRIMARY_ADDR).address()).isEqualTo(added);
                client.associations().bindRemove(List.of(at(3, Sctp.port(client))));
                PeerAddrChange gone = next(server, PeerAddrChange.class);
                while (!gone.state().equals(PeerAddrChange.Change.REMOVED)) {
                    gone = next(server, PeerAddrChange.class);
                }
                assertThat(gone.address()).isEqualTo(at(3, Sctp.port(client)));
            }
        }
    }

    @Requires(Need.NETNS)
    @Test
    void aPathThatGoesAwayIsToldAndTheOtherIsUsed() throws Exception {
        try (var hosts = new TwoHosts();
                Socket server = hosts.open(Type.SEQPACKET, hosts.there);
                Socket client = hosts.open(Type.STREAM, hosts.here)) {
            server.bind(hosts.at(1, 2, 7777));
            server.associations().bindAdd(List.of(hosts.at(2, 2, 7777)));
            server.listen();
            client.bind(hosts.at(1, 1, 0));
            client.associations().bindAdd(List.of(hosts.at(2, 1, Sctp.port(client))));
            asking(client, SctpEventType.ADDRESS);
            client.setopt(SctpOptions.EXPOSE_PF_STATE, SctpAssocValue.of(2));
            client.setopt(SctpOptions.RTOINFO, new SctpRtoinfo(AssocId.FUTURE, 200, 400, 100));
            client.setopt(
                    SctpOptions.PEER_ADDR_PARAMS,
                    SctpPaddrparams.ask(AssocId.FUTURE, Sockaddr.unspec()).withHeartbeat(100).withPathmaxrxt(2));
            patient(client).connect(hosts.at(1, 2, 7777));
            awaited(client, PeerAddrChange.Change.CONFIRMED, hosts.at(2, 2, 7777));
            client.send(bytes("by the first"));
            assertThat(data(server).data()).isEqualTo(bytes("by the first"));

            hosts.cable(1, "down");
            client.send(bytes("by the second"));
            assertThat(data(server).data()).isEqualTo(bytes("by the second"));
            awaited(client, PeerAddrChange.Change.UNREACHABLE, hosts.at(1, 2, 7777));
            assertThat(client.getopt(
                    SctpOptions.GET_PEER_ADDR_INFO,
                    SctpPaddrinfo.ask(AssocId.FUTURE, hosts.at(1, 2, 7777))).state())
                    .isEqualTo(SctpPaddrinfo.State.INACTIVE);

            hosts.cable(1, "up");
            awaited(client, PeerAddrChange.Change.AVAILABLE, hosts.at(1, 2, 7777));
        }
    }

    /// Nobody answers at the first address, and the kernel goes on with the next.
    @Requires(Need.NETNS)
    @Test
    void anAddressThatDoesNotAnswerDoesNotMatter() throws Exception {
        try (var hosts = new TwoHosts();
                Socket server = hosts.open(Type.STREAM, hosts.there);
                Socket client = hosts.open(Type.STREAM, hosts.here)) {
            server.bind(hosts.at(2, 2, 7777));
            server.listen();
            client.setopt(SctpOptions.RTOINFO, new SctpRtoinfo(AssocId.FUTURE, 200, 400, 100));
            client.setopt(SctpOptions.INITMSG, new SctpInitmsg(0, 0, 8, 300));
            TwoHosts.ip("-n", hosts.there, "addr", "del", "10.79.1.2/24", "dev", "path1");
            TwoHosts.ip("-n", hosts.here, "neigh", "add", "10.79.1.2", "lladdr", "02:00:00:00:00:02", "dev", "path1");
            client.within(Patience.seconds(10)).connect(List.of(hosts.at(1, 2, 7777), hosts.at(2, 2, 7777)));
            client.send(bytes("x"));
            try (Socket accepted = patient(server).accept()) {
                assertThat(patient(accepted).recv()).isEqualTo(bytes("x"));
            }
        }
    }

    private static void awaited(Socket socket, PeerAddrChange.Change state, Sockaddr address) throws Exception {
        PeerAddrChange told = next(socket, PeerAddrChange.class, Patience.seconds(10));
        while (!told.state().equals(state) || !told.address().equals(address)) {
            told = next(socket, PeerAddrChange.class, Patience.seconds(10));
        }
    }

    /// The peer's host loses the association without a word, and begins anew from the same port.
    @Requires(Need.NETNS)
    @Test
    void aRestartIsTold() throws Exception {
        try (var hosts = new TwoHosts(); Socket server = hosts.open(Type.SEQPACKET, hosts.there)) {
            asking(server, SctpEventType.ASSOCIATION);
            server.bind(hosts.at(1, 2, 7777));
            server.listen();
            AssocId before;
            try (Socket client = hosts.open(Type.STREAM, hosts.here)) {
                client.bind(hosts.at(1, 1, 8888));
                patient(client).connect(hosts.at(1, 2, 7777));
                AssocChange up = next(server, AssocChange.class);
                assertThat(up.state()).isEqualTo(AssocChange.State.COMM_UP);
                before = up.assocId();
                // Here, so that there is no way for the abort, which would wait for the other end otherwise.
                TwoHosts.ip("-n", hosts.here, "link", "set", "path1", "down");
                client.setopt(SocketOptions.LINGER, new Linger(true, 0));
            }
            TwoHosts.ip("-n", hosts.here, "link", "set", "path1", "up");
            try (Socket client = hosts.open(Type.STREAM, hosts.here)) {
                client.bind(hosts.at(1, 1, 8888));
                client.setopt(SctpOptions.RTOINFO, new SctpRtoinfo(AssocId.FUTURE, 200, 400, 100));
                client.within(Patience.seconds(10)).connect(hosts.at(1, 2, 7777));
                AssocChange restart = next(server, AssocChange.class);
                assertThat(restart.state()).isEqualTo(AssocChange.State.RESTART);
                assertThat(restart.assocId()).isEqualTo(before);
                client.send(bytes("anew"));
                assertThat(data(server).data()).isEqualTo(bytes("anew"));
            }
        }
    }

    /// The peer's host does not answer any more.
    @Requires(Need.NETNS)
    @Test
    void aPeerThatIsGoneIsTold() throws Exception {
        try (var hosts = new TwoHosts();
                Socket server = hosts.open(Type.STREAM, hosts.there);
                Socket client = asking(hosts.open(Type.SEQPACKET, hosts.here), SctpEventType.ASSOCIATION)) {
            server.bind(hosts.at(1, 2, 7777));
            server.listen();
            client.setopt(SctpOptions.RTOINFO, new SctpRtoinfo(AssocId.FUTURE, 200, 400, 100));
            client.setopt(SctpOptions.ASSOCINFO, new SctpAssocparams(AssocId.FUTURE, 2, 0, 0, 0, 0));
            patient(client).connect(hosts.at(1, 2, 7777));
            next(client, AssocChange.class);
            hosts.cable(1, "down");
            client.sendto(bytes("anybody?"), hosts.at(1, 2, 7777));
            AssocChange lost = next(client, AssocChange.class, Patience.seconds(10));
            assertThat(lost.state()).isEqualTo(AssocChange.State.COMM_LOST);
        }
    }

    @Requires(Need.NETNS)
    @Test
    void aConnectThatNobodyAnswersWaitsNoLongerThanItMay() throws Exception {
        try (var hosts = new TwoHosts()) {
            hosts.cable(1, "down");
            for (Type type : new Type[] {Type.STREAM, Type.SEQPACKET}) {
                try (Socket client = hosts.open(type, hosts.here)) {
                    assertThat(reasonOf(() -> client.within(ofMillis(300)).connect(hosts.at(1, 2, 7777))))
                            .isIn(Reason.Timeout.TIMEOUT, Errno.of(101), Errno.of(113)); // no route, no host
                }
            }
        }
    }
}
