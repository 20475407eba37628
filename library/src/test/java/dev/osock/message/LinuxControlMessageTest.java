package dev.osock.message;

import static dev.osock.testing.sockets.Bytes.bytes;
import static java.time.Duration.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Descriptor;
import dev.osock.Platform;
import dev.osock.ReceivedMsg;
import dev.osock.Socket;
import dev.osock.address.In6Addr;
import dev.osock.address.RawBytes;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrIn6;
import dev.osock.error.Errno;
import dev.osock.error.SocketException;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import dev.osock.option.IpOptions;
import dev.osock.option.Ipv6Options;
import dev.osock.option.MtuInfo;
import dev.osock.option.SocketOption;
import dev.osock.option.SocketOptions;
import dev.osock.option.TcpOptions;
import dev.osock.option.TimestampingFlags;
import dev.osock.option.Txtime;
import dev.osock.testing.Need;
import dev.osock.testing.Patience;
import dev.osock.testing.Requires;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Failing;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The types of control messages that Linux has and OTP has not, on real traffic.
@Bounded
class LinuxControlMessageTest {

    private static final Duration PATIENCE = Patience.seconds(5);

    /// `CLOCK_MONOTONIC`, which is the clock of [System#nanoTime].
    private static final Txtime MONOTONIC = new Txtime(1, 0);

    private static final byte ROUTER_ALERT = (byte) 0x94;
    private static final RawBytes ALERT = RawBytes.of(ROUTER_ALERT, (byte) 4, (byte) 0, (byte) 0);

    private static <T> T received(Socket socket, ControlType<T> type) throws SocketException {
        ReceivedMsg message = socket.within(PATIENCE).recvmsg();
        return message.value(type).orElseThrow(() -> new AssertionError("no " + type + " came with " + message));
    }

    private static <T> T echoed(SocketKind kind, SocketOption<Boolean> option, ControlType<T> type, T value)
            throws SocketException {
        try (Pair pair = kind.pair()) {
            pair.far().setopt(option, true);
            pair.near().sendmsg(Msg.of(bytes("x")).with(type.of(value)));
            return received(pair.far(), type);
        }
    }

    @Requires(Need.ROOT)
    @ParameterizedTest
    @EnumSource(names = {"INET_DGRAM", "INET6_DGRAM"})
    void markAndPriorityAreThoseOfTheMessage(SocketKind kind) throws Exception {
        if (Platform.isSupported(SocketOptions.RCVMARK)) {
            assertThat(echoed(kind, SocketOptions.RCVMARK, ControlTypes.MARK, 4711)).isEqualTo(4711);
        }
        if (Platform.isSupported(SocketOptions.RCVPRIORITY)) {
            assertThat(echoed(kind, SocketOptions.RCVPRIORITY, ControlTypes.PRIORITY, 5)).isEqualTo(5);
        }
    }

    @Requires(Need.ROOT)
    @Test
    void theMarkOfTheSocketComesToo() throws Exception {
        try (Pair pair = SocketKind.INET_DGRAM.pair()) {
            if (!Platform.isSupported(SocketOptions.RCVMARK)) {
                return;
            }
            pair.near().setopt(SocketOptions.MARK, 7);
            pair.far().setopt(SocketOptions.RCVMARK, true);
            pair.near().send(bytes("x"));
            assertThat(received(pair.far(), ControlTypes.MARK)).isEqualTo(7);
        }
    }

    /// On loopback no packet scheduler waits for it; that it is understood is seen by what is refused.
    @Test
    void aMessageSaysWhenItShallGo() throws Exception {
        try (Pair pair = SocketKind.INET_DGRAM.pair()) {
            Msg timed = Msg.of(bytes("in time")).with(ControlTypes.TXTIME.of(System.nanoTime() + 1_000_000));
            assertThat(Failing.reasonOf(() -> pair.near().sendmsg(timed))).isEqualTo(Errno.EINVAL);
            pair.near().setopt(SocketOptions.TXTIME, MONOTONIC);
            Msg tooShort = Msg.of(bytes("x")).with(ControlTypes.TXTIME.ofData(new byte[4]));
            assertThat(Failing.reasonOf(() -> pair.near().sendmsg(tooShort))).isEqualTo(Errno.EINVAL);
            pair.near().sendmsg(timed);
            assertThat(pair.far().within(PATIENCE).recv()).isEqualTo(bytes("in time"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"INET_DGRAM", "INET6_DGRAM"})
    void aTimeStampIsToldByTheNumberOfTheMessage(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.near()
                    .setopt(
                            SocketOptions.TIMESTAMPING,
                            TimestampingFlags.of(
                                    TimestampingFlags.TX_SOFTWARE,
                                    TimestampingFlags.SOFTWARE,
                                    TimestampingFlags.OPT_ID,
                                    TimestampingFlags.OPT_TSONLY));
            if (!isTaken(pair.near(), Msg.of(bytes("x")).with(ControlTypes.TS_OPT_ID.of(0xFFFF_FFF0L)))) {
                return; // a kernel before Linux 6.13
            }
            ReceivedMsg stamp = pair.near().within(PATIENCE).recvmsg(MsgFlags.ERRQUEUE);
            ControlType<ExtendedError> type =
                    kind == SocketKind.INET_DGRAM ? ControlTypes.IP_RECVERR : ControlTypes.IPV6_RECVERR;
            assertThat(Integer.toUnsignedLong(stamp.value(type).orElseThrow().data())).isEqualTo(0xFFFF_FFF0L);
        }
    }

    private static boolean isTaken(Socket socket, Msg message) throws SocketException {
        try {
            socket.sendmsg(message);
            return true;
        } catch (SocketException refused) {
            assertThat(refused.reason()).isEqualTo(Errno.EINVAL);
            return false;
        }
    }

    @Test
    void aTimeStampTellsHowTheConnectionWas() throws Exception {
        try (Pair pair = SocketKind.INET_STREAM.pair()) {
            pair.near()
                    .setopt(
                            SocketOptions.TIMESTAMPING,
                            TimestampingFlags.of(
                                    TimestampingFlags.TX_ACK,
                                    TimestampingFlags.SOFTWARE,
                                    TimestampingFlags.OPT_ID,
                                    TimestampingFlags.OPT_STATS,
                                    TimestampingFlags.OPT_TSONLY));
            pair.near().send(new byte[100]);
            pair.far().within(PATIENCE).recv(100);
            ReceivedMsg stamp = pair.near().within(PATIENCE).recvmsg(MsgFlags.ERRQUEUE);
            TimestampingStats stats = stamp.value(ControlTypes.TIMESTAMPING_OPT_STATS).orElseThrow();
            assertThat(stats.value("data_segs_out")).hasValue(1);
            assertThat(stats.value("bytes_sent")).hasValue(100);
            assertThat(stats.value("total_retrans")).hasValue(0);
            assertThat(stats.value("snd_cwnd").orElseThrow()).isPositive();
            assertThat(stats.value("srtt").orElseThrow()).isBetween(1L, 10_000_000L);
            assertThat(stats.value("nonsense")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"INET_STREAM", "INET6_STREAM", "LOCAL_STREAM"})
    void howMuchIsLeftComesWithEachReceive(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            SocketOption<Boolean> option = kind.isInet() ? TcpOptions.INQ : SocketOptions.INQ;
            if (!Platform.isSupported(option)) {
                return; // a kernel before Linux 6.17
            }
            pair.far().setopt(option, true);
            pair.near().send(new byte[100]);
            ControlType<Integer> type = kind.isInet() ? ControlTypes.TCP_INQ : ControlTypes.INQ;
            ReceivedMsg part = pair.far().within(PATIENCE).recvmsg(40, 0, MsgFlags.NONE);
            assertThat(part.data()).hasSize(40);
            assertThat(part.value(type)).contains(60);
            assertThat(pair.far().within(PATIENCE).recvmsg(100, 0, MsgFlags.NONE).value(type)).contains(0);
        }
    }

    @Test
    void ipOptionsComeAsTheyWereSent() throws Exception {
        try (Pair pair = SocketKind.INET_DGRAM.pair()) {
            pair.far().setopt(IpOptions.RECVOPTS, true);
            pair.near().sendmsg(Msg.of(bytes("x")).with(ControlTypes.IP_RETOPTS.of(ALERT)));
            assertThat(received(pair.far(), ControlTypes.IP_RECVOPTS)).isEqualTo(ALERT);
        }
    }

    /// A route that is recorded (type 7), of one address.
    @Test
    void ipOptionsComeReadyToBeSentBack() throws Exception {
        RawBytes record = new RawBytes(new byte[] {7, 7, 4, 0, 0, 0, 0, 0});
        try (Pair pair = SocketKind.INET_DGRAM.pair()) {
            pair.far().setopt(IpOptions.RETOPTS, true);
            pair.near().sendmsg(Msg.of(bytes("x")).with(ControlTypes.IP_RETOPTS.of(record)));
            RawBytes back = received(pair.far(), ControlTypes.IP_RETOPTS);
            assertThat(back.array()).startsWith(7, 7);
            pair.far().sendmsg(Msg.of(bytes("y")).with(ControlTypes.IP_RETOPTS.of(back)));
            assertThat(pair.near().within(PATIENCE).recv()).isEqualTo(bytes("y"));
        }
    }

    @Requires(Need.ROOT)
    @Test
    void theProtocolOfAWholePacketIsTold() throws Exception {
        if (!Platform.isSupported(IpOptions.PROTOCOL)) {
            return; // a kernel before Linux 6.4
        }
        try (Socket raw = Socket.open(Domain.INET, Type.RAW, Protocol.RAW);
                Socket receiver = SocketKind.INET_DGRAM.bound()) {
            raw.setopt(IpOptions.HDRINCL, true);
            byte[] packet = datagram(((SockaddrIn) receiver.sockname()).port());
            Msg wrong = Msg.of(packet).to(SockaddrIn.loopback(0)).with(ControlTypes.IP_PROTOCOL.of(0));
            assertThat(Failing.reasonOf(() -> raw.sendmsg(wrong))).isEqualTo(Errno.EINVAL);
            raw.sendmsg(Msg.of(packet).to(SockaddrIn.loopback(0)).with(ControlTypes.IP_PROTOCOL.of(17)));
            assertThat(receiver.within(PATIENCE).recv()).isEqualTo(bytes("x"));
        }
    }

    /// UDP of one byte, without a checksum, from and to 127.0.0.1.
    private static byte[] datagram(int port) {
        return ByteBuffer.allocate(29)
                .putInt(0x4500_001D)
                .putInt(0)
                .putInt(0x4011_0000)
                .putInt(0x7F00_0001)
                .putInt(0x7F00_0001)
                .putShort((short) port)
                .putShort((short) port)
                .putShort((short) 9)
                .putShort((short) 0)
                .put((byte) 'x')
                .array();
    }

    private static Pair narrow() throws SocketException {
        Pair pair = SocketKind.INET6_DGRAM.pair();
        pair.near().setopt(Ipv6Options.MTU, 1280);
        return pair;
    }

    @Test
    void whetherItMayBeFragmentedEachMessageSays() throws Exception {
        try (Pair pair = narrow()) {
            Msg whole = Msg.of(new byte[3_000]).with(ControlTypes.IPV6_DONTFRAG.of(true));
            assertThat(Failing.reasonOf(() -> pair.near().sendmsg(whole))).isEqualTo(Errno.EMSGSIZE);
            pair.near().setopt(Ipv6Options.DONTFRAG, true);
            Msg parts = Msg.of(new byte[3_000]).with(ControlTypes.IPV6_DONTFRAG.of(false));
            pair.near().sendmsg(parts);
            assertThat(pair.far().within(PATIENCE).recv()).hasSize(3_000);
        }
    }

    @Test
    void aMessageThatIsTooLargeTellsWhatThePathTakes() throws Exception {
        try (Pair pair = narrow()) {
            pair.near().setopt(Ipv6Options.RECVPATHMTU, true);
            pair.near().setopt(Ipv6Options.DONTFRAG, true);
            assertThat(Failing.reasonOf(() -> pair.near().send(new byte[3_000]))).isEqualTo(Errno.EMSGSIZE);
            MtuInfo path = pair.near()
                    .within(ZERO)
                    .recvmsg()
                    .value(ControlTypes.IPV6_PATHMTU)
                    .orElseThrow();
            assertThat(path.mtu()).isEqualTo(1280);
            assertThat(((SockaddrIn6) path.address()).addr()).isEqualTo(In6Addr.LOOPBACK);
        }
    }

    private static boolean isOpen(int fd) {
        return Files.isSymbolicLink(Path.of("/proc/self/fd/" + fd));
    }

    @ParameterizedTest
    @EnumSource(names = {"LOCAL_STREAM", "LOCAL_DGRAM", "LOCAL_SEQPACKET", "ABSTRACT_DGRAM"})
    void theSendersProcessHasADescriptorThatIsTheMessages(SocketKind kind) throws Exception {
        if (!Platform.isSupported(SocketOptions.PASSPIDFD)) {
            return; // a kernel before Linux 6.5
        }
        try (Pair pair = kind.pair()) {
            pair.far().setopt(SocketOptions.PASSPIDFD, true);
            pair.near().send(bytes("x"));
            int number;
            try (ReceivedMsg message = pair.far().within(PATIENCE).recvmsg()) {
                Descriptor sender = message.pidfd().orElseThrow();
                number = sender.fd();
                assertThat(message.descriptors()).containsExactly(sender);
                assertThat(message.value(ControlTypes.PIDFD)).contains(number);
                assertThat(Files.readString(Path.of("/proc/self/fdinfo/" + number)))
                        .contains("Pid:\t" + ProcessHandle.current().pid() + "\n")
                        .containsPattern("flags:\\t0*2[0-7]{6}"); // close-on-exec
            }
            assertThat(isOpen(number)).isFalse();
        }
    }

    @Test
    void theSendersProcessComesBesideWhatItPasses() throws Exception {
        if (!Platform.isSupported(SocketOptions.PASSPIDFD)) {
            return;
        }
        try (Socket.Pair way = Socket.pair(Domain.LOCAL, Type.STREAM); Descriptor any = way.first().duplicate()) {
            way.second().setopt(SocketOptions.PASSPIDFD, true);
            way.first().sendDescriptors(bytes("x"), any);
            try (ReceivedMsg message = way.second().recvDescriptors(1, 1)) {
                assertThat(message.descriptors()).hasSize(2);
                Descriptor sender = message.pidfd().orElseThrow();
                assertThat(message.descriptors()).contains(sender);
                assertThat(Files.readString(Path.of("/proc/self/fdinfo/" + sender.fd()))).contains("Pid:");
            }
            way.first().send(bytes("y"));
            assertThat(way.second().recv(1)).isEqualTo(bytes("y")); // which leaves no descriptor behind
        }
    }

    @Test
    void aMessageWithoutItsSendersProcessHasNone() throws Exception {
        try (Pair pair = SocketKind.LOCAL_DGRAM.pair()) {
            pair.near().send(bytes("x"));
            assertThat(pair.far().within(PATIENCE).recvmsg().pidfd()).isEmpty();
        }
    }
}
