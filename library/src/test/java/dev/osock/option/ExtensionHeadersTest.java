package dev.osock.option;

import static dev.osock.testing.sockets.Bytes.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Deadline;
import dev.osock.OpenOptions;
import dev.osock.ReceivedMsg;
import dev.osock.Socket;
import dev.osock.address.In6Addr;
import dev.osock.address.RawBytes;
import dev.osock.address.SockaddrIn6;
import dev.osock.error.Errno;
import dev.osock.error.SocketException;
import dev.osock.error.SocketTimeoutException;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import dev.osock.message.ControlMessage;
import dev.osock.message.ControlType;
import dev.osock.message.ControlTypes;
import dev.osock.message.Msg;
import dev.osock.option.ExtensionOptions.Option;
import dev.osock.testing.Need;
import dev.osock.testing.Patience;
import dev.osock.testing.Requires;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Failing;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The headers between those of IPv6 and of UDP, as they are sent and as they are received.
@Requires(Need.ROOT)
@Bounded
class ExtensionHeadersTest {

    private static final Duration PATIENCE = Patience.seconds(5);
    private static final int UDP = 17;
    private static final int ROUTING = 43;

    /// Options that are not known may be skipped if their first two bits are zero.
    private static final ExtensionOptions ONE =
            ExtensionOptions.of(new Option(0x1E, RawBytes.of((byte) 1, (byte) 2, (byte) 3)));

    private static final ExtensionOptions TWO = ExtensionOptions.of(
            new Option(0x1E, RawBytes.of((byte) 9)),
            new Option(0x3E, RawBytes.of()));

    private static ReceivedMsg sent(SocketOption<Boolean> option, ControlMessage... with) throws SocketException {
        try (Pair pair = SocketKind.INET6_DGRAM.pair()) {
            pair.far().setopt(option, true);
            pair.near().sendmsg(Msg.of(bytes("x")).with(with));
            return pair.far().within(PATIENCE).recvmsg();
        }
    }

    @Test
    void hopByHopOptionsComeAsTheyWereSent() throws Exception {
        for (ExtensionOptions options : List.of(ONE, TWO)) {
            assertThat(sent(Ipv6Options.RECVHOPOPTS, ControlTypes.IPV6_HOPOPTS.of(options))
                    .value(ControlTypes.IPV6_HOPOPTS))
                    .contains(options);
        }
    }

    @Test
    void destinationOptionsComeAsTheyWereSent() throws Exception {
        ReceivedMsg message = sent(Ipv6Options.RECVDSTOPTS, ControlTypes.IPV6_DSTOPTS.of(TWO));
        assertThat(message.value(ControlTypes.IPV6_DSTOPTS)).contains(TWO);
        assertThat(message.data()).isEqualTo(bytes("x"));
    }

    @Test
    void bothGoTogetherAndWhatWasNotAskedForDoesNotCome() throws Exception {
        ReceivedMsg message = sent(
                Ipv6Options.RECVDSTOPTS, ControlTypes.IPV6_HOPOPTS.of(ONE), ControlTypes.IPV6_DSTOPTS.of(TWO));
        assertThat(message.value(ControlTypes.IPV6_DSTOPTS)).contains(TWO);
        assertThat(message.value(ControlTypes.IPV6_HOPOPTS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 100, 255})
    void optionsOfAnyLengthAreFilledUp(int length) throws Exception {
        byte[] data = new byte[length];
        java.util.Arrays.fill(data, (byte) 7);
        ExtensionOptions options = ExtensionOptions.of(new Option(0x1E, new RawBytes(data)));
        assertThat(sent(Ipv6Options.RECVHOPOPTS, ControlTypes.IPV6_HOPOPTS.of(options))
                .value(ControlTypes.IPV6_HOPOPTS))
                .contains(options);
    }

    @Test
    void aHeaderOfASocketGoesWithEachMessageUntilItIsRemoved() throws Exception {
        try (Pair pair = SocketKind.INET6_DGRAM.pair()) {
            goesWithEach(pair, Ipv6Options.HOPOPTS, Ipv6Options.RECVHOPOPTS, ControlTypes.IPV6_HOPOPTS);
            goesWithEach(pair, Ipv6Options.DSTOPTS, Ipv6Options.RECVDSTOPTS, ControlTypes.IPV6_DSTOPTS);
        }
    }

    private static void goesWithEach(
            Pair pair,
            SocketOption<ExtensionOptions> header,
            SocketOption<Boolean> receive,
            ControlType<ExtensionOptions> type)
            throws SocketException {
        assertThat(pair.near().getopt(header)).isEqualTo(ExtensionOptions.NONE);
        pair.far().setopt(receive, true);
        pair.near().setopt(header, ONE);
        assertThat(pair.near().getopt(header)).isEqualTo(ONE);
        for (int i = 0; i < 2; i++) {
            pair.near().send(bytes("x"));
            assertThat(pair.far().within(PATIENCE).recvmsg().value(type)).contains(ONE);
        }
        pair.near().setopt(header, ExtensionOptions.NONE);
        assertThat(pair.near().getopt(header)).isEqualTo(ExtensionOptions.NONE);
        pair.near().send(bytes("x"));
        assertThat(pair.far().within(PATIENCE).recvmsg().value(type)).isEmpty();
    }

    @Test
    void optionsThatTheReceiverMustKnowDropThePacket() throws Exception {
        try (Pair pair = SocketKind.INET6_DGRAM.pair()) {
            Msg unknown = Msg.of(bytes("dropped"))
                    .with(ControlTypes.IPV6_DSTOPTS.of(
                            ExtensionOptions.of(new Option(0x40 | 0x1E, RawBytes.of()))));
            pair.near().sendmsg(unknown);
            pair.near().send(bytes("heard"));
            assertThat(pair.far().within(PATIENCE).recv()).isEqualTo(bytes("heard"));
        }
    }

    @Test
    void theRoutingHeaderOfAMessageIsOfMobileHostsOnly() throws Exception {
        try (Pair pair = SocketKind.INET6_DGRAM.pair()) {
            Msg routed = Msg.of(bytes("x"))
                    .with(
                            ControlTypes.IPV6_RTHDR.of(new RoutingHeader(253, 0, new RawBytes(new byte[4]))));
            assertThat(Failing.reasonOf(() -> pair.near().sendmsg(routed))).isEqualTo(Errno.EINVAL);
            assertThat(Failing.reasonOf(() -> pair.near()
                    .setopt(Ipv6Options.RTHDR, new RoutingHeader(0, 0, new RawBytes(new byte[4])))))
                    .isEqualTo(Errno.EINVAL);
            assertThat(pair.near().getopt(Ipv6Options.RTHDR)).isEqualTo(RoutingHeader.NONE);
        }
    }

    /// One that has arrived is handed on whatever its type; a raw socket sends it, as part of the whole packet.
    @Test
    void aRoutingHeaderThatHasArrivedIsTold() throws Exception {
        try (Socket receiver = SocketKind.INET6_DGRAM.bound();
                Socket raw = Socket.open(Domain.INET6, Type.RAW, Protocol.UDP)) {
            receiver.setopt(Ipv6Options.RECVRTHDR, true);
            raw.setopt(Ipv6Options.HDRINCL, true);
            int port = ((SockaddrIn6) receiver.sockname()).port();
            raw.sendto(packet(port), SockaddrIn6.loopback(0));
            ReceivedMsg message = receiver.within(PATIENCE).recvmsg();
            assertThat(message.value(ControlTypes.IPV6_RTHDR))
                    .contains(new RoutingHeader(253, 0, RawBytes.of((byte) 1, (byte) 2, (byte) 3, (byte) 4)));
            assertThat(message.data()).isEqualTo(bytes("x"));
        }
    }

    /// A datagram of one byte behind a routing header of a type for experiments, from and to `::1`.
    private static byte[] packet(int port) {
        ByteBuffer packet = ByteBuffer.allocate(40 + 8 + 9);
        packet.putInt(0x6000_0000).putShort((short) (8 + 9)).put((byte) ROUTING).put((byte) 64);
        packet.putLong(0).putLong(1).putLong(0).putLong(1);
        packet.put((byte) UDP).put((byte) 0).put((byte) 253).put((byte) 0).put(new byte[] {1, 2, 3, 4});
        int sum = 2 + UDP + 9 + 9 + port + port + ('x' << Byte.SIZE); // two addresses ::1, protocol, twice the length
        sum = (sum & 0xFFFF) + (sum >>> Short.SIZE);
        sum = (sum & 0xFFFF) + (sum >>> Short.SIZE);
        packet.putShort((short) port).putShort((short) port).putShort((short) 9).putShort((short) ~sum).put((byte) 'x');
        return packet.array();
    }

    /// Sends until one comes: the kernel takes the addresses of a new namespace into use a little later, and drops what
    /// goes there before.
    private static ReceivedMsg sentAgain(Socket sender, Socket receiver) throws SocketException {
        Deadline giveUp = Deadline.in(PATIENCE);
        while (true) {
            sender.sendto(bytes("x"), receiver.sockname());
            try {
                return receiver.within(PATIENCE.dividedBy(50)).recvmsg();
            } catch (SocketTimeoutException lost) {
                if (giveUp.isOver()) {
                    throw lost;
                }
            }
        }
    }

    /// By way of this host itself, where segment routing is allowed.
    @Requires(Need.NETNS)
    @Test
    void aPacketVisitsTheSegmentsOfItsRoutingHeader() throws Exception {
        String name = "osock-segments-" + ProcessHandle.current().pid();
        In6Addr way = In6Addr.parse("fd77:a::1");
        ip("netns", "add", name);
        try {
            ip("-n", name, "link", "set", "lo", "up");
            ip("-n", name, "addr", "add", way + "/128", "dev", "lo", "nodad");
            ip("netns", "exec", name, "sh", "-c",
                    "for i in all lo; do echo 1 >/proc/sys/net/ipv6/conf/$i/seg6_enabled; done");
            OpenOptions there = OpenOptions.DEFAULT.withNetns(name);
            try (Socket sender = Socket.open(Domain.INET6, Type.DGRAM, Protocol.UDP, there);
                    Socket receiver = Socket.open(Domain.INET6, Type.DGRAM, Protocol.UDP, there)) {
                receiver.bind(SockaddrIn6.loopback(0));
                receiver.setopt(Ipv6Options.RECVRTHDR, true);
                RoutingHeader header = new RoutingHeader(4, 1, segments(way));
                sender.setopt(Ipv6Options.RTHDR, header);
                assertThat(sender.getopt(Ipv6Options.RTHDR)).isEqualTo(header);
                RoutingHeader arrived =
                        sentAgain(sender, receiver).value(ControlTypes.IPV6_RTHDR).orElseThrow();
                assertThat(arrived.type()).isEqualTo(4);
                assertThat(arrived.segmentsLeft()).isZero();
                assertThat(arrived.data().array()).hasSameSizeAs(header.data().array());
            }
        } finally {
            ip("netns", "del", name);
        }
    }

    /// Of two segments, in the order from the last; the kernel puts the destination there.
    private static RawBytes segments(In6Addr first) {
        ByteBuffer data = ByteBuffer.allocate(4 + 2 * 16);
        data.put((byte) 1).put((byte) 0).putShort((short) 0); // the last one's number, flags, tag
        data.putLong(0).putLong(0).putLong(first.high()).putLong(first.low());
        return new RawBytes(data.array());
    }

    private static void ip(String... arguments) throws Exception {
        var command = new java.util.ArrayList<String>(List.of("ip"));
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
