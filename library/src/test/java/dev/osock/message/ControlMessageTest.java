package dev.osock.message;

import static dev.osock.testing.sockets.Bytes.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.ReceivedMsg;
import dev.osock.Socket;
import dev.osock.address.In6Addr;
import dev.osock.address.InAddr;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrIn6;
import dev.osock.error.Errno;
import dev.osock.error.SocketException;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import dev.osock.option.Credentials;
import dev.osock.option.In6Pktinfo;
import dev.osock.option.InPktinfo;
import dev.osock.option.IpOptions;
import dev.osock.option.Ipv6Options;
import dev.osock.option.SocketOption;
import dev.osock.option.SocketOptions;
import dev.osock.option.Timespec;
import dev.osock.option.TimestampingFlags;
import dev.osock.option.Tos;
import dev.osock.option.UdpOptions;
import dev.osock.testing.Need;
import dev.osock.testing.Patience;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Failing;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import java.net.NetworkInterface;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every type of control message, on real traffic.
@Bounded
class ControlMessageTest {

    private static final Duration PATIENCE = Patience.seconds(5);

    private static <T> T received(Socket socket, ControlType<T> type) throws SocketException {
        ReceivedMsg message = socket.within(PATIENCE).recvmsg();
        return message.value(type).orElseThrow(() -> new AssertionError("no " + type + " came with " + message));
    }

    /// Sends a plain datagram with an option set on the receiver, and gives the value that comes along.
    private static <T> T withOption(SocketKind kind, SocketOption<Boolean> option, ControlType<T> type)
            throws SocketException {
        try (Pair pair = kind.pair()) {
            pair.far().setopt(option, true);
            pair.near().send(bytes("x"));
            return received(pair.far(), type);
        }
    }

    /// Sends a datagram with a control message, and gives the value that comes along.
    private static <T> T sent(SocketKind kind, SocketOption<Boolean> option, ControlMessage sent, ControlType<T> type)
            throws SocketException {
        try (Pair pair = kind.pair()) {
            pair.far().setopt(option, true);
            pair.near().sendmsg(Msg.of(bytes("x")).with(sent));
            return received(pair.far(), type);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.DATAGRAMS)
    void timestamp(SocketKind kind) throws Exception {
        Instant before = Instant.now().minusMillis(1);
        Instant stamp = withOption(kind, SocketOptions.TIMESTAMP, ControlTypes.TIMESTAMP)
                .toInstant();
        assertThat(stamp).isBetween(before, Instant.now().plusMillis(1));
    }

    @ParameterizedTest
    @MethodSource(Kinds.DATAGRAMS)
    void timestampns(SocketKind kind) throws Exception {
        Instant before = Instant.now().minusMillis(1);
        Instant stamp = withOption(kind, SocketOptions.TIMESTAMPNS, ControlTypes.TIMESTAMPNS)
                .toInstant();
        assertThat(stamp).isBetween(before, Instant.now().plusMillis(1));
    }

    @Test
    void timestampCannotBeSent() throws Exception {
        try (Pair pair = SocketKind.INET_DGRAM.pair()) {
            var now = new dev.osock.option.Timeval(1, 2);
            assertThat(Failing.reasonOf(
                    () -> pair.near().sendmsg(Msg.of(bytes("x")).with(ControlTypes.TIMESTAMP.of(now)))))
                    .isEqualTo(Errno.EINVAL);
        }
    }

    /// Linux begins to stamp a moment after the option is set.
    @ParameterizedTest
    @EnumSource(names = {"INET_DGRAM", "INET6_DGRAM"})
    void timestampingOfWhatIsReceived(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.far()
                    .setopt(
                            SocketOptions.TIMESTAMPING,
                            TimestampingFlags.of(TimestampingFlags.RX_SOFTWARE, TimestampingFlags.SOFTWARE));
            Optional<Timestamping> stamp = Optional.empty();
            long giveUp = System.nanoTime() + PATIENCE.toNanos();
            while (stamp.isEmpty() && System.nanoTime() < giveUp) {
                pair.near().send(bytes("x"));
                stamp = pair.far().within(PATIENCE).recvmsg().value(ControlTypes.TIMESTAMPING);
                Thread.sleep(1);
            }
            assertThat(stamp).isPresent();
            assertThat(Duration.between(stamp.get().software().toInstant(), Instant.now()))
                    .isLessThan(Patience.seconds(10));
            assertThat(stamp.get().legacy()).isEqualTo(Timespec.ZERO);
            assertThat(stamp.get().hardware()).isEqualTo(Timespec.ZERO);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"INET_DGRAM", "INET6_DGRAM"})
    void timestampingOfWhatIsSent(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            TimestampingFlags wanted = TimestampingFlags.of(
                    TimestampingFlags.TX_SOFTWARE,
                    TimestampingFlags.SOFTWARE,
                    TimestampingFlags.OPT_ID,
                    TimestampingFlags.OPT_TSONLY);
            pair.near().setopt(SocketOptions.TIMESTAMPING, wanted);
            assertThat(pair.near().getopt(SocketOptions.TIMESTAMPING)).isEqualTo(wanted);
            pair.near().send(bytes("first"));
            pair.near().send(bytes("second"));
            for (int number = 0; number < 2; number++) {
                ReceivedMsg stamp = pair.near().within(PATIENCE).recvmsg(MsgFlags.ERRQUEUE);
                assertThat(stamp.data()).isEmpty();
                assertThat(stamp.value(ControlTypes.TIMESTAMPING).orElseThrow().software())
                        .isNotEqualTo(Timespec.ZERO);
                ControlType<ExtendedError> type =
                        kind == SocketKind.INET_DGRAM ? ControlTypes.IP_RECVERR : ControlTypes.IPV6_RECVERR;
                ExtendedError about = stamp.value(type).orElseThrow();
                assertThat(about.origin()).isEqualTo(ExtendedError.Origin.TXSTATUS);
                assertThat(about.error().name()).isEqualTo("ENOMSG");
                assertThat(about.data()).isEqualTo(number);
                assertThat(about.offender()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LOCAL_STREAM", "LOCAL_DGRAM", "LOCAL_SEQPACKET", "ABSTRACT_STREAM"})
    void credentialsOfTheSender(SocketKind kind) throws Exception {
        Credentials own =
                withOption(kind, SocketOptions.PASSCRED, ControlTypes.CREDENTIALS);
        assertThat(own.pid()).isEqualTo(ProcessHandle.current().pid());
        try (Socket.Pair pair = Socket.pair(Domain.LOCAL, kind.type())) {
            pair.second().setopt(SocketOptions.PASSCRED, true);
            pair.first().sendmsg(Msg.of(bytes("x")).with(ControlTypes.CREDENTIALS.of(own)));
            assertThat(received(pair.second(), ControlTypes.CREDENTIALS)).isEqualTo(own);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LOCAL_STREAM", "ABSTRACT_STREAM", "LOCAL_SEQPACKET"})
    void credentialsOfThePeer(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            assertThat(pair.far().getopt(SocketOptions.PEERCRED).pid())
                    .isEqualTo(ProcessHandle.current().pid());
        }
    }

    @Test
    void countOfDroppedMessages() throws Exception {
        try (Pair pair = SocketKind.INET_DGRAM.pair()) {
            pair.far().setopt(SocketOptions.RCVBUF, 1);
            pair.far().setopt(SocketOptions.RXQ_OVFL, true);
            for (int i = 0; i < 100; i++) {
                pair.near().send(new byte[1000]);
            }
            int got = 0;
            try {
                for (;; got++) {
                    pair.far().within(Duration.ZERO).recv();
                }
            } catch (SocketException empty) {
                assertThat(got).isLessThan(100);
            }
            pair.near().send(new byte[1]);
            assertThat(received(pair.far(), ControlTypes.RXQ_OVFL)).isEqualTo(100 - got);
        }
    }

    @Test
    void tos() throws Exception {
        assertThat(withOption(SocketKind.INET_DGRAM, IpOptions.RECVTOS, ControlTypes.IP_TOS))
                .isEqualTo(Tos.of(0));
        assertThat(sent(
                SocketKind.INET_DGRAM,
                IpOptions.RECVTOS,
                ControlTypes.IP_TOS.of(Tos.LOWDELAY),
                ControlTypes.IP_TOS))
                .isEqualTo(Tos.LOWDELAY);
        assertThat(sent(
                SocketKind.INET_DGRAM,
                IpOptions.RECVTOS,
                ControlTypes.IP_TOS.of(Tos.of(0xB8)),
                ControlTypes.IP_TOS))
                .isEqualTo(Tos.of(0xB8));
    }

    @Test
    void ttl() throws Exception {
        assertThat(withOption(SocketKind.INET_DGRAM, IpOptions.RECVTTL, ControlTypes.IP_TTL))
                .isEqualTo(64);
        assertThat(sent(
                SocketKind.INET_DGRAM, IpOptions.RECVTTL, ControlTypes.IP_TTL.of(3), ControlTypes.IP_TTL))
                .isEqualTo(3);
    }

    @Test
    void nativeFormsAreSentAsTheyAre() throws Exception {
        for (ControlMessage five : List.of(
                ControlMessage.of(0, 2, 5),
                ControlMessage.of(0, 2, new byte[] {5, 0, 0, 0}),
                ControlTypes.IP_TTL.ofData(new byte[] {5, 0, 0, 0}))) {
            assertThat(sent(SocketKind.INET_DGRAM, IpOptions.RECVTTL, five, ControlTypes.IP_TTL))
                    .isEqualTo(5);
        }
        assertThat(sent(
                SocketKind.INET_DGRAM, IpOptions.RECVTTL, ControlMessage.of(0, 2, true), ControlTypes.IP_TTL))
                .isEqualTo(1);
    }

    @Test
    void rawFormsStandBesideTheDecodedOnes() throws Exception {
        try (Pair pair = SocketKind.INET_DGRAM.pair()) {
            pair.far().setopt(IpOptions.RECVTTL, true);
            pair.near().send(bytes("x"));
            assertThat(pair.far().recvmsg().rawCtrl()).containsExactly(ControlMessage.of(0, 2, 64));
        }
    }

    @Test
    void pktinfoTellsTheDestinationAndChoosesTheSource() throws Exception {
        int loopback = NetworkInterface.getByName("lo").getIndex();
        InAddr second = InAddr.of(127, 0, 0, 2);
        try (Socket wildcard = Socket.open(Domain.INET, Type.DGRAM); Socket client = SocketKind.INET_DGRAM.bound()) {
            wildcard.bind(SockaddrIn.any(0));
            wildcard.setopt(IpOptions.PKTINFO, true);
            int port = ((SockaddrIn) wildcard.sockname()).port();
            client.sendto(bytes("?"), new SockaddrIn(second, port));
            ReceivedMsg question = wildcard.within(PATIENCE).recvmsg();
            assertThat(question.value(ControlTypes.IP_PKTINFO)).contains(new InPktinfo(loopback, second, second));
            wildcard.sendmsg(Msg.of(bytes("!"))
                    .to(question.addr().orElseThrow())
                    .with(ControlTypes.IP_PKTINFO.of(InPktinfo.from(second))));
            assertThat(client.within(PATIENCE).recvfrom().source()).isEqualTo(new SockaddrIn(second, port));
        }
    }

    @Test
    void origdstaddr() throws Exception {
        try (Socket sender = SocketKind.INET_DGRAM.bound(); Socket receiver = SocketKind.INET_DGRAM.bound()) {
            receiver.setopt(IpOptions.RECVORIGDSTADDR, true);
            sender.sendto(bytes("x"), receiver.sockname());
            assertThat(received(receiver, ControlTypes.IP_ORIGDSTADDR)).isEqualTo(receiver.sockname());
        }
        try (Socket sender = SocketKind.INET6_DGRAM.bound(); Socket receiver = SocketKind.INET6_DGRAM.bound()) {
            receiver.setopt(Ipv6Options.RECVORIGDSTADDR, true);
            sender.sendto(bytes("x"), receiver.sockname());
            assertThat(received(receiver, ControlTypes.IPV6_ORIGDSTADDR)).isEqualTo(receiver.sockname());
        }
    }

    @Test
    void pktinfoOfInet6() throws Exception {
        int loopback = NetworkInterface.getByName("lo").getIndex();
        try (Socket wildcard = Socket.open(Domain.INET6, Type.DGRAM);
                Socket client = SocketKind.INET6_DGRAM.bound()) {
            wildcard.bind(SockaddrIn6.any(0));
            wildcard.setopt(Ipv6Options.RECVPKTINFO, true);
            int port = ((SockaddrIn6) wildcard.sockname()).port();
            client.sendto(bytes("?"), SockaddrIn6.loopback(port));
            ReceivedMsg question = wildcard.within(PATIENCE).recvmsg();
            var expected = new In6Pktinfo(In6Addr.LOOPBACK, loopback);
            assertThat(question.value(ControlTypes.IPV6_PKTINFO)).contains(expected);
            wildcard.sendmsg(Msg.of(bytes("!"))
                    .to(question.addr().orElseThrow())
                    .with(ControlTypes.IPV6_PKTINFO.of(expected)));
            assertThat(client.within(PATIENCE).recvfrom().source()).isEqualTo(SockaddrIn6.loopback(port));
        }
    }

    @Test
    void hoplimit() throws Exception {
        assertThat(withOption(SocketKind.INET6_DGRAM, Ipv6Options.RECVHOPLIMIT, ControlTypes.IPV6_HOPLIMIT))
                .isEqualTo(64);
        assertThat(sent(
                SocketKind.INET6_DGRAM,
                Ipv6Options.RECVHOPLIMIT,
                ControlTypes.IPV6_HOPLIMIT.of(7),
                ControlTypes.IPV6_HOPLIMIT))
                .isEqualTo(7);
    }

    @Test
    void tclass() throws Exception {
        assertThat(withOption(SocketKind.INET6_DGRAM, Ipv6Options.RECVTCLASS, ControlTypes.IPV6_TCLASS))
                .isEqualTo(0);
        assertThat(sent(
                SocketKind.INET6_DGRAM,
                Ipv6Options.RECVTCLASS,
                ControlTypes.IPV6_TCLASS.of(0x48),
                ControlTypes.IPV6_TCLASS))
                .isEqualTo(0x48);
    }

    /// As bytes in network order. Linux takes the label from here, and the traffic class from elsewhere.
    @Test
    void flowinfo() throws Exception {
        long info = Integer.toUnsignedLong(Integer.reverseBytes(0x0001_2345));
        assertThat(sent(
                SocketKind.INET6_DGRAM,
                Ipv6Options.FLOWINFO,
                ControlTypes.IPV6_FLOWINFO.of(info),
                ControlTypes.IPV6_FLOWINFO))
                .isEqualTo(info);
    }

    /// The loopback interface of Linux 5.10 takes a train apart, so that its datagrams come one by one, without a word.
    @ParameterizedTest
    @EnumSource(names = {"INET_DGRAM", "INET6_DGRAM"})
    void segmentsAreSentApartAndReceivedTogether(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            Msg segmented = Msg.of(new byte[2500]).with(ControlTypes.UDP_SEGMENT.of(1000));
            assertThat(pair.near().sendmsg(segmented)).isEqualTo(2500);
            for (int size : new int[] {1000, 1000, 500}) {
                assertThat(pair.far().within(PATIENCE).recv(3000)).hasSize(size);
            }
            pair.far().setopt(UdpOptions.GRO, true);
            pair.near().sendmsg(Msg.of(new byte[2500]).with(ControlTypes.UDP_SEGMENT.of(1000)));
            ReceivedMsg first = pair.far().within(PATIENCE).recvmsg();
            if (first.data().length == 2500 || Need.isKernelAtLeast(6, 1)) {
                assertThat(first.data()).hasSize(2500);
                assertThat(first.value(ControlTypes.UDP_GRO)).contains(1000);
            } else {
                ReceivedMsg second = pair.far().within(PATIENCE).recvmsg();
                ReceivedMsg last = pair.far().within(PATIENCE).recvmsg();
                assertThat(List.of(first, second, last)).extracting(each -> each.data().length)
                        .containsExactly(1000, 1000, 500);
                assertThat(List.of(first, second, last)).allSatisfy(
                        each -> assertThat(each.value(ControlTypes.UDP_GRO)).isEmpty());
            }
        }
    }

    @Test
    void orderOnUdpIsTheKernels() throws Exception {
        try (Pair pair = SocketKind.INET_DGRAM.pair()) {
            pair.far().setopt(SocketOptions.TIMESTAMP, true);
            for (SocketOption<Boolean> option : List.of(IpOptions.RECVORIGDSTADDR, IpOptions.RECVTOS, IpOptions.RECVTTL,
                    IpOptions.PKTINFO)) {
                pair.far().setopt(option, true);
            }
            pair.near().send(bytes("x"));
            assertThat(pair.far().recvmsg().ctrl())
                    .extracting(each -> ((ControlMessage.Typed<?>) each).type().name())
                    .containsExactly("timestamp", "pktinfo", "ttl", "tos", "origdstaddr");
        }
    }

    @Test
    void aRoomTooSmallCutsControlMessagesAndIsFlagged() throws Exception {
        try (Pair pair = SocketKind.INET_DGRAM.pair()) {
            pair.far().setopt(IpOptions.RECVTTL, true);
            pair.far().setopt(IpOptions.RECVTOS, true);
            pair.near().send(bytes("x"));
            ReceivedMsg one = pair.far().recvmsg(0, 24, MsgFlags.NONE);
            assertThat(one.ctrl()).containsExactly(ControlTypes.IP_TTL.of(64));
            assertThat(one.flags().contains(MsgFlags.CTRUNC)).isTrue();
            pair.near().send(bytes("x"));
            ReceivedMsg half = pair.far().recvmsg(0, 18, MsgFlags.NONE);
            assertThat(half.ctrl()).containsExactly(ControlTypes.IP_TTL.ofData(new byte[] {64, 0}));
            assertThat(half.flags().contains(MsgFlags.CTRUNC)).isTrue();
            pair.near().send(bytes("x"));
            ReceivedMsg none = pair.far().recvmsg(0, 1, MsgFlags.NONE);
            assertThat(none.ctrl()).isEmpty();
            assertThat(none.flags().contains(MsgFlags.CTRUNC)).isTrue();
            pair.near().send(bytes("x"));
            assertThat(pair.far().recvmsg().flags()).isEqualTo(MsgFlags.NONE);
        }
    }

    @Test
    void refusedDatagramIsInTheErrorQueue() throws Exception {
        refusal(
                SocketKind.INET_DGRAM,
                IpOptions.RECVERR,
                ControlTypes.IP_RECVERR,
                new ExtendedError(
                        Errno.ECONNREFUSED,
                        ExtendedError.Origin.ICMP,
                        3,
                        3,
                        0,
                        0,
                        Optional.of(SockaddrIn.loopback(0))));
    }

    @Test
    void refusedDatagramIsInTheErrorQueueOfInet6() throws Exception {
        refusal(
                SocketKind.INET6_DGRAM,
                Ipv6Options.RECVERR,
                ControlTypes.IPV6_RECVERR,
                new ExtendedError(
                        Errno.ECONNREFUSED,
                        ExtendedError.Origin.ICMP6,
                        1,
                        4,
                        0,
                        0,
                        Optional.of(SockaddrIn6.loopback(0))));
    }

    private static void refusal(
            SocketKind kind, SocketOption<Boolean> option, ControlType<ExtendedError> type, ExtendedError expected)
            throws Exception {
        Sockaddr nobody;
        try (Socket gone = kind.bound()) {
            nobody = gone.sockname();
        }
        try (Socket socket = kind.bound()) {
            socket.setopt(option, true);
            socket.sendto(bytes("anyone?"), nobody);
            assertThat(Failing.reasonOf(() -> socket.within(PATIENCE).recvmsg())).isEqualTo(Errno.ECONNREFUSED);
            ReceivedMsg entry = socket.within(Duration.ZERO).recvmsg(MsgFlags.ERRQUEUE);
            assertThat(entry.addr()).contains(nobody);
            assertThat(entry.data()).isEqualTo(bytes("anyone?"));
            assertThat(entry.flags().contains(MsgFlags.ERRQUEUE)).isTrue();
            assertThat(entry.value(type)).contains(expected);
            assertThat(expected.codeName()).isEqualTo("port_unreach");
            assertThat(Failing.reasonOf(() -> socket.within(Duration.ZERO).recvmsg(MsgFlags.ERRQUEUE)))
                    .isEqualTo(dev.osock.error.Reason.Timeout.TIMEOUT);
        }
    }

    /// What waits for the error queue is woken by an entry in it.
    @ParameterizedTest
    @EnumSource(dev.osock.testing.sockets.ThreadKind.class)
    void anErrorQueueCanBeWaitedFor(dev.osock.testing.sockets.ThreadKind thread) throws Exception {
        Sockaddr nobody;
        try (Socket gone = SocketKind.INET_DGRAM.bound()) {
            nobody = gone.sockname();
        }
        try (Socket socket = SocketKind.INET_DGRAM.bound()) {
            socket.setopt(IpOptions.RECVERR, true);
            var waiting = dev.osock.testing.sockets.Caller.waiting(
                    thread, () -> socket.recvmsg(MsgFlags.ERRQUEUE));
            socket.sendto(bytes("anyone?"), nobody);
            assertThat(waiting.result().value(ControlTypes.IP_RECVERR)).isPresent();
        }
    }
}
