package dev.osock.option;

import static dev.osock.testing.sockets.Bytes.bytes;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Descriptor;
import dev.osock.Platform;
import dev.osock.Socket;
import dev.osock.address.In6Addr;
import dev.osock.address.InAddr;
import dev.osock.address.RawBytes;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrIn6;
import dev.osock.error.Errno;
import dev.osock.error.Reason;
import dev.osock.error.SocketErrnoException;
import dev.osock.error.SocketException;
import dev.osock.ioctl.IoctlRequests;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import dev.osock.message.ControlTypes;
import dev.osock.option.SocketFilter.Instruction;
import dev.osock.testing.Need;
import dev.osock.testing.Patience;
import dev.osock.testing.Requires;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Failing;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Options that do something, seen doing it, on loopback.
@Bounded
class OptionEffectsTest {

    private static final Duration PATIENCE = Patience.seconds(5);
    private static final Duration A_MOMENT = ofMillis(100);
    private static final InAddr GROUP = InAddr.of(239, 77, 1, 2);

    /// `BPF_RET|BPF_K`: ends the program with a number.
    private static SocketFilter returning(long number) {
        return SocketFilter.of(new Instruction(0x06, 0, 0, number));
    }

    private static int port(Socket socket) throws SocketException {
        return switch (socket.sockname()) {
            case SockaddrIn inet -> inet.port();
            case SockaddrIn6 inet6 -> inet6.port();
            default -> throw new AssertionError();
        };
    }

    private static void assertSilent(Socket socket) {
        assertThat(Failing.reasonOf(() -> socket.within(A_MOMENT).recv())).isEqualTo(Reason.Timeout.TIMEOUT);
    }

    private static Socket multicaster(InAddr source) throws SocketException {
        Socket socket = Socket.open(Domain.INET, Type.DGRAM);
        socket.bind(new SockaddrIn(source, 0));
        socket.setopt(IpOptions.MULTICAST_IF, InAddr.LOOPBACK);
        assertThat(socket.getopt(IpOptions.MULTICAST_IF)).isEqualTo(InAddr.LOOPBACK);
        return socket;
    }

    private static Socket listener() throws SocketException {
        Socket socket = Socket.open(Domain.INET, Type.DGRAM);
        socket.setopt(IpOptions.MULTICAST_ALL, false);
        socket.bind(SockaddrIn.any(0));
        return socket;
    }

    @Test
    void aGroupIsHeardFromJoiningToLeaving() throws Exception {
        try (Socket sender = multicaster(InAddr.LOOPBACK); Socket receiver = listener()) {
            Sockaddr group = new SockaddrIn(GROUP, port(receiver));
            var membership = new IpMreq(GROUP, InAddr.LOOPBACK);
            sender.sendto(bytes("early"), group);
            assertSilent(receiver);
            receiver.setopt(IpOptions.ADD_MEMBERSHIP, membership);
            assertThat(Failing.reasonOf(() -> receiver.setopt(IpOptions.ADD_MEMBERSHIP, membership)))
                    .isEqualTo(Errno.EADDRINUSE);
            sender.sendto(bytes("hello"), group);
            assertThat(receiver.within(PATIENCE).recv()).isEqualTo(bytes("hello"));
            receiver.setopt(IpOptions.DROP_MEMBERSHIP, membership);
            sender.sendto(bytes("late"), group);
            assertSilent(receiver);
            assertThat(Failing.reasonOf(() -> receiver.setopt(IpOptions.DROP_MEMBERSHIP, membership)))
                    .isEqualTo(Errno.EADDRNOTAVAIL);
        }
    }

    @Test
    void oneSourceOfAGroupIsHeard() throws Exception {
        InAddr other = InAddr.of(127, 0, 0, 2);
        try (Socket wanted = multicaster(InAddr.LOOPBACK);
                Socket unwanted = multicaster(other);
                Socket receiver = listener()) {
            Sockaddr group = new SockaddrIn(GROUP, port(receiver));
            var membership = new IpMreqSource(GROUP, InAddr.LOOPBACK, InAddr.LOOPBACK);
            receiver.setopt(IpOptions.ADD_SOURCE_MEMBERSHIP, membership);
            unwanted.sendto(bytes("no"), group);
            wanted.sendto(bytes("yes"), group);
            assertThat(receiver.within(PATIENCE).recv()).isEqualTo(bytes("yes"));
            assertSilent(receiver);
            receiver.setopt(
                    IpOptions.MSFILTER,
                    new IpMsfilter(GROUP, InAddr.LOOPBACK, IpMsfilter.Mode.INCLUDE, List.of(other)));
            wanted.sendto(bytes("yes"), group);
            unwanted.sendto(bytes("no"), group);
            assertThat(receiver.within(PATIENCE).recv()).isEqualTo(bytes("no"));
            assertSilent(receiver);
        }
    }

    @Test
    void aSourceIsBlockedAndUnblocked() throws Exception {
        try (Socket sender = multicaster(InAddr.LOOPBACK); Socket receiver = listener()) {
            Sockaddr group = new SockaddrIn(GROUP, port(receiver));
            receiver.setopt(IpOptions.ADD_MEMBERSHIP, new IpMreq(GROUP, InAddr.LOOPBACK));
            var source = new IpMreqSource(GROUP, InAddr.LOOPBACK, InAddr.LOOPBACK);
            receiver.setopt(IpOptions.BLOCK_SOURCE, source);
            sender.sendto(bytes("blocked"), group);
            assertSilent(receiver);
            receiver.setopt(IpOptions.UNBLOCK_SOURCE, source);
            sender.sendto(bytes("heard"), group);
            assertThat(receiver.within(PATIENCE).recv()).isEqualTo(bytes("heard"));
        }
    }

    @Test
    void aFilterLetsPassWhatItSays() throws Exception {
        try (Pair pair = SocketKind.INET_DGRAM.pair()) {
            pair.far().setopt(SocketOptions.ATTACH_FILTER, returning(0));
            pair.near().send(bytes("dropped"));
            assertSilent(pair.far());
            pair.far().setopt(SocketOptions.ATTACH_FILTER, returning(8 + 3)); // UDP's header, and three bytes
            pair.near().send(bytes("cut off"));
            assertThat(pair.far().within(PATIENCE).recv()).isEqualTo(bytes("cut"));
            pair.far().setopt(SocketOptions.DETACH_FILTER, 0);
            pair.near().send(bytes("whole"));
            assertThat(pair.far().within(PATIENCE).recv()).isEqualTo(bytes("whole"));
        }
    }

    @Test
    void aProgramChoosesAmongTheSocketsOfAPort() throws Exception {
        try (Socket first = Socket.open(Domain.INET, Type.DGRAM);
                Socket second = Socket.open(Domain.INET, Type.DGRAM);
                Socket sender = SocketKind.INET_DGRAM.bound()) {
            first.setopt(SocketOptions.REUSEPORT, true);
            second.setopt(SocketOptions.REUSEPORT, true);
            first.bind(SockaddrIn.loopback(0));
            second.bind(first.sockname());
            for (int chosen : new int[] {1, 0}) {
                first.setopt(SocketOptions.ATTACH_REUSEPORT_CBPF, returning(chosen));
                for (int i = 0; i < 20; i++) {
                    sender.sendto(new byte[] {(byte) i}, first.sockname());
                }
                Socket told = chosen == 0 ? first : second;
                for (int i = 0; i < 20; i++) {
                    assertThat(told.within(PATIENCE).recv()).isEqualTo(new byte[] {(byte) i});
                }
                assertThat(Failing.reasonOf(
                        () -> (told == first ? second : first).within(ZERO).recv()))
                        .isEqualTo(Reason.Timeout.TIMEOUT);
            }
        }
    }

    /// A peer whose packets are all dropped has vanished, for all that one can know.
    @Test
    void keepaliveNoticesThatThePeerVanished() throws Exception {
        try (Pair pair = SocketKind.INET_STREAM.pair()) {
            pair.near().setopt(TcpOptions.KEEPIDLE, 1);
            pair.near().setopt(TcpOptions.KEEPINTVL, 1);
            pair.near().setopt(TcpOptions.KEEPCNT, 1);
            pair.near().setopt(SocketOptions.KEEPALIVE, true);
            pair.far().setopt(SocketOptions.ATTACH_FILTER, returning(0));
            assertThat(Failing.reasonOf(() -> pair.near().within(Patience.seconds(20)).recv()))
                    .isEqualTo(Errno.ETIMEDOUT);
        }
    }

    @Test
    void theUserTimeoutNoticesThatThePeerVanished() throws Exception {
        try (Pair pair = SocketKind.INET_STREAM.pair()) {
            pair.near().setopt(TcpOptions.USER_TIMEOUT, 500);
            pair.far().setopt(SocketOptions.ATTACH_FILTER, returning(0));
            pair.near().send(bytes("anyone?"));
            assertThat(Failing.reasonOf(() -> pair.near().within(Patience.seconds(20)).recv()))
                    .isEqualTo(Errno.ETIMEDOUT);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"INET_DGRAM", "INET6_DGRAM"})
    void freebindBindsToAddressesThatAreNotThere(SocketKind kind) throws Exception {
        boolean isInet = kind == SocketKind.INET_DGRAM;
        Sockaddr nowhere =
                isInet
                        ? new SockaddrIn(InAddr.of(198, 51, 100, 77), 0)
                        : new SockaddrIn6(In6Addr.parse("2001:db8::1"), 0);
        try (Socket socket = kind.open()) {
            assertThat(Failing.reasonOf(() -> socket.bind(nowhere))).isEqualTo(Errno.EADDRNOTAVAIL);
            socket.setopt(isInet ? IpOptions.FREEBIND : Ipv6Options.FREEBIND, true);
            socket.bind(nowhere);
        }
    }

    @Requires(Need.ROOT)
    @Test
    void transparentBindsToAddressesThatAreNotThere() throws Exception {
        try (Socket socket = SocketKind.INET_DGRAM.open()) {
            socket.setopt(IpOptions.TRANSPARENT, true);
            socket.bind(new SockaddrIn(InAddr.of(198, 51, 100, 77), 0));
        }
    }

    @Test
    void aDeviceIsTheOnlyOneThatIsUsed() throws Exception {
        try (Socket receiver = SocketKind.INET_DGRAM.bound();
                Socket sender = SocketKind.INET_DGRAM.bound()) {
            receiver.setopt(SocketOptions.BINDTODEVICE, "lo");
            sender.sendto(bytes("by lo"), receiver.sockname());
            assertThat(receiver.within(PATIENCE).recv()).isEqualTo(bytes("by lo"));
            assertThat(Failing.reasonOf(() -> receiver.setopt(SocketOptions.BINDTODEVICE, "nonsense0")))
                    .isEqualTo(Errno.ENODEV);
        }
    }

    @Test
    void thePathIsAsLargeAsTheDeviceAndThePacketAllow() throws Exception {
        try (Socket socket = SocketKind.INET_DGRAM.bound();
                Socket peer = SocketKind.INET_DGRAM.bound()) {
            assertThat(Failing.reasonOf(() -> socket.getopt(IpOptions.MTU))).isEqualTo(Errno.ENOTCONN);
            socket.connect(peer.sockname());
            socket.setopt(IpOptions.MTU_DISCOVER, PmtuDiscovery.DO);
            assertThat(socket.getopt(IpOptions.MTU))
                    .isEqualTo(Math.min(65_535, socket.ioctl(IoctlRequests.GIFMTU, "lo")));
        }
    }

    @Test
    void portsComeFromTheRange() throws Exception {
        if (!Platform.isSupported(IpOptions.LOCAL_PORT_RANGE)) { // as on Linux 5.10
            return;
        }
        for (int i = 0; i < 5; i++) {
            try (Socket socket = SocketKind.INET_STREAM.open()) {
                socket.setopt(IpOptions.LOCAL_PORT_RANGE, new PortRange(41_000, 41_100));
                socket.bind(SockaddrIn.loopback(0));
                assertThat(port(socket)).isBetween(41_000, 41_100);
            }
        }
    }

    @Test
    void corkedDatagramsAreOne() throws Exception {
        try (Pair pair = SocketKind.INET_DGRAM.pair()) {
            pair.near().setopt(UdpOptions.CORK, true);
            pair.near().send(bytes("one "));
            pair.near().send(bytes("datagram"));
            assertSilent(pair.far());
            pair.near().setopt(UdpOptions.CORK, false);
            assertThat(pair.far().within(PATIENCE).recv()).isEqualTo(bytes("one datagram"));
        }
    }

    @Test
    void signedSegmentsNeedTheSameKey() throws Exception {
        try (Socket listener = SocketKind.INET_STREAM.listener();
                Socket right = SocketKind.INET_STREAM.open();
                Socket wrong = SocketKind.INET_STREAM.open()) {
            Sockaddr here = SockaddrIn.loopback(0);
            listener.setopt(TcpOptions.MD5SIG, new TcpMd5sig(here, RawBytes.of(bytes("secret"))));
            right.setopt(TcpOptions.MD5SIG, new TcpMd5sig(here, RawBytes.of(bytes("secret"))));
            right.within(PATIENCE).connect(listener.sockname());
            assertThat(Failing.reasonOf(() -> wrong.within(ofMillis(300)).connect(listener.sockname())))
                    .isEqualTo(Reason.Timeout.TIMEOUT);
        } catch (SocketErrnoException unsupported) {
            assertThat(unsupported.errno()).isIn(Errno.ENOPROTOOPT, Errno.EINVAL); // a kernel without it
        }
    }

    /// This kernel may have no SCTP; then it says so.
    @Test
    void sctpIsThereOrTheKernelSaysWhy() throws Exception {
        try (Socket socket = Socket.open(Domain.INET, Type.STREAM, dev.osock.kind.Protocol.SCTP)) {
            socket.setopt(SctpOptions.NODELAY, true);
            assertThat(socket.getopt(SctpOptions.NODELAY)).isTrue();
        } catch (SocketErrnoException missing) {
            assertThat(missing.errno()).isIn(Errno.EPROTONOSUPPORT, Errno.ESOCKTNOSUPPORT);
        }
    }

    @Test
    void theLastPacketOfAStreamTellsItsControlMessages() throws Exception {
        try (Pair pair = SocketKind.INET_STREAM.pair()) {
            assertThat(pair.far().pktoptions()).isEmpty();
            pair.far().setopt(IpOptions.PKTINFO, true);
            pair.far().setopt(IpOptions.RECVTTL, true);
            pair.near().send(bytes("x"));
            pair.far().recv(1);
            assertThat(pair.far().rawPktoptions()).hasSameSizeAs(pair.far().pktoptions());
            assertThat(pair.far().pktoptions())
                    .anyMatch(message -> message.value(ControlTypes.IP_PKTINFO).isPresent());
        }
        try (Socket datagrams = SocketKind.INET_DGRAM.open()) {
            assertThat(Failing.reasonOf(() -> datagrams.pktoptions()))
                    .isEqualTo(Errno.ENOPROTOOPT);
        }
    }

    @Test
    void thePeersProcessHasADescriptor() throws Exception {
        try (Pair pair = SocketKind.LOCAL_STREAM.pair();
                Descriptor peer = pair.near().peerPidfd()) {
            String about = Files.readString(Path.of("/proc/self/fdinfo/" + peer.fd()));
            assertThat(about).contains("Pid:\t" + ProcessHandle.current().pid() + "\n");
        } catch (SocketErrnoException old) {
            assertThat(old.errno()).isEqualTo(Errno.ENOPROTOOPT); // a kernel before Linux 6.5
        }
    }

    @Test
    void aSourceIsBlockedByTheNumberOfTheInterface() throws Exception {
        int loopback = java.net.NetworkInterface.getByName("lo").getIndex();
        Sockaddr here = SockaddrIn.loopback(0);
        var source = new GroupSourceReq(loopback, new SockaddrIn(GROUP, 0), here);
        try (Socket sender = multicaster(InAddr.LOOPBACK); Socket receiver = listener()) {
            Sockaddr group = new SockaddrIn(GROUP, port(receiver));
            receiver.setopt(IpOptions.JOIN_GROUP, new GroupReq(loopback, new SockaddrIn(GROUP, 0)));
            receiver.setopt(IpOptions.MCAST_BLOCK_SOURCE, source);
            sender.sendto(bytes("blocked"), group);
            assertSilent(receiver);
            receiver.setopt(IpOptions.MCAST_UNBLOCK_SOURCE, source);
            sender.sendto(bytes("heard"), group);
            assertThat(receiver.within(PATIENCE).recv()).isEqualTo(bytes("heard"));
            receiver.setopt(
                    IpOptions.MCAST_MSFILTER,
                    new GroupFilter(loopback, new SockaddrIn(GROUP, 0), IpMsfilter.Mode.EXCLUDE, List.of(here)));
            sender.sendto(bytes("excluded"), group);
            assertSilent(receiver);
            receiver.setopt(
                    IpOptions.MCAST_MSFILTER,
                    new GroupFilter(loopback, new SockaddrIn(GROUP, 0), IpMsfilter.Mode.INCLUDE, List.of(here)));
            sender.sendto(bytes("included"), group);
            assertThat(receiver.within(PATIENCE).recv()).isEqualTo(bytes("included"));
        }
    }
}
