package dev.osock.option;

import static dev.osock.testing.sockets.Bytes.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Platform;
import dev.osock.ReceivedMsg;
import dev.osock.Socket;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrLl;
import dev.osock.address.SockaddrNative;
import dev.osock.error.Errno;
import dev.osock.error.SocketErrnoException;
import dev.osock.error.SocketException;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Support;
import dev.osock.kind.Type;
import dev.osock.message.ControlTypes;
import dev.osock.message.MsgFlags;
import dev.osock.message.PacketAuxdata;
import dev.osock.option.PacketFanout.Mode;
import dev.osock.testing.Need;
import dev.osock.testing.Patience;
import dev.osock.testing.Requires;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Failing;
import dev.osock.testing.sockets.SocketKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The rows of the levels that other sockets have than those of inet and local: netlink, packets, Multipath TCP.
@Bounded
class LevelRowsTest {

    private static final Duration PATIENCE = Patience.seconds(5);

    /// `NETLINK_USERSOCK`: what one process sends to others.
    private static final Protocol USERSOCK = Protocol.of(2);
    private static final Protocol MPTCP = Protocol.of(262);

    /// `ETH_P_ALL` in network order.
    private static final Protocol EVERYTHING = Protocol.of(0x0300);

    /// `struct sockaddr_nl`: a port and groups.
    private static Sockaddr netlink(int port, int groups) {
        ByteBuffer address = ByteBuffer.allocate(10).order(ByteOrder.nativeOrder());
        return new SockaddrNative(Domain.NETLINK, address.putInt(2, port).putInt(6, groups).array());
    }

    private static int port(Socket socket) throws SocketException {
        byte[] address = ((SockaddrNative) socket.sockname()).addr();
        return ByteBuffer.wrap(address).order(ByteOrder.nativeOrder()).getInt(2);
    }

    private static <T> void assertKept(Socket socket, SocketOption<T> option, T value) throws SocketException {
        socket.setopt(option, value);
        assertThat(socket.getopt(option)).as(option.toString()).isEqualTo(value);
    }

    @Requires(Need.ROOT)
    @Test
    void flagsOfNetlinkAreSetAndRead() throws Exception {
        try (Socket socket = Socket.open(Domain.NETLINK, Type.RAW, Protocol.DEFAULT)) {
            for (SocketOption<Boolean> flag : List.of(
                    NetlinkOptions.BROADCAST_ERROR,
                    NetlinkOptions.CAP_ACK,
                    NetlinkOptions.EXT_ACK,
                    NetlinkOptions.GET_STRICT_CHK,
                    NetlinkOptions.NO_ENOBUFS,
                    NetlinkOptions.PKTINFO)) {
                assertThat(Platform.support(flag)).isEqualTo(Support.YES);
                assertKept(socket, flag, true);
                assertKept(socket, flag, false);
            }
            socket.setopt(NetlinkOptions.LISTEN_ALL_NSID, true);
            try {
                assertThat(socket.getopt(NetlinkOptions.LISTEN_ALL_NSID)).isTrue();
            } catch (SocketErrnoException old) {
                assertThat(old.errno()).isEqualTo(Errno.ENOPROTOOPT); // Linux 5.10 does not tell it
            }
        }
    }

    @Requires(Need.ROOT)
    @Test
    void groupsOfNetlinkAreJoinedToldAndLeft() throws Exception {
        try (Socket receiver = Socket.open(Domain.NETLINK, Type.RAW, USERSOCK);
                Socket sender = Socket.open(Domain.NETLINK, Type.RAW, USERSOCK)) {
            receiver.bind(netlink(0, 0));
            sender.bind(netlink(0, 0));
            assertThat(receiver.getopt(NetlinkOptions.LIST_MEMBERSHIPS).values()).isEmpty();
            receiver.setopt(NetlinkOptions.ADD_MEMBERSHIP, 5);
            receiver.setopt(NetlinkOptions.ADD_MEMBERSHIP, 32);
            assertThat(receiver.getopt(NetlinkOptions.LIST_MEMBERSHIPS).values()).containsExactly(5L, 32L);
            receiver.setopt(NetlinkOptions.PKTINFO, true);
            sender.sendto(bytes("0123456789abcdef"), netlink(port(sender), 1 << 4)); // to a group, and to itself
            ReceivedMsg message = receiver.within(PATIENCE).recvmsg();
            assertThat(message.data()).isEqualTo(bytes("0123456789abcdef"));
            assertThat(message.value(ControlTypes.NETLINK_PKTINFO)).contains(5L);
            receiver.setopt(NetlinkOptions.DROP_MEMBERSHIP, 5);
            assertThat(receiver.getopt(NetlinkOptions.LIST_MEMBERSHIPS).values()).containsExactly(32L);
            assertThat(Failing.reasonOf(() -> receiver.setopt(NetlinkOptions.ADD_MEMBERSHIP, 4711)))
                    .isEqualTo(Errno.EINVAL);
        }
    }

    private static Socket packets() throws SocketException {
        return Socket.open(Domain.PACKET, Type.RAW, EVERYTHING);
    }

    @Requires(Need.ROOT)
    @Test
    void flagsOfPacketSocketsAreSetAndRead() throws Exception {
        try (Socket socket = packets()) {
            for (SocketOption<Boolean> flag : List.of(
                    PacketOptions.AUXDATA,
                    PacketOptions.IGNORE_OUTGOING,
                    PacketOptions.ORIGDEV,
                    PacketOptions.QDISC_BYPASS,
                    PacketOptions.VNET_HDR)) {
                assertThat(Platform.support(flag)).isEqualTo(Support.YES);
                assertKept(socket, flag, true);
                assertKept(socket, flag, false);
            }
            if (Platform.isSupported(PacketOptions.VNET_HDR_SZ)) {
                assertKept(socket, PacketOptions.VNET_HDR_SZ, 12);
                assertKept(socket, PacketOptions.VNET_HDR_SZ, 0);
            }
        }
    }

    @Requires(Need.ROOT)
    @Test
    void whatThereIsToKnowOfAPacketComesWithIt() throws Exception {
        try (Socket packets = packets(); Socket sender = SocketKind.INET_DGRAM.bound()) {
            packets.setopt(SocketOptions.BINDTOIFINDEX, 1);
            packets.setopt(PacketOptions.AUXDATA, true);
            byte[] mark = bytes("a packet that is like no other " + ProcessHandle.current().pid());
            sender.sendto(mark, SockaddrIn.loopback(9));
            ReceivedMsg message = packets.within(PATIENCE).recvmsg();
            while (message.data().length != 14 + 28 + mark.length) {
                message = packets.within(PATIENCE).recvmsg();
            }
            PacketAuxdata known = message.value(ControlTypes.PACKET_AUXDATA).orElseThrow();
            assertThat(known.length()).isEqualTo(message.data().length);
            assertThat(known.snapLength()).isEqualTo(message.data().length);
            assertThat(known.net() - known.mac()).as("a header of Ethernet").isEqualTo(14);
            assertThat(known.vlan()).isEmpty();
        }
    }

    /// `struct virtio_net_hdr` stands before the frame, whatever room there is for both.
    @Requires(Need.ROOT)
    @ParameterizedTest
    @ValueSource(ints = {2_000, 70_000})
    void whatADeviceIsStillToDoComesBeforeTheFrame(int room) throws Exception {
        try (Socket packets = packets(); Socket sender = SocketKind.INET_DGRAM.bound()) {
            packets.setopt(PacketOptions.VNET_HDR, true);
            packets.setopt(SocketOptions.BINDTOIFINDEX, 1);
            byte[] mark = bytes("a packet that is like no other either " + ProcessHandle.current().pid());
            int length = 10 + 14 + 28 + mark.length;
            for (int way = 0; way < 3; way++) {
                sender.sendto(mark, SockaddrIn.loopback(9));
                byte[] frame = received(packets, way, room);
                while (frame.length != length) {
                    frame = received(packets, way, room);
                }
                assertThat(Arrays.copyOfRange(frame, length - mark.length, length)).isEqualTo(mark);
            }
        }
    }

    private static byte[] received(Socket socket, int way, int room) throws SocketException {
        return switch (way) {
            case 0 -> socket.within(PATIENCE).recv(room);
            case 1 -> socket.within(PATIENCE).recvmsg(room, 0, MsgFlags.NONE).data();
            default -> {
                ByteBuffer buffer = ByteBuffer.allocate(room);
                socket.within(PATIENCE).recv(buffer);
                yield Arrays.copyOf(buffer.array(), buffer.position());
            }
        };
    }

    @Requires(Need.ROOT)
    @Test
    void packetsAreCountedFromReadingToReading() throws Exception {
        try (Socket packets = packets(); Socket sender = SocketKind.INET_DGRAM.bound()) {
            packets.bind(SockaddrLl.of(3, 1));
            packets.setopt(SocketOptions.RCVBUF, 1);
            for (int i = 0; i < 100; i++) {
                sender.sendto(new byte[1000], SockaddrIn.loopback(9));
            }
            PacketStatistics first = packets.getopt(PacketOptions.STATISTICS);
            assertThat(first.packets()).isGreaterThanOrEqualTo(100);
            assertThat(first.drops()).isPositive().isLessThanOrEqualTo(first.packets());
        }
    }

    @Requires(Need.ROOT)
    @Test
    void aDeviceReceivesMoreForAsLongAsItIsWished() throws Exception {
        try (Socket packets = packets()) {
            var promiscuous = PacketMembership.of(1, PacketMembership.Mode.PROMISC);
            assertThat(isPromiscuous()).isFalse();
            packets.setopt(PacketOptions.ADD_MEMBERSHIP, promiscuous);
            assertThat(isPromiscuous()).isTrue();
            packets.setopt(PacketOptions.DROP_MEMBERSHIP, promiscuous);
            assertThat(isPromiscuous()).isFalse();
            assertThat(Failing.reasonOf(() -> packets.setopt(
                    PacketOptions.ADD_MEMBERSHIP, PacketMembership.of(4711, PacketMembership.Mode.PROMISC))))
                    .isEqualTo(Errno.ENODEV);
        }
    }

    /// `IFF_PROMISC` of the loopback interface.
    private static boolean isPromiscuous() throws IOException {
        String flags = Files.readString(Path.of("/sys/class/net/lo/flags")).strip();
        return (Integer.decode(flags) & 0x100) != 0;
    }

    @Requires(Need.ROOT)
    @Test
    void aProgramChoosesAmongTheSocketsOfAGroup() throws Exception {
        try (Socket first = packets(); Socket second = packets(); Socket sender = SocketKind.INET_DGRAM.bound()) {
            assertThat(first.getopt(PacketOptions.FANOUT)).isEqualTo(new PacketFanout(0, Mode.HASH, 0));
            var group = new PacketFanout(
                    (int) ProcessHandle.current().pid() & 0xFFFF, Mode.CBPF, PacketFanout.IGNORE_OUTGOING);
            first.setopt(PacketOptions.FANOUT, group);
            second.setopt(PacketOptions.FANOUT, group);
            assertThat(second.getopt(PacketOptions.FANOUT).id()).isEqualTo(group.id());
            assertThat(second.getopt(PacketOptions.FANOUT).mode()).isEqualTo(Mode.CBPF);
            first.setopt(PacketOptions.FANOUT_DATA, SocketFilter.of(new SocketFilter.Instruction(0x06, 0, 0, 1)));
            first.getopt(PacketOptions.STATISTICS);
            second.getopt(PacketOptions.STATISTICS);
            for (int i = 0; i < 10; i++) {
                sender.sendto(new byte[1], SockaddrIn.loopback(9));
            }
            assertThat(second.getopt(PacketOptions.STATISTICS).packets()).isGreaterThanOrEqualTo(10);
            assertThat(first.getopt(PacketOptions.STATISTICS).packets()).isZero();
            assertThat(Failing.reasonOf(() -> first.getopt(PacketOptions.ROLLOVER_STATS))).isEqualTo(Errno.EINVAL);
        }
    }

    @Requires(Need.MPTCP)
    @Test
    void aConnectionOfSeveralTellsOfItselfAndOfEach() throws Exception {
        try (Socket listener = Socket.open(Domain.INET, Type.STREAM, MPTCP);
                Socket client = Socket.open(Domain.INET, Type.STREAM, MPTCP)) {
            listener.bind(SockaddrIn.loopback(0));
            listener.listen();
            client.connect(listener.sockname());
            try (Socket accepted = listener.accept()) {
                client.send(new byte[1000]);
                accepted.within(PATIENCE).recv(1000);
                MptcpInfo info = client.getopt(MptcpOptions.INFO);
                assertThat(info.value("subflows")).hasValue(0);
                assertThat(info.value("token").orElseThrow()).isNotZero();
                assertThat(info.value("bytes_sent").orElse(1000)).isEqualTo(1000);
                List<TcpInfo> each = client.getopt(MptcpOptions.TCPINFO).subflows();
                assertThat(each).singleElement().satisfies(one -> {
                    assertThat(one.state()).isEqualTo(TcpState.ESTABLISHED);
                    assertThat(one.bytesSent()).isEqualTo(1000);
                });
                assertThat(client.getopt(MptcpOptions.SUBFLOW_ADDRS).subflows())
                        .containsExactly(new MptcpSubflows.Ends(client.sockname(), listener.sockname()));
                if (Platform.isSupported(TcpOptions.IS_MPTCP)) {
                    assertThat(client.getopt(TcpOptions.IS_MPTCP)).isTrue();
                }
            }
        }
        try (var plain = SocketKind.INET_STREAM.pair()) {
            if (Platform.isSupported(TcpOptions.IS_MPTCP)) {
                assertThat(plain.near().getopt(TcpOptions.IS_MPTCP)).isFalse();
            } else {
                assertThat(Need.isKernelAtLeast(6, 10)).isFalse();
                assertThat(Failing.reasonOf(() -> plain.near().getopt(TcpOptions.IS_MPTCP)))
                        .isEqualTo(Errno.ENOPROTOOPT);
            }
        }
    }
}
