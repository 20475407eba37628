package dev.osock.message;

import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Failing.reasonOf;
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
import dev.osock.ioctl.IoctlRequests;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import dev.osock.option.GroupReq;
import dev.osock.option.In6Pktinfo;
import dev.osock.option.InPktinfo;
import dev.osock.option.IpOptions;
import dev.osock.option.Ipv6Mreq;
import dev.osock.option.Ipv6Options;
import dev.osock.testing.Need;
import dev.osock.testing.Patience;
import dev.osock.testing.Requires;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Namespaces;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The source address and the interface of single datagrams, between two hosts that are joined by two cables. The
/// sender has two addresses at the first one.
@Bounded
@Requires(Need.NETNS)
class PktinfoTest {

    private static final Duration PATIENCE = Patience.seconds(5);
    private static final int PORT = 40_077;
    private static final SockaddrIn GROUP = SockaddrIn.of("239.77.1.2", PORT);
    private static final SockaddrIn6 GROUP6 = SockaddrIn6.of("ff02::7777", PORT);

    private static Namespaces hosts;

    @BeforeAll
    static void make() throws Exception {
        hosts = new Namespaces("sender", "receiver");
        for (int cable = 1; cable <= 2; cable++) {
            hosts.cable("sender", "s" + cable, "receiver", "r" + cable);
            hosts.ip("sender", "addr add 10.77." + cable + ".1/24 dev s" + cable);
            hosts.ip("receiver", "addr add 10.77." + cable + ".2/24 dev r" + cable);
            hosts.ip("sender", "addr add fd77:" + cable + "::1/64 dev s" + cable + " nodad");
            hosts.ip("receiver", "addr add fd77:" + cable + "::2/64 dev r" + cable + " nodad");
        }
        hosts.ip("sender", "addr add 10.77.1.3/24 dev s1");
        hosts.ip("sender", "addr add fd77:1::3/64 dev s1 nodad");
    }

    @AfterAll
    static void remove() throws IOException {
        hosts.close();
    }

    private static Socket open(String host, Domain domain) throws SocketException {
        return Socket.open(domain, Type.DGRAM, Protocol.DEFAULT, hosts.in(host));
    }

    private static int index(Socket socket, String device) throws SocketException {
        return socket.ioctl(IoctlRequests.GIFINDEX, device);
    }

    private static void send(Socket socket, Sockaddr to, ControlMessage how) throws SocketException {
        socket.sendmsg(Msg.of(bytes("x")).to(to).with(how));
    }

    @Test
    void datagramComesFromTheAddressThatIsNamed() throws Exception {
        try (Socket sender = open("sender", Domain.INET); Socket receiver = open("receiver", Domain.INET)) {
            receiver.bind(SockaddrIn.any(PORT));
            for (int last : new int[] {3, 1}) {
                InAddr source = InAddr.of(10, 77, 1, last);
                send(sender, SockaddrIn.of("10.77.1.2", PORT), ControlTypes.IP_PKTINFO.of(InPktinfo.from(source)));
                assertThat(receiver.within(PATIENCE).recvfrom().source())
                        .isInstanceOfSatisfying(SockaddrIn.class, from -> assertThat(from.addr()).isEqualTo(source));
            }
            ControlMessage foreign = ControlTypes.IP_PKTINFO.of(InPktinfo.from(InAddr.of(10, 77, 1, 9)));
            assertThat(reasonOf(() -> send(sender, SockaddrIn.of("10.77.1.2", PORT), foreign)))
                    .isIn(Errno.ENETUNREACH, Errno.EINVAL); // the latter of older kernels
        }
    }

    @Test
    void datagramComesFromTheAddressThatIsNamedWithInet6() throws Exception {
        try (Socket sender = open("sender", Domain.INET6); Socket receiver = open("receiver", Domain.INET6)) {
            receiver.bind(SockaddrIn6.any(PORT));
            SockaddrIn6 to = SockaddrIn6.of("fd77:1::2", PORT);
            for (int last : new int[] {3, 1}) {
                In6Addr source = In6Addr.parse("fd77:1::" + last);
                send(sender, to, ControlTypes.IPV6_PKTINFO.of(In6Pktinfo.from(source)));
                assertThat(receiver.within(PATIENCE).recvfrom().source())
                        .isInstanceOfSatisfying(SockaddrIn6.class, from -> assertThat(from.addr()).isEqualTo(source));
            }
            ControlMessage foreign = ControlTypes.IPV6_PKTINFO.of(In6Pktinfo.from(In6Addr.parse("fd77:1::9")));
            assertThat(reasonOf(() -> send(sender, to, foreign))).isEqualTo(Errno.EINVAL);
        }
    }

    @Test
    void datagramGoesByTheInterfaceThatIsNamed() throws Exception {
        try (Socket sender = open("sender", Domain.INET); Socket receiver = open("receiver", Domain.INET)) {
            receiver.bind(SockaddrIn.any(PORT));
            receiver.setopt(IpOptions.PKTINFO, true);
            for (int cable = 2; cable > 0; cable--) {
                int end = index(receiver, "r" + cable);
                receiver.setopt(IpOptions.JOIN_GROUP, new GroupReq(end, GROUP));
                InPktinfo by = InPktinfo.by(index(sender, "s" + cable));
                send(sender, GROUP, ControlTypes.IP_PKTINFO.of(by));
                ReceivedMsg message = receiver.within(PATIENCE).recvmsg();
                assertThat(message.value(ControlTypes.IP_PKTINFO).orElseThrow().ifindex()).isEqualTo(end);
                InAddr its = InAddr.of(10, 77, cable, 1);
                assertThat(message.addr().orElseThrow())
                        .isInstanceOfSatisfying(SockaddrIn.class, from -> assertThat(from.addr()).isEqualTo(its));
            }
            assertThat(reasonOf(() -> send(sender, GROUP, ControlTypes.IP_PKTINFO.of(InPktinfo.by(4711)))))
                    .isEqualTo(Errno.ENODEV);
        }
    }

    @Test
    void datagramGoesByTheInterfaceThatIsNamedWithInet6() throws Exception {
        try (Socket sender = open("sender", Domain.INET6); Socket receiver = open("receiver", Domain.INET6)) {
            receiver.bind(SockaddrIn6.any(PORT));
            receiver.setopt(Ipv6Options.RECVPKTINFO, true);
            for (int cable = 2; cable > 0; cable--) {
                int end = index(receiver, "r" + cable);
                receiver.setopt(Ipv6Options.JOIN_GROUP, new Ipv6Mreq(GROUP6.addr(), end));
                In6Pktinfo by = In6Pktinfo.by(index(sender, "s" + cable));
                send(sender, GROUP6, ControlTypes.IPV6_PKTINFO.of(by));
                ReceivedMsg message = receiver.within(PATIENCE).recvmsg();
                assertThat(message.value(ControlTypes.IPV6_PKTINFO).orElseThrow())
                        .isEqualTo(new In6Pktinfo(GROUP6.addr(), end));
            }
            assertThat(reasonOf(() -> send(sender, GROUP6, ControlTypes.IPV6_PKTINFO.of(In6Pktinfo.by(4711)))))
                    .isEqualTo(Errno.ENODEV);
        }
    }
}
