package dev.osock.sctp;

import static dev.osock.sctp.Sctp.asking;
import static dev.osock.sctp.Sctp.data;
import static dev.osock.sctp.Sctp.listening;
import static dev.osock.sctp.Sctp.message;
import static dev.osock.sctp.Sctp.next;
import static dev.osock.sctp.Sctp.one;
import static dev.osock.sctp.Sctp.patient;
import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Bytes.random;
import static dev.osock.testing.sockets.Failing.reasonOf;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Platform;
import dev.osock.ReceivedMsg;
import dev.osock.Socket;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrIn6;
import dev.osock.error.Errno;
import dev.osock.error.Reason;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Shutdown;
import dev.osock.kind.Type;
import dev.osock.message.ControlTypes;
import dev.osock.message.Msg;
import dev.osock.message.MsgFlags;
import dev.osock.option.Linger;
import dev.osock.option.SctpOptions;
import dev.osock.option.SocketOptions;
import dev.osock.sctp.SctpNotification.AssocChange;
import dev.osock.testing.Need;
import dev.osock.testing.Requires;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.ThreadKind;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Associations of sockets that have one each.
@Requires(Need.SCTP)
@Bounded
class SctpOneToOneTest {

    @Test
    void thePlatformSaysThatItIsThere() {
        assertThat(Platform.supports("sctp").get("sctp").toString()).isEqualTo("YES");
    }

    @Test
    void theProtocolIsWhatWasOpened() throws Exception {
        try (Socket socket = Socket.open("inet", "stream", "sctp")) {
            assertThat(socket.protocol()).isEqualTo(Protocol.SCTP);
            assertThat(socket.getopt(SocketOptions.PROTOCOL)).isEqualTo(Protocol.SCTP);
            assertThat(socket.getopt(SocketOptions.TYPE)).isEqualTo(Type.STREAM);
            assertThat(socket).asString().startsWith("inet/stream/sctp");
        }
    }

    @ParameterizedTest
    @EnumSource
    void messagesGoBothWays(ThreadKind thread) throws Exception {
        try (var pair = Sctp.Pair.of()) {
            Caller<byte[]> waits = Caller.waiting(thread, () -> pair.server().recv());
            pair.client().send(bytes("hello"));
            assertThat(waits.result()).isEqualTo(bytes("hello"));
            Caller<byte[]> back = Caller.waiting(thread, () -> pair.client().recv());
            pair.server().send(bytes("hi"));
            assertThat(back.result()).isEqualTo(bytes("hi"));
        }
    }

    @Test
    void bothEndsHaveNames() throws Exception {
        try (var pair = Sctp.Pair.of()) {
            assertThat(pair.client().peername()).isEqualTo(pair.listener().sockname());
            assertThat(pair.server().peername()).isEqualTo(pair.client().sockname());
        }
    }

    @Test
    void eachReceiveGivesOneMessage() throws Exception {
        try (var pair = Sctp.Pair.of()) {
            pair.client().send(bytes("one"));
            pair.client().send(bytes("two"));
            assertThat(patient(pair.server()).recv()).isEqualTo(bytes("one"));
            assertThat(patient(pair.server()).recvSome(100)).isEqualTo(bytes("two"));
        }
    }

    @Test
    void theEndOfAMessageIsTold() throws Exception {
        try (var pair = Sctp.Pair.of()) {
            pair.client().send(bytes("hello"));
            ReceivedMsg first = patient(pair.server()).recvmsg(3, 0, MsgFlags.NONE);
            assertThat(first.data()).isEqualTo(bytes("hel"));
            assertThat(first.flags().contains(MsgFlags.EOR)).isFalse();
            ReceivedMsg rest = patient(pair.server()).recvmsg(3, 0, MsgFlags.NONE);
            assertThat(rest.data()).isEqualTo(bytes("lo"));
            assertThat(rest.flags().contains(MsgFlags.EOR)).isTrue();
        }
    }

    @Test
    void aLookLeavesTheMessage() throws Exception {
        try (var pair = Sctp.Pair.of()) {
            pair.client().send(bytes("hello"));
            assertThat(patient(pair.server()).recv(0, MsgFlags.PEEK)).isEqualTo(bytes("hello"));
            assertThat(patient(pair.server()).recv()).isEqualTo(bytes("hello"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1452, 65_536, 65_537, 150_000})
    void aMessageIsNotSplitHoweverItIsSent(int size) throws Exception {
        byte[] data = random(size);
        for (ByteBuffer buffer : List.of(ByteBuffer.wrap(data), ByteBuffer.allocateDirect(size).put(data).flip())) {
            try (var pair = Sctp.Pair.of()) {
                assertThat(patient(pair.client()).send(buffer)).isEqualTo(size);
                ReceivedMsg got = data(pair.server());
                assertThat(got.data()).isEqualTo(data);
                patient(pair.client()).send(bytes("next"));
                assertThat(data(pair.server()).data()).isEqualTo(bytes("next"));
            }
        }
    }

    @Test
    void aMessageOfSeveralBuffersIsOne() throws Exception {
        try (var pair = Sctp.Pair.of()) {
            byte[] first = random(70_000);
            byte[] second = random(10_000);
            patient(pair.client()).sendmsg(Msg.of(first, second));
            ByteBuffer one = ByteBuffer.allocate(70_000);
            ByteBuffer two = ByteBuffer.allocateDirect(20_000);
            ReceivedMsg got = patient(pair.server()).recvmsg(List.of(one, two), 0, MsgFlags.NONE);
            assertThat(got.length()).isEqualTo(80_000);
            assertThat(got.flags().contains(MsgFlags.EOR)).isTrue();
            assertThat(one.array()).isEqualTo(first);
            byte[] rest = new byte[two.flip().remaining()];
            two.get(rest);
            assertThat(rest).isEqualTo(second);
        }
    }

    @Test
    void aMessageComesInPiecesOfTheReceiversChoice() throws Exception {
        try (var pair = Sctp.Pair.of()) {
            byte[] data = random(65_536);
            patient(pair.client()).send(data);
            ByteBuffer all = ByteBuffer.allocate(data.length);
            int pieces = 0;
            boolean isWhole = false;
            while (!isWhole) {
                ReceivedMsg piece = patient(pair.server()).recvmsg(10_000, 0, MsgFlags.NONE);
                all.put(piece.data());
                pieces++;
                isWhole = piece.flags().contains(MsgFlags.EOR);
            }
            assertThat(all.array()).isEqualTo(data);
            assertThat(pieces).isEqualTo(7);
        }
    }

    @Test
    void whatAMessageIsPartOfGoesAlong() throws Exception {
        try (var pair = Sctp.Pair.of()) {
            pair.server().setopt(SctpOptions.RECVRCVINFO, true);
            SctpSndinfo info = SctpSndinfo.stream(3).withPpid(46).withFlags(SctpFlags.UNORDERED);
            pair.client().sendmsg(message(bytes("hello"), info));
            SctpRcvinfo got = data(pair.server()).value(ControlTypes.SCTP_RCVINFO).orElseThrow();
            assertThat(got.sid()).isEqualTo(3);
            assertThat(got.ppid()).isEqualTo(46);
            assertThat(got.flags().contains(SctpFlags.UNORDERED)).isTrue();
        }
    }

    @Test
    void whatTheNextMessageIsPartOfIsTold() throws Exception {
        try (var pair = Sctp.Pair.of()) {
            pair.server().setopt(SctpOptions.RECVNXTINFO, true);
            pair.client().sendmsg(message(bytes("one"), SctpSndinfo.stream(1)));
            pair.client().sendmsg(message(bytes("second"), SctpSndinfo.stream(2).withPpid(7)));
            while (pair.client().getopt(SctpOptions.STATUS).unackdata() > 0) {
                Thread.sleep(5); // until both are there
            }
            SctpNxtinfo next = data(pair.server()).value(ControlTypes.SCTP_NXTINFO).orElseThrow();
            assertThat(next.sid()).isEqualTo(2);
            assertThat(next.length()).isEqualTo(6);
            assertThat(next.ppid()).isEqualTo(7);
            assertThat(data(pair.server()).value(ControlTypes.SCTP_NXTINFO)).isEmpty();
        }
    }

    @Test
    void theOldWayToSayWhatAMessageIsPartOfWorksToo() throws Exception {
        try (var pair = Sctp.Pair.of()) {
            pair.server().setopt(SctpOptions.EVENTS, SctpEvents.of(SctpEventType.DATA_IO));
            pair.client().sendmsg(Msg.of(bytes("hello")).with(ControlTypes.SCTP_SNDRCV.of(SctpSndrcvinfo.stream(5))));
            SctpSndrcvinfo got = data(pair.server()).value(ControlTypes.SCTP_SNDRCV).orElseThrow();
            assertThat(got.stream()).isEqualTo(5);
            assertThat(got.ssn()).isZero();
        }
    }

    @Test
    void theOldWayIsAskedForAsAKindToo() throws Exception {
        try (var pair = Sctp.Pair.of(asking(one(), SctpEventType.DATA_IO), one())) {
            pair.client().sendmsg(message(bytes("hello"), SctpSndinfo.stream(5)));
            assertThat(data(pair.server()).value(ControlTypes.SCTP_SNDRCV).orElseThrow().stream()).isEqualTo(5);
        }
    }

    /// Which is what the guide warns of.
    @Test
    void aNotificationIsTakenForAMessageIfOnlyBytesAreReceived() throws Exception {
        try (var pair = Sctp.Pair.of(asking(one(), SctpEventType.ASSOCIATION), one())) {
            assertThat(patient(pair.server()).recv()).hasSize(20); // a struct sctp_assoc_change
        }
    }

    @Test
    void theDefaultsOfMessagesAreUsed() throws Exception {
        try (var pair = Sctp.Pair.of()) {
            pair.server().setopt(SctpOptions.RECVRCVINFO, true);
            pair.client().setopt(SctpOptions.DEFAULT_SNDINFO, SctpSndinfo.stream(4).withPpid(99));
            pair.client().send(bytes("hello"));
            SctpRcvinfo got = data(pair.server()).value(ControlTypes.SCTP_RCVINFO).orElseThrow();
            assertThat(got.sid()).isEqualTo(4);
            assertThat(got.ppid()).isEqualTo(99);
        }
    }

    @Test
    void aStreamThatThereIsNotIsRefused() throws Exception {
        try (var pair = Sctp.Pair.of()) {
            assertThat(reasonOf(() -> pair.client().sendmsg(message(bytes("x"), SctpSndinfo.stream(60_000)))))
                    .isEqualTo(Errno.EINVAL);
        }
    }

    @Test
    void eachStreamCountsItsMessages() throws Exception {
        try (var pair = Sctp.Pair.of()) {
            pair.server().setopt(SctpOptions.RECVRCVINFO, true);
            for (int stream : new int[] {1, 2, 1}) {
                pair.client().sendmsg(message(bytes("x"), SctpSndinfo.stream(stream)));
            }
            assertThat(data(pair.server()).value(ControlTypes.SCTP_RCVINFO).orElseThrow().ssn()).isZero();
            assertThat(data(pair.server()).value(ControlTypes.SCTP_RCVINFO).orElseThrow().ssn()).isZero();
            assertThat(data(pair.server()).value(ControlTypes.SCTP_RCVINFO).orElseThrow().ssn()).isEqualTo(1);
        }
    }

    @Test
    void anEmptyMessageIsRefused() throws Exception {
        try (var pair = Sctp.Pair.of()) {
            assertThat(reasonOf(() -> pair.client().send(new byte[0]))).isEqualTo(Errno.EINVAL);
        }
    }

    @Test
    void streamsAreAsManyAsWereAskedFor() throws Exception {
        Socket listener = one();
        Socket client = one();
        client.setopt(SctpOptions.INITMSG, new SctpInitmsg(3, 0, 0, 0));
        listener.setopt(SctpOptions.INITMSG, new SctpInitmsg(7, 2, 0, 0));
        try (var pair = Sctp.Pair.of(listener, client)) {
            SctpStatus status = pair.client().getopt(SctpOptions.STATUS);
            assertThat(status.outstrms()).isEqualTo(2);
            assertThat(status.instrms()).isEqualTo(7);
        }
    }

    @Test
    void nobodyThereIsRefused() throws Exception {
        try (Socket gone = one(); Socket client = one()) {
            gone.bind(SockaddrIn.loopback(0));
            assertThat(reasonOf(() -> patient(client).connect(gone.sockname()))).isEqualTo(Errno.ECONNREFUSED);
            gone.listen();
            patient(client).connect(gone.sockname()); // and can be tried again
        }
    }

    @Test
    void connectingTwiceIsRefused() throws Exception {
        try (var pair = Sctp.Pair.of()) {
            assertThat(reasonOf(() -> patient(pair.client()).connect(pair.listener().sockname())))
                    .isEqualTo(Errno.EISCONN);
        }
    }

    @Test
    void anAcceptWaitsNoLongerThanItMay() throws Exception {
        try (Socket listener = listening(one())) {
            assertThat(reasonOf(() -> listener.within(ofMillis(50)).accept())).isEqualTo(Reason.Timeout.TIMEOUT);
        }
    }

    @Test
    void aReceiveWaitsNoLongerThanItMay() throws Exception {
        try (var pair = Sctp.Pair.of()) {
            assertThat(reasonOf(() -> pair.server().within(ofMillis(50)).recv())).isEqualTo(Reason.Timeout.TIMEOUT);
            pair.client().send(bytes("still there"));
            assertThat(patient(pair.server()).recv()).isEqualTo(bytes("still there"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCloseEndsTheOtherSidesReceive(ThreadKind thread) throws Exception {
        try (var pair = Sctp.Pair.of()) {
            Caller<byte[]> waits = Caller.waiting(thread, () -> pair.server().recv());
            pair.client().close();
            assertThat(waits.failure().reason()).isEqualTo(Reason.Closed.BY_PEER);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCloseHereEndsAReceiveHere(ThreadKind thread) throws Exception {
        try (var pair = Sctp.Pair.of()) {
            Caller<byte[]> waits = Caller.waiting(thread, () -> pair.server().recv());
            pair.server().close();
            assertThat(waits.failure().reason()).isEqualTo(Reason.Closed.LOCALLY);
        }
    }

    @Test
    void whatWasSentBeforeTheEndComes() throws Exception {
        try (var pair = Sctp.Pair.of()) {
            pair.client().send(bytes("last words"));
            pair.client().shutdown(Shutdown.WRITE);
            assertThat(patient(pair.server()).recv()).isEqualTo(bytes("last words"));
            assertThat(reasonOf(() -> patient(pair.server()).recv())).isEqualTo(Reason.Closed.BY_PEER);
        }
    }

    @Test
    void nothingCanBeSentAfterTheEnd() throws Exception {
        try (var pair = Sctp.Pair.of()) {
            pair.client().shutdown(Shutdown.WRITE);
            assertThat(reasonOf(() -> patient(pair.client()).send(bytes("x")))).isEqualTo(Errno.EPIPE);
        }
    }

    /// There is no connection that is closed by half, and Linux does not tell the end to who has made it.
    @Test
    void aShutdownForSendingEndsBothDirections() throws Exception {
        try (var pair = Sctp.Pair.of()) {
            pair.client().shutdown(Shutdown.WRITE);
            assertThat(reasonOf(() -> patient(pair.server()).recv())).isEqualTo(Reason.Closed.BY_PEER);
            assertThat(reasonOf(() -> patient(pair.server()).send(bytes("answer")))).isEqualTo(Errno.EPIPE);
            assertThat(reasonOf(() -> pair.client().within(ofMillis(300)).recv())).isEqualTo(Reason.Timeout.TIMEOUT);
        }
    }

    @Test
    void aShutdownForBothIsAnEndForBoth() throws Exception {
        try (var pair = Sctp.Pair.of()) {
            pair.client().shutdown(Shutdown.READ_WRITE);
            assertThat(reasonOf(() -> patient(pair.server()).recv())).isEqualTo(Reason.Closed.BY_PEER);
            assertThat(reasonOf(() -> patient(pair.client()).recv())).isEqualTo(Reason.Closed.BY_PEER);
        }
    }

    /// Those are of sockets that have many associations: one with one is shut down, or closed.
    @Test
    void noEndAndNoAbortIsSentAsAMessage() throws Exception {
        try (var pair = Sctp.Pair.of()) {
            SctpSndinfo end = SctpSndinfo.stream(0).withFlags(SctpFlags.EOF);
            assertThat(reasonOf(() -> pair.client()
                    .sendmsg(
                            Msg.of().with(ControlTypes.SCTP_SNDINFO.of(end)))))
                    .isEqualTo(Errno.EINVAL);
            assertThat(reasonOf(() -> pair.client()
                    .sendmsg(
                            message(bytes("why"), SctpSndinfo.stream(0).withFlags(SctpFlags.ABORT)))))
                    .isEqualTo(Errno.EINVAL);
        }
    }

    @Test
    void anAbortIsAReset() throws Exception {
        try (var pair = Sctp.Pair.of()) {
            pair.client().setopt(SocketOptions.LINGER, new Linger(true, 0));
            pair.client().close();
            assertThat(reasonOf(() -> patient(pair.server()).recv())).isEqualTo(Errno.ECONNRESET);
            assertThat(reasonOf(() -> pair.server().within(ofMillis(300)).recv())).isEqualTo(Reason.Timeout.TIMEOUT);
        }
    }

    @Test
    void lingeringForNoTimeAborts() throws Exception {
        try (var many = Sctp.Many.of()) {
            many.client().setopt(SocketOptions.LINGER, new Linger(true, 0));
            many.client().close();
            assertThat(next(many.server(), AssocChange.class).state()).isEqualTo(AssocChange.State.COMM_LOST);
        }
    }

    @Test
    void itWorksOverIpv6Too() throws Exception {
        try (Socket listener = Socket.open(Domain.INET6, Type.STREAM, Protocol.SCTP);
                Socket client = Socket.open(Domain.INET6, Type.STREAM, Protocol.SCTP)) {
            listener.bind(SockaddrIn6.loopback(0));
            listener.listen();
            patient(client).connect(listener.sockname());
            try (Socket server = patient(listener).accept()) {
                client.send(bytes("six"));
                assertThat(patient(server).recv()).isEqualTo(bytes("six"));
                assertThat(server.associations().peernames())
                        .isNotEmpty()
                        .allMatch(peer -> peer instanceof SockaddrIn6 six && six.port() != 0);
            }
        }
    }

    @Test
    void aFullReceiverHoldsTheSenderUp() throws Exception {
        try (var pair = Sctp.Pair.of()) {
            pair.client().setopt(SocketOptions.SNDBUF, 10_000);
            byte[] data = random(4_000);
            int sent = 0;
            Reason full = null;
            while (full == null && sent < 10_000) {
                try {
                    pair.client().within(ofMillis(100)).send(data);
                    sent++;
                } catch (dev.osock.error.SocketException e) {
                    full = e.reason();
                }
            }
            assertThat(full).isEqualTo(Reason.Timeout.TIMEOUT);
            for (int i = 0; i < sent; i++) {
                assertThat(data(pair.server()).data()).isEqualTo(data);
            }
            patient(pair.client()).send(bytes("room again"));
            assertThat(data(pair.server()).data()).isEqualTo(bytes("room again"));
        }
    }

    @Test
    void fragmentsCanBeRefused() throws Exception {
        try (var pair = Sctp.Pair.of()) {
            pair.client().setopt(SctpOptions.DISABLE_FRAGMENTS, true);
            assertThat(reasonOf(() -> pair.client().send(random(100_000)))).isEqualTo(Errno.EMSGSIZE);
            pair.client().send(random(100));
            assertThat(data(pair.server()).data()).hasSize(100);
        }
    }

    @Test
    void countersCountBytes() throws Exception {
        try (var pair = Sctp.Pair.of()) {
            pair.client().send(random(70_000));
            data(pair.server());
            assertThat(pair.client().info().counters().writeBytes()).isEqualTo(70_000);
            assertThat(pair.client().info().counters().writePackages()).isEqualTo(1);
        }
    }
}
