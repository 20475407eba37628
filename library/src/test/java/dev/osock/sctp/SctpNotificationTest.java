package dev.osock.sctp;

import static dev.osock.sctp.Sctp.asking;
import static dev.osock.sctp.Sctp.data;
import static dev.osock.sctp.Sctp.listening;
import static dev.osock.sctp.Sctp.many;
import static dev.osock.sctp.Sctp.message;
import static dev.osock.sctp.Sctp.next;
import static dev.osock.sctp.Sctp.one;
import static dev.osock.sctp.Sctp.patient;
import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Bytes.random;
import static dev.osock.testing.sockets.Failing.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.OpenOptions;
import dev.osock.ReceivedMsg;
import dev.osock.Socket;
import dev.osock.address.RawBytes;
import dev.osock.error.Errno;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Shutdown;
import dev.osock.kind.Type;
import dev.osock.message.ControlTypes;
import dev.osock.message.Msg;
import dev.osock.message.MsgFlags;
import dev.osock.option.SctpOptions;
import dev.osock.option.SocketOptions;
import dev.osock.sctp.SctpNotification.AdaptationIndication;
import dev.osock.sctp.SctpNotification.AssocChange;
import dev.osock.sctp.SctpNotification.AssocReset;
import dev.osock.sctp.SctpNotification.Authentication;
import dev.osock.sctp.SctpNotification.Broken;
import dev.osock.sctp.SctpNotification.PartialDelivery;
import dev.osock.sctp.SctpNotification.RemoteError;
import dev.osock.sctp.SctpNotification.SendFailed;
import dev.osock.sctp.SctpNotification.SendFailedEvent;
import dev.osock.sctp.SctpNotification.SenderDry;
import dev.osock.sctp.SctpNotification.StreamChange;
import dev.osock.sctp.SctpNotification.StreamReset;
import dev.osock.testing.Need;
import dev.osock.testing.Requires;
import dev.osock.testing.sockets.Bounded;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the kernel tells of associations.
@Requires(Need.SCTP)
@Bounded
class SctpNotificationTest {

    private static Socket reconfigurable(Socket socket) throws Exception {
        socket.setopt(SctpOptions.RECONFIG_SUPPORTED, SctpAssocValue.of(1));
        socket.setopt(SctpOptions.ENABLE_STREAM_RESET, SctpAssocValue.of(7));
        return socket;
    }

    private static Socket signing(Socket socket) throws Exception {
        socket.setopt(SctpOptions.AUTH_SUPPORTED, SctpAssocValue.of(1));
        socket.setopt(SctpOptions.AUTH_CHUNK, 0);
        return socket;
    }

    private static RawBytes secret(String text) {
        return new RawBytes(bytes(text));
    }

    @Test
    void aBeginAndAnEndAreTold() throws Exception {
        try (Socket server = listening(asking(many(), SctpEventType.ASSOCIATION, SctpEventType.SHUTDOWN));
                Socket client = one()) {
            client.setopt(SctpOptions.INITMSG, new SctpInitmsg(6, 4, 0, 0));
            patient(client).connect(server.sockname());
            AssocChange up = next(server, AssocChange.class);
            assertThat(up.state()).isEqualTo(AssocChange.State.COMM_UP);
            assertThat(up.inboundStreams()).isEqualTo(6);
            assertThat(up.outboundStreams()).isEqualTo(4);
            client.close();
            assertThat(next(server, SctpNotification.Shutdown.class).assocId()).isEqualTo(up.assocId());
            AssocChange down = next(server, AssocChange.class);
            assertThat(down.state()).isEqualTo(AssocChange.State.SHUTDOWN_COMP);
            assertThat(down.assocId()).isEqualTo(up.assocId());
        }
    }

    @Test
    void aNotificationIsToldFromAMessageByAFlag() throws Exception {
        try (Socket server = listening(asking(many(), SctpEventType.ASSOCIATION)); Socket client = one()) {
            patient(client).connect(server.sockname());
            ReceivedMsg told = patient(server).recvmsg();
            assertThat(told.flags().contains(MsgFlags.NOTIFICATION)).isTrue();
            assertThat(told.flags().names()).contains("notification", "eor");
            assertThat(told.notification()).get().isInstanceOf(AssocChange.class);
            client.send(bytes("data"));
            ReceivedMsg got = patient(server).recvmsg();
            assertThat(got.notification()).isEmpty();
            assertThat(got.data()).isEqualTo(bytes("data"));
        }
    }

    @Test
    void aNotificationWithoutRoomIsBroken() throws Exception {
        try (Socket server = listening(asking(many(), SctpEventType.ASSOCIATION)); Socket client = one()) {
            patient(client).connect(server.sockname());
            ReceivedMsg part = patient(server).recvmsg(12, 0, MsgFlags.NONE);
            assertThat(part.flags().contains(MsgFlags.EOR)).isFalse();
            assertThat(part.notification()).contains(new Broken(new RawBytes(part.data())));
            ReceivedMsg rest = patient(server).recvmsg(12, 0, MsgFlags.NONE);
            assertThat(rest.notification()).contains(new Broken(new RawBytes(rest.data())));
            client.send(bytes("data"));
            assertThat(patient(server).recvmsg().data()).isEqualTo(bytes("data"));
        }
    }

    @Test
    void aNotificationInBuffersIsReadOfItsBytes() throws Exception {
        try (Socket server = listening(asking(many(), SctpEventType.ASSOCIATION)); Socket client = one()) {
            patient(client).connect(server.sockname());
            ByteBuffer buffer = ByteBuffer.allocate(200);
            ReceivedMsg told = patient(server).recvmsg(List.of(buffer), 0, MsgFlags.NONE);
            byte[] bytes = Arrays.copyOf(buffer.array(), (int) told.length());
            assertThat(told.notification(bytes)).get().isInstanceOf(AssocChange.class);
        }
    }

    @Test
    void aKindIsAskedForAndNoMore() throws Exception {
        try (Socket socket = many()) {
            for (SctpEventType type : SctpEventType.values()) {
                if (type == SctpEventType.DATA_IO) {
                    continue;
                }
                SctpEvent question = SctpEvent.ask(AssocId.FUTURE, type);
                socket.setopt(SctpOptions.EVENT, SctpEvent.on(type));
                assertThat(socket.getopt(SctpOptions.EVENT, question)).isEqualTo(SctpEvent.on(type));
                assertThat(socket.getopt(SctpOptions.EVENTS).on()).contains(type);
                socket.setopt(SctpOptions.EVENT, SctpEvent.off(type));
                assertThat(socket.getopt(SctpOptions.EVENT, question)).isEqualTo(SctpEvent.off(type));
                assertThat(socket.getopt(SctpOptions.EVENTS).on()).doesNotContain(type);
            }
        }
    }

    @Test
    void aKindIsAskedForOfOneAssociation() throws Exception {
        try (var pair = Sctp.Many.of()) {
            pair.server().setopt(SctpOptions.EVENT, SctpEvent.on(SctpEventType.SHUTDOWN).of(pair.association()));
            SctpEvent question = SctpEvent.ask(pair.association(), SctpEventType.SHUTDOWN);
            assertThat(pair.server().getopt(SctpOptions.EVENT, question).on()).isTrue();
            assertThat(pair.server()
                    .getopt(SctpOptions.EVENT, SctpEvent.ask(AssocId.FUTURE, SctpEventType.SHUTDOWN))
                    .on()).isFalse();
            pair.client().shutdown(Shutdown.WRITE);
            assertThat(next(pair.server(), SctpNotification.Shutdown.class).assocId()).isEqualTo(pair.association());
        }
    }

    @Test
    void allKindsAtOnce() throws Exception {
        try (Socket socket = many()) {
            SctpEvents all = SctpEvents.of(SctpEventType.values());
            socket.setopt(SctpOptions.EVENTS, all);
            assertThat(socket.getopt(SctpOptions.EVENTS)).isEqualTo(all);
        }
    }

    @Test
    void theAdaptationLayerOfThePeerIsTold() throws Exception {
        try (Socket server = listening(asking(many(), SctpEventType.ADAPTATION)); Socket client = one()) {
            client.setopt(SctpOptions.ADAPTION_LAYER, 0xC0FFEEL);
            assertThat(client.getopt(SctpOptions.ADAPTION_LAYER)).isEqualTo(0xC0FFEEL);
            patient(client).connect(server.sockname());
            assertThat(next(server, AdaptationIndication.class).indication()).isEqualTo(0xC0FFEEL);
        }
    }

    @Test
    void nothingLeftToSendIsTold() throws Exception {
        try (var pair = Sctp.Many.of()) {
            asking(pair.client(), SctpEventType.SENDER_DRY);
            next(pair.client(), SenderDry.class); // at once, as there is nothing
            pair.client().send(bytes("x"));
            next(pair.client(), SenderDry.class);
        }
    }

    /// The peer's kernel gets a chunk that it does not know, from a raw socket in the client's place, and tells the
    /// client.
    @Requires(Need.ROOT)
    @Test
    void anErrorThatThePeerReportsIsTold() throws Exception {
        byte[] unknown = {(byte) 0xFE, 0, 0, 8, 'w', 'h', 'a', 't'}; // its first two bits: skip it and report it
        try (Packets packets = new Packets(OpenOptions.DEFAULT);
                Socket raw = Socket.open(Domain.INET, Type.RAW, Protocol.RAW);
                var pair = Sctp.Pair.of(one(), asking(one(), SctpEventType.PEER_ERROR))) {
            pair.client().send(bytes("x"));
            assertThat(data(pair.server()).data()).isEqualTo(bytes("x"));
            int port = Sctp.port(pair.client());
            Packets.Packet sent = packets.taken()
                    .stream()
                    .filter(each -> each.protocol() == Protocol.SCTP.number() && each.verificationTag() != 0)
                    .filter(each -> each.sourcePort() == port)
                    .findFirst()
                    .orElseThrow();
            raw.sendto(sent.with(unknown), Sctp.at(1, 0));
            RemoteError told = next(pair.client(), RemoteError.class);
            assertThat(told.error()).isEqualTo(6); // unrecognized chunk type
            assertThat(told.data()).isEqualTo(new RawBytes(unknown));
            assertThat(told.assocId()).isEqualTo(pair.client().getopt(SctpOptions.STATUS).assocId());
            pair.client().send(bytes("and goes on"));
            assertThat(data(pair.server()).data()).isEqualTo(bytes("and goes on"));
        }
    }

    /// The sender aborts when some of a message has been received, and the rest waits for room.
    @Test
    void aMessageOfWhichTheRestNeverComesIsTold() throws Exception {
        Socket receiver = asking(many(), SctpEventType.PARTIAL_DELIVERY);
        receiver.setopt(SocketOptions.RCVBUF, 10_000);
        receiver.setopt(SctpOptions.PARTIAL_DELIVERY_POINT, 2_000L);
        Socket sender = one();
        sender.setopt(SctpOptions.MAXSEG, 1_000);
        try (var pair = Sctp.Many.of(receiver, sender)) {
            byte[] message = random(100_000);
            patient(sender).send(message);
            ReceivedMsg part = patient(receiver).recvmsg(1_000, 0, MsgFlags.NONE);
            assertThat(part.data()).isEqualTo(Arrays.copyOf(message, 1_000));
            assertThat(part.flags().contains(MsgFlags.EOR)).isFalse();
            sender.setopt(SocketOptions.LINGER, new dev.osock.option.Linger(true, 0));
            sender.close();
            PartialDelivery told = next(receiver, PartialDelivery.class);
            assertThat(told.indication()).isZero();
            assertThat(told.assocId()).isEqualTo(pair.association());
            assertThat(next(receiver, AssocChange.class).state()).isEqualTo(AssocChange.State.COMM_LOST);
        }
    }

    @Test
    void streamsAreReset() throws Exception {
        Socket listener = asking(reconfigurable(one()), SctpEventType.STREAM_RESET);
        Socket client = asking(reconfigurable(one()), SctpEventType.STREAM_RESET);
        try (var pair = Sctp.Pair.of(listener, client)) {
            pair.server().setopt(SctpOptions.RECVRCVINFO, true);
            for (int i = 0; i < 3; i++) {
                client.sendmsg(message(bytes("x"), SctpSndinfo.stream(1)));
                assertThat(data(pair.server()).value(ControlTypes.SCTP_RCVINFO).orElseThrow().ssn()).isEqualTo(i);
            }
            drained(client);
            client.setopt(
                    SctpOptions.RESET_STREAMS,
                    new SctpResetStreams(AssocId.FUTURE, SctpResetStreams.OUTGOING, List.of(1)));
            StreamReset here = next(client, StreamReset.class);
            assertThat(here.flags()).isEqualTo(StreamReset.OUTGOING);
            assertThat(here.streams()).containsExactly(1);
            StreamReset there = next(pair.server(), StreamReset.class);
            assertThat(there.flags()).isEqualTo(StreamReset.INCOMING);
            assertThat(there.streams()).containsExactly(1);
            client.sendmsg(message(bytes("x"), SctpSndinfo.stream(1)));
            assertThat(data(pair.server()).value(ControlTypes.SCTP_RCVINFO).orElseThrow().ssn()).isZero();
        }
    }

    /// Waits until all that was sent has been acknowledged.
    private static void drained(Socket socket) throws Exception {
        long end = System.nanoTime() + Sctp.PATIENCE.toNanos();
        while (socket.getopt(SctpOptions.STATUS).unackdata() > 0 && System.nanoTime() < end) {
            Thread.sleep(5);
        }
    }

    @Test
    void streamsAreAdded() throws Exception {
        Socket listener = asking(reconfigurable(one()), SctpEventType.STREAM_CHANGE);
        Socket client = asking(reconfigurable(one()), SctpEventType.STREAM_CHANGE);
        try (var pair = Sctp.Pair.of(listener, client)) {
            int before = client.getopt(SctpOptions.STATUS).outstrms();
            client.setopt(SctpOptions.ADD_STREAMS, new SctpAddStreams(AssocId.FUTURE, 0, 5));
            StreamChange here = next(client, StreamChange.class);
            assertThat(here.flags()).isZero();
            assertThat(here.outstrms()).isEqualTo(5);
            assertThat(next(pair.server(), StreamChange.class).instrms()).isEqualTo(5);
            assertThat(client.getopt(SctpOptions.STATUS).outstrms()).isEqualTo(before + 5);
            client.sendmsg(message(bytes("new"), SctpSndinfo.stream(before + 4)));
            assertThat(data(pair.server()).data()).isEqualTo(bytes("new"));
        }
    }

    @Test
    void anAssociationIsReset() throws Exception {
        Socket listener = asking(reconfigurable(one()), SctpEventType.ASSOC_RESET);
        Socket client = asking(reconfigurable(one()), SctpEventType.ASSOC_RESET);
        try (var pair = Sctp.Pair.of(listener, client)) {
            client.setopt(SctpOptions.RESET_ASSOC, AssocId.FUTURE);
            AssocReset here = next(client, AssocReset.class);
            assertThat(here.flags()).isZero();
            AssocReset there = next(pair.server(), AssocReset.class);
            assertThat(there.localTsn()).isEqualTo(here.remoteTsn());
            client.send(bytes("after"));
            assertThat(data(pair.server()).data()).isEqualTo(bytes("after"));
        }
    }

    @Test
    void aResetThatThePeerCannotIsRefused() throws Exception {
        try (var pair = Sctp.Pair.of()) {
            assertThat(reasonOf(() -> pair.client()
                    .setopt(
                            SctpOptions.RESET_STREAMS,
                            new SctpResetStreams(AssocId.FUTURE, SctpResetStreams.OUTGOING, List.of(1)))))
                    .isIn(Errno.ENOPROTOOPT, Errno.EPERM);
        }
    }

    @Test
    void signedChunksArrive() throws Exception {
        Socket listener = signing(one());
        Socket client = signing(one());
        SctpAuthkey key = new SctpAuthkey(AssocId.FUTURE, 1, secret("a secret"));
        for (Socket each : new Socket[] {listener, client}) {
            each.setopt(SctpOptions.AUTH_KEY, key);
            each.setopt(SctpOptions.AUTH_ACTIVE_KEY, new SctpAuthkeyid(AssocId.FUTURE, 1));
        }
        try (var pair = Sctp.Pair.of(listener, client)) {
            client.send(bytes("signed"));
            assertThat(data(pair.server()).data()).isEqualTo(bytes("signed"));
            assertThat(client.getopt(SctpOptions.AUTH_ACTIVE_KEY).keynumber()).isEqualTo(1);
            assertThat(client.getopt(SctpOptions.PEER_AUTH_CHUNKS).chunks()).contains(0);
            assertThat(client.getopt(SctpOptions.LOCAL_AUTH_CHUNKS).chunks()).contains(0);
        }
    }

    @Test
    void chunksOfAnotherKeyDoNotArrive() throws Exception {
        Socket listener = signing(one());
        Socket client = signing(one());
        listener.setopt(SctpOptions.AUTH_KEY, new SctpAuthkey(AssocId.FUTURE, 0, secret("a secret")));
        client.setopt(SctpOptions.AUTH_KEY, new SctpAuthkey(AssocId.FUTURE, 0, secret("another")));
        listening(listener);
        try (listener; client) {
            // COOKIE-ECHO with data is not signed, so the association begins; its messages are dropped.
            patient(client).connect(listener.sockname());
            try (Socket server = patient(listener).accept()) {
                client.send(bytes("forged"));
                assertThat(reasonOf(() -> server.within(java.time.Duration.ofMillis(500)).recv()))
                        .isEqualTo(dev.osock.error.Reason.Timeout.TIMEOUT);
            }
        }
    }

    @Test
    void aKeyIsTakenIntoUseAndOutOfIt() throws Exception {
        Socket listener = asking(signing(one()), SctpEventType.AUTHENTICATION);
        Socket client = asking(signing(one()), SctpEventType.AUTHENTICATION);
        for (Socket each : new Socket[] {listener, client}) {
            each.setopt(SctpOptions.AUTH_KEY, new SctpAuthkey(AssocId.FUTURE, 0, secret("first")));
            each.setopt(SctpOptions.AUTH_KEY, new SctpAuthkey(AssocId.FUTURE, 1, secret("second")));
        }
        try (var pair = Sctp.Pair.of(listener, client)) {
            client.sendmsg(Msg.of(bytes("by the second")).with(ControlTypes.SCTP_AUTHINFO.of(new SctpAuthinfo(1))));
            assertThat(data(pair.server()).data()).isEqualTo(bytes("by the second"));
            client.setopt(SctpOptions.AUTH_ACTIVE_KEY, new SctpAuthkeyid(AssocId.FUTURE, 1));
            client.send(bytes("again"));
            assertThat(data(pair.server()).data()).isEqualTo(bytes("again"));
            drained(client);
            client.setopt(SctpOptions.AUTH_DEACTIVATE_KEY, new SctpAuthkeyid(AssocId.FUTURE, 0));
            Authentication free = next(client, Authentication.class);
            assertThat(free.indication()).isEqualTo(Authentication.Indication.FREE_KEY);
            assertThat(free.keynumber()).isZero();
            client.setopt(SctpOptions.AUTH_DELETE_KEY, new SctpAuthkeyid(AssocId.FUTURE, 0));
            assertThat(reasonOf(() -> client.setopt(
                    SctpOptions.AUTH_DELETE_KEY, new SctpAuthkeyid(AssocId.FUTURE, 1)))).isEqualTo(Errno.EINVAL);
        }
    }

    @Test
    void aPeerThatDoesNotSignIsTold() throws Exception {
        Socket client = asking(signing(one()), SctpEventType.AUTHENTICATION);
        try (var pair = Sctp.Pair.of(one(), client)) {
            assertThat(next(client, Authentication.class).indication()).isEqualTo(Authentication.Indication.NO_AUTH);
        }
    }

    @Test
    void algorithmsAreChosen() throws Exception {
        try (Socket socket = signing(one())) {
            socket.setopt(SctpOptions.HMAC_IDENT, SctpHmacalgo.of(SctpHmacalgo.SHA256, SctpHmacalgo.SHA1));
            assertThat(socket.getopt(SctpOptions.HMAC_IDENT))
                    .isEqualTo(SctpHmacalgo.of(SctpHmacalgo.SHA256, SctpHmacalgo.SHA1));
        }
    }

    /// Fills the peer's window, so that what follows waits.
    private static int fill(Socket socket) throws Exception {
        int sent = 0;
        while (sent < 10_000) {
            try {
                socket.within(java.time.Duration.ofMillis(50)).send(random(1_000));
                sent++;
            } catch (dev.osock.error.SocketException full) {
                return sent;
            }
        }
        return sent;
    }

    @Test
    void messagesOutOfTimeAreGivenUpAndTold() throws Exception {
        Socket listener = one();
        listener.setopt(SocketOptions.RCVBUF, 4_000);
        Socket client = asking(one(), SctpEventType.SEND_FAILURE_EVENT);
        try (var pair = Sctp.Pair.of(listener, client)) {
            client.setopt(SctpOptions.DEFAULT_PRINFO, new SctpDefaultPrinfo(AssocId.FUTURE, SctpPrPolicy.TTL, 20));
            assertThat(fill(client)).isPositive();
            Thread.sleep(100);
            for (int i = 0; i < 20; i++) {
                patient(client).sendmsg(message(random(100), SctpSndinfo.stream(2).withContext(4711 + i)));
                Thread.sleep(20);
            }
            SctpPrstatus all = client.getopt(
                    SctpOptions.PR_ASSOC_STATUS, SctpPrstatus.ask(AssocId.FUTURE, 0, SctpPrPolicy.TTL));
            assertThat(all.abandonedUnsent() + all.abandonedSent()).isPositive();
            SendFailedEvent failed = next(client, SendFailedEvent.class);
            assertThat(failed.data().array()).isNotEmpty();
        }
    }

    @Test
    void messagesThatWereNotSentComeBackAtTheEnd() throws Exception {
        Socket listener = one();
        listener.setopt(SocketOptions.RCVBUF, 4_000);
        Socket client = asking(one(), SctpEventType.SEND_FAILURE, SctpEventType.SEND_FAILURE_EVENT);
        try (var pair = Sctp.Pair.of(listener, client)) {
            client.setopt(SctpOptions.DEFAULT_SNDINFO, SctpSndinfo.stream(3).withContext(4711).withPpid(46));
            fill(client);
            pair.server().setopt(SocketOptions.LINGER, new dev.osock.option.Linger(true, 0));
            pair.server().close();
            SendFailed old = next(client, SendFailed.class);
            assertThat(old.error()).isEqualTo(12); // aborted by the user
            assertThat(old.info().stream()).isEqualTo(3);
            assertThat(old.info().context()).isEqualTo(4711);
            assertThat(old.data().array()).hasSize(1_000);
            SendFailedEvent failed = next(client, SendFailedEvent.class);
            assertThat(failed.error()).isEqualTo(12);
            assertThat(failed.info().sid()).isEqualTo(3);
            assertThat(failed.info().context()).isEqualTo(4711);
            assertThat(failed.info().ppid()).isEqualTo(46);
            assertThat(failed.data().array()).hasSize(1_000);
        }
    }

    @Test
    void aMessageWithAPriorityMakesRoom() throws Exception {
        Socket listener = one();
        listener.setopt(SocketOptions.RCVBUF, 4_000);
        Socket client = one();
        client.setopt(SocketOptions.SNDBUF, 20_000);
        try (var pair = Sctp.Pair.of(listener, client)) {
            client.setopt(SctpOptions.DEFAULT_PRINFO, new SctpDefaultPrinfo(AssocId.FUTURE, SctpPrPolicy.PRIO, 9));
            fill(client);
            for (int i = 0; i < 10; i++) {
                patient(client).sendmsg(Msg.of(random(1_000))
                        .with(ControlTypes.SCTP_PRINFO.of(new SctpPrinfo(SctpPrPolicy.PRIO, 1))));
            }
            SctpPrstatus given = client.getopt(
                    SctpOptions.PR_ASSOC_STATUS, SctpPrstatus.ask(AssocId.FUTURE, 0, SctpPrPolicy.PRIO));
            assertThat(given.abandonedUnsent() + given.abandonedSent()).isPositive();
        }
    }
}
