package dev.osock.sctp;

import static dev.osock.sctp.Sctp.asking;
import static dev.osock.sctp.Sctp.data;
import static dev.osock.sctp.Sctp.listening;
import static dev.osock.sctp.Sctp.many;
import static dev.osock.sctp.Sctp.message;
import static dev.osock.sctp.Sctp.next;
import static dev.osock.sctp.Sctp.one;
import static dev.osock.sctp.Sctp.patient;
import static dev.osock.sctp.Sctp.source;
import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Bytes.random;
import static dev.osock.testing.sockets.Failing.reasonOf;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Associations;
import dev.osock.Attempt;
import dev.osock.Mailbox;
import dev.osock.ReceivedMsg;
import dev.osock.Socket;
import dev.osock.SocketMessage;
import dev.osock.address.InAddr;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.error.Errno;
import dev.osock.error.Reason;
import dev.osock.kind.Type;
import dev.osock.message.ControlTypes;
import dev.osock.message.Msg;
import dev.osock.message.MsgFlags;
import dev.osock.option.IpOptions;
import dev.osock.option.Linger;
import dev.osock.option.SctpOptions;
import dev.osock.option.SocketOptions;
import dev.osock.option.TcpOptions;
import dev.osock.sctp.SctpNotification.AssocChange;
import dev.osock.testing.Need;
import dev.osock.testing.Requires;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.ThreadKind;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Sockets that have many associations.
@Requires(Need.SCTP)
@Bounded
class SctpOneToManyTest {

    @Test
    void theUsualProtocolOfTheTypeIsSctp() throws Exception {
        try (Socket socket = Socket.open(dev.osock.kind.Domain.INET, Type.SEQPACKET)) {
            assertThat(socket.protocol()).isEqualTo(dev.osock.kind.Protocol.SCTP);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aServerAnswersAllPeersByTheirAddresses(ThreadKind thread) throws Exception {
        try (Socket server = listening(many()); Socket first = one(); Socket second = one()) {
            Caller<Integer> echo = Caller.start(thread, () -> {
                for (int i = 0; i < 4; i++) {
                    ReceivedMsg got = data(server);
                    patient(server).sendto(got.data(), source(got));
                }
                return 4;
            });
            patient(first).connect(server.sockname());
            patient(second).connect(server.sockname());
            for (int round = 0; round < 2; round++) {
                first.send(bytes("first"));
                second.send(bytes("second"));
                assertThat(patient(first).recv()).isEqualTo(bytes("first"));
                assertThat(patient(second).recv()).isEqualTo(bytes("second"));
            }
            assertThat(echo.result()).isEqualTo(4);
        }
    }

    @Test
    void aServerAnswersByTheNumberOfTheAssociation() throws Exception {
        try (var pair = Sctp.Many.of()) {
            pair.server().setopt(SctpOptions.RECVRCVINFO, true);
            pair.client().send(bytes("question"));
            AssocId from = data(pair.server()).value(ControlTypes.SCTP_RCVINFO).orElseThrow().assocId();
            assertThat(from).isEqualTo(pair.association());
            pair.server().sendmsg(message(bytes("answer"), SctpSndinfo.stream(1).to(from)));
            assertThat(patient(pair.client()).recv()).isEqualTo(bytes("answer"));
        }
    }

    @Test
    void theDefaultsOfAnAssociationSayWhereTo() throws Exception {
        try (var pair = Sctp.Many.of()) {
            assertThat(reasonOf(() -> pair.server().send(bytes("to whom?")))).isIn(Errno.EPIPE, Errno.EINVAL);
        }
    }

    @Test
    void aMessageToAnAddressMakesAnAssociation() throws Exception {
        try (Socket server = listening(many()); Socket client = many()) {
            patient(client).sendto(bytes("hello"), server.sockname());
            ReceivedMsg got = data(server);
            assertThat(got.data()).isEqualTo(bytes("hello"));
            assertThat(client.associations().ids()).hasSize(1);
            assertThat(server.associations().find(source(got))).isEqualTo(server.associations().ids().getFirst());
        }
    }

    @Test
    void howSuchAnAssociationBeginsGoesWithTheMessage() throws Exception {
        try (Socket server = listening(many()); Socket client = many()) {
            patient(client).sendmsg(Msg.of(bytes("hello"))
                    .to(server.sockname())
                    .with(ControlTypes.SCTP_INIT.of(new SctpInitmsg(3, 0, 0, 0))));
            ReceivedMsg got = data(server);
            AssocId association = server.associations().find(source(got));
            assertThat(server.getopt(SctpOptions.STATUS, SctpStatus.ask(association)).instrms()).isEqualTo(3);
        }
    }

    @Test
    void connectWaitsUntilTheAssociationIsThere() throws Exception {
        try (Socket server = listening(many()); Socket client = many()) {
            patient(client).connect(server.sockname());
            AssocId association = client.associations().find(server.sockname());
            assertThat(client.getopt(SctpOptions.STATUS, SctpStatus.ask(association)).state())
                    .isEqualTo(SctpStatus.State.ESTABLISHED);
        }
    }

    @Test
    void connectToNobodyIsRefused() throws Exception {
        try (Socket gone = many(); Socket client = many()) {
            gone.bind(SockaddrIn.loopback(0));
            assertThat(reasonOf(() -> patient(client).connect(gone.sockname()))).isEqualTo(Errno.ECONNREFUSED);
            assertThat(client.associations().ids()).isEmpty();
        }
    }

    @Test
    void oneSocketConnectsToMany() throws Exception {
        try (Socket first = listening(many()); Socket second = listening(many()); Socket client = many()) {
            patient(client).connect(first.sockname());
            patient(client).connect(second.sockname());
            assertThat(client.associations().ids()).hasSize(2).doesNotHaveDuplicates();
            assertThat(client.getopt(SctpOptions.GET_ASSOC_NUMBER)).isEqualTo(2);
            assertThat(reasonOf(() -> patient(client).connect(first.sockname()))).isEqualTo(Errno.EISCONN);
        }
    }

    @Test
    void moreAssociationsThanUsualAreListed() throws Exception {
        try (Socket server = listening(many())) {
            Set<Socket> clients = new HashSet<>();
            try {
                for (int i = 0; i < 70; i++) {
                    Socket client = one();
                    clients.add(client);
                    patient(client).connect(server.sockname());
                }
                assertThat(server.associations().ids()).hasSize(70).doesNotHaveDuplicates();
            } finally {
                for (Socket client : clients) {
                    client.close();
                }
            }
        }
    }

    @Test
    void aMessageToAllGoesToAll() throws Exception {
        try (Socket server = listening(many()); Socket first = one(); Socket second = one()) {
            patient(first).connect(server.sockname());
            patient(second).connect(server.sockname());
            server.sendmsg(message(bytes("all"), SctpSndinfo.stream(0).withFlags(SctpFlags.SENDALL)));
            assertThat(patient(first).recv()).isEqualTo(bytes("all"));
            assertThat(patient(second).recv()).isEqualTo(bytes("all"));
        }
    }

    @Test
    void oneAssociationIsShutDownAndTheOthersStay() throws Exception {
        try (Socket server = listening(many()); Socket first = one(); Socket second = one()) {
            patient(first).connect(server.sockname());
            patient(second).connect(server.sockname());
            first.send(bytes("x"));
            AssocId association = server.associations().find(source(data(server)));
            server.sendmsg(Msg.of()
                    .with(ControlTypes.SCTP_SNDINFO.of(
                            SctpSndinfo.stream(0).withFlags(SctpFlags.EOF).to(association))));
            assertThat(reasonOf(() -> patient(first).recv())).isEqualTo(Reason.Closed.BY_PEER);
            second.send(bytes("still there"));
            assertThat(data(server).data()).isEqualTo(bytes("still there"));
        }
    }

    @Test
    void oneAssociationIsAbortedAndTheOthersStay() throws Exception {
        try (Socket server = listening(many()); Socket first = one(); Socket second = one()) {
            patient(first).connect(server.sockname());
            patient(second).connect(server.sockname());
            first.send(bytes("x"));
            AssocId association = server.associations().find(source(data(server)));
            server.sendmsg(
                    message(bytes("go"), SctpSndinfo.stream(0).withFlags(SctpFlags.ABORT).to(association)));
            assertThat(reasonOf(() -> patient(first).recv())).isEqualTo(Errno.ECONNRESET);
            second.send(bytes("still there"));
            assertThat(data(server).data()).isEqualTo(bytes("still there"));
        }
    }

    @Test
    void anAbortTellsWhy() throws Exception {
        try (Socket server = listening(asking(many(), SctpEventType.ASSOCIATION)); Socket client = many()) {
            patient(client).connect(server.sockname());
            next(server, AssocChange.class);
            AssocId association = client.associations().find(server.sockname());
            client.sendmsg(
                    message(bytes("why"), SctpSndinfo.stream(0).withFlags(SctpFlags.ABORT).to(association)));
            AssocChange lost = next(server, AssocChange.class);
            assertThat(lost.state()).isEqualTo(AssocChange.State.COMM_LOST);
            assertThat(lost.error()).isEqualTo(12); // user-initiated abort
            assertThat(new String(lost.info().array(), java.nio.charset.StandardCharsets.ISO_8859_1)).contains("why");
        }
    }

    @Test
    void anIdleAssociationIsClosedByItself() throws Exception {
        try (var pair = Sctp.Many.of()) {
            try (Socket idle = listening(asking(many(), SctpEventType.ASSOCIATION)); Socket client = one()) {
                idle.setopt(SctpOptions.AUTOCLOSE, 1);
                assertThat(idle.getopt(SctpOptions.AUTOCLOSE)).isEqualTo(1);
                patient(client).connect(idle.sockname());
                assertThat(next(idle, AssocChange.class).state()).isEqualTo(AssocChange.State.COMM_UP);
                assertThat(next(idle, AssocChange.class).state()).isEqualTo(AssocChange.State.SHUTDOWN_COMP);
                assertThat(reasonOf(() -> patient(client).recv())).isEqualTo(Reason.Closed.BY_PEER);
            }
        }
    }

    @Test
    void autocloseIsNotOfSocketsWithOneAssociation() throws Exception {
        try (Socket socket = one()) {
            assertThat(reasonOf(() -> socket.setopt(SctpOptions.AUTOCLOSE, 1))).isEqualTo(Errno.EOPNOTSUPP);
        }
    }

    @Test
    void anAssociationIsPeeledOff() throws Exception {
        try (var pair = Sctp.Many.of()) {
            pair.client().send(bytes("waiting"));
            Thread.sleep(50); // so that it is there, and goes along
            try (Socket peeled = pair.server().associations().peeloff(pair.association())) {
                assertThat(peeled.type()).isEqualTo(Type.SEQPACKET);
                assertThat(peeled.peername()).isEqualTo(pair.client().sockname());
                assertThat(data(peeled).data()).isEqualTo(bytes("waiting"));
                patient(peeled).send(bytes("alone"));
                assertThat(patient(pair.client()).recv()).isEqualTo(bytes("alone"));
                assertThat(pair.server().associations().ids()).isEmpty();
                assertThat(peeled.getopt(SocketOptions.PROTOCOL)).isEqualTo(dev.osock.kind.Protocol.SCTP);
            }
        }
    }

    @Test
    void aPeeledOffSocketWaitsAndIsClosedAsAnyOther() throws Exception {
        try (var pair = Sctp.Many.of()) {
            Socket peeled = pair.server().associations().peeloff(pair.association());
            assertThat(reasonOf(() -> peeled.within(ofMillis(30)).recv())).isEqualTo(Reason.Timeout.TIMEOUT);
            peeled.close();
            assertThat(reasonOf(() -> patient(pair.client()).recv())).isEqualTo(Reason.Closed.BY_PEER);
        }
    }

    @Test
    void optionsAreInheritedAndThoseThatFailAreTold() throws Exception {
        try (var pair = Sctp.Many.of()) {
            pair.server().setopt(SocketOptions.LINGER, new Linger(true, 3));
            pair.server().setopt(IpOptions.TTL, 77);
            pair.server().setopt(SctpOptions.NODELAY, true);
            Associations.Peeled peeled = pair.server()
                    .associations()
                    .peeloff(
                            pair.association(),
                            List.of(SocketOptions.LINGER, IpOptions.TTL, SctpOptions.NODELAY, TcpOptions.NODELAY));
            try (Socket socket = peeled.socket()) {
                assertThat(socket.getopt(SocketOptions.LINGER)).isEqualTo(new Linger(true, 3));
                assertThat(socket.getopt(IpOptions.TTL)).isEqualTo(77);
                assertThat(socket.getopt(SctpOptions.NODELAY)).isTrue();
                assertThat(peeled.failed()).containsOnlyKeys(TcpOptions.NODELAY);
                socket.setopt(SocketOptions.LINGER, new Linger(false, 0));
            }
        }
    }

    @Test
    void peelingOffWhatThereIsNotIsRefused() throws Exception {
        try (Socket server = listening(many()); var pair = Sctp.Pair.of()) {
            assertThat(reasonOf(() -> server.associations().peeloff(AssocId.of(4711)))).isEqualTo(Errno.EINVAL);
            assertThat(reasonOf(() -> pair.server().associations().peeloff(AssocId.of(1)))).isEqualTo(Errno.EINVAL);
        }
    }

    @Test
    void aStatusNeedsAnAssociation() throws Exception {
        try (var pair = Sctp.Many.of()) {
            assertThat(reasonOf(() -> pair.server().getopt(SctpOptions.STATUS))).isEqualTo(Errno.EINVAL);
            assertThat(reasonOf(() -> pair.server().getopt(SctpOptions.STATUS, SctpStatus.ask(AssocId.of(4711)))))
                    .isEqualTo(Errno.EINVAL);
            SctpStatus status = pair.server().getopt(SctpOptions.STATUS, SctpStatus.ask(pair.association()));
            assertThat(status.assocId()).isEqualTo(pair.association());
            assertThat(status.state()).isEqualTo(SctpStatus.State.ESTABLISHED);
            assertThat(status.primary().address()).isEqualTo(pair.client().sockname());
            assertThat(status.primary().state()).isEqualTo(SctpPaddrinfo.State.ACTIVE);
        }
    }

    @Test
    void addressesOfAnAssociation() throws Exception {
        try (var pair = Sctp.Many.of()) {
            assertThat(pair.server().associations().peernames(pair.association()))
                    .contains(pair.client().sockname());
            assertThat(pair.server().associations().socknames(pair.association()))
                    .containsExactly(pair.server().sockname());
            assertThat(reasonOf(() -> pair.server().associations().peernames(AssocId.of(4711))))
                    .isEqualTo(Errno.EINVAL);
        }
    }

    @Test
    void theContextOfTheSocketComesWithMessages() throws Exception {
        try (var pair = Sctp.Many.of()) {
            pair.server().setopt(SctpOptions.RECVRCVINFO, true);
            pair.server().setopt(SctpOptions.CONTEXT, new SctpAssocValue(pair.association(), 4711));
            pair.client().send(bytes("x"));
            assertThat(data(pair.server()).value(ControlTypes.SCTP_RCVINFO).orElseThrow().context()).isEqualTo(4711);
        }
    }

    @Test
    void anEventLoopServesAll() throws Exception {
        try (Socket server = listening(many());
                Socket first = one();
                Socket second = one();
                Mailbox loop = Mailbox.create()) {
            loop.call(() -> {
                Attempt<ReceivedMsg> none = server.nowait().recvmsg();
                assertThat(none).isInstanceOf(Attempt.Select.class);
                return null;
            });
            patient(first).connect(server.sockname());
            patient(second).connect(server.sockname());
            first.send(bytes("first"));
            second.send(bytes("second"));
            Set<String> got = new HashSet<>();
            long end = System.nanoTime() + Sctp.PATIENCE.toNanos();
            while (got.size() < 2 && System.nanoTime() < end) {
                Optional<SocketMessage> told = loop.receive(Sctp.PATIENCE);
                assertThat(told).isPresent();
                loop.call(() -> {
                    while (server.nowait().recvmsg() instanceof Attempt.Done<ReceivedMsg>(ReceivedMsg message)) {
                        got.add(new String(message.data(), java.nio.charset.StandardCharsets.US_ASCII));
                    }
                    return null;
                });
            }
            assertThat(got).containsExactlyInAnyOrder("first", "second");
        }
    }

    @Test
    void aConnectThatDoesNotWaitTellsWhenItIsThere() throws Exception {
        for (boolean isOne : new boolean[] {true, false}) {
            try (Socket server = listening(many());
                    Socket client = isOne ? one() : many();
                    Mailbox loop = Mailbox.create()) {
                loop.call(() -> {
                    Attempt<Socket> attempt = client.nowait().connect(server.sockname());
                    long end = System.nanoTime() + Sctp.PATIENCE.toNanos();
                    while (attempt instanceof Attempt.Select<Socket> && System.nanoTime() < end) {
                        assertThat(loop.receive(Sctp.PATIENCE)).isPresent();
                        attempt = client.nowait().connect();
                    }
                    assertThat(attempt).isEqualTo(new Attempt.Done<>(client));
                    return null;
                });
                assertThat(server.associations().ids()).hasSize(1);
            }
        }
    }

    @Test
    void severalMessagesAreReceivedAtOnce() throws Exception {
        try (var pair = Sctp.Many.of()) {
            for (int i = 0; i < 3; i++) {
                pair.client().send(bytes("message " + i));
            }
            Set<String> got = new HashSet<>();
            while (got.size() < 3) {
                for (ReceivedMsg each : patient(pair.server()).recvmmsg(8, 100, 0, MsgFlags.NONE)) {
                    got.add(new String(each.data(), java.nio.charset.StandardCharsets.US_ASCII));
                }
            }
            assertThat(got).containsExactlyInAnyOrder("message 0", "message 1", "message 2");
        }
    }

    @Test
    void aLongMessageIsReceivedWhole() throws Exception {
        try (var pair = Sctp.Many.of()) {
            byte[] data = random(150_000);
            patient(pair.client()).send(data);
            assertThat(data(pair.server()).data()).isEqualTo(data);
        }
    }

    @Test
    void theSocketListsWhatItIsBoundTo() throws Exception {
        try (Socket socket = many()) {
            socket.bind(new SockaddrIn(InAddr.of(127, 0, 0, 1), 0));
            int port = Sctp.port(socket);
            List<Sockaddr> more = List.of(Sctp.at(2, port), Sctp.at(3, port));
            socket.associations().bindAdd(more);
            assertThat(socket.associations().socknames())
                    .containsExactlyInAnyOrder(Sctp.at(1, port), Sctp.at(2, port), Sctp.at(3, port));
            socket.associations().bindRemove(List.of(Sctp.at(2, port)));
            assertThat(socket.associations().socknames())
                    .containsExactlyInAnyOrder(Sctp.at(1, port), Sctp.at(3, port));
        }
    }
}
