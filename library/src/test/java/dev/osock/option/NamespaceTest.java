package dev.osock.option;

import static dev.osock.testing.sockets.Bytes.bytes;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.OpenOptions;
import dev.osock.OtpOptions;
import dev.osock.ReceivedMsg;
import dev.osock.Socket;
import dev.osock.address.In6Addr;
import dev.osock.address.InAddr;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrIn6;
import dev.osock.error.Errno;
import dev.osock.error.Reason;
import dev.osock.error.SocketException;
import dev.osock.ioctl.IoctlRequests;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import dev.osock.message.ControlType;
import dev.osock.message.ControlTypes;
import dev.osock.testing.Need;
import dev.osock.testing.Patience;
import dev.osock.testing.Requires;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Failing;
import dev.osock.testing.sockets.ThreadKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Sockets in another network namespace, where there is an interface that is nowhere else.
@Requires(Need.NETNS)
@Bounded
class NamespaceTest {

    private static final String NAME = "osock-open-" + ProcessHandle.current().pid();

    @BeforeAll
    static void make() throws Exception {
        ip("netns", "add", NAME);
        ip("-n", NAME, "link", "add", "onlyhere0", "type", "veth", "peer", "name", "onlyhere1");
        ip("-n", NAME, "addr", "add", "fd77:9::1/64", "dev", "onlyhere0", "nodad");
        ip("-n", NAME, "addr", "add", "10.78.0.1/24", "dev", "onlyhere0");
        ip("-n", NAME, "neigh", "add", "10.78.0.2", "lladdr", "02:00:00:00:00:02", "dev", "onlyhere0");
        ip("-n", NAME, "link", "set", "onlyhere0", "mtu", "1400", "up");
        ip("-n", NAME, "link", "set", "onlyhere1", "up");
    }

    @AfterAll
    static void remove() throws Exception {
        ip("netns", "del", NAME);
    }

    private static void ip(String... arguments) throws IOException, InterruptedException {
        var command = new java.util.ArrayList<String>();
        command.add("ip");
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    private static Socket open(Type type, Protocol protocol, String place) throws SocketException {
        return Socket.open(Domain.INET, type, protocol, OpenOptions.DEFAULT.withNetns(place));
    }

    private static String own() throws IOException {
        return Files.readSymbolicLink(Path.of("/proc/thread-self/ns/net")).toString();
    }

    @ParameterizedTest
    @EnumSource(ThreadKind.class)
    void theSocketIsThereAndTheThreadIsNot(ThreadKind thread) throws Exception {
        String before = own();
        String after = Caller.start(thread, (Callable<String>) () -> {
            for (String place : new String[] {NAME, "/run/netns/" + NAME}) {
                try (Socket socket = open(Type.DGRAM, Protocol.UDP, place)) {
                    assertThat(socket.ioctl(IoctlRequests.GIFINDEX, "onlyhere0"))
                            .isPositive();
                }
            }
            return own();
        })
                .result();
        assertThat(after).isEqualTo(before);
        try (Socket socket = Socket.open(Domain.INET, Type.DGRAM)) {
            assertThat(Failing.reasonOf(() -> socket.ioctl(IoctlRequests.GIFINDEX, "onlyhere0")))
                    .isEqualTo(Errno.ENODEV);
        }
    }

    @Test
    void aSocketThatCannotBeOpenedThereLeavesTheThreadHere() throws Exception {
        String before = own();
        assertThat(Failing.reasonOf(() -> open(Type.STREAM, Protocol.UDP, NAME))).isEqualTo(Errno.EPROTONOSUPPORT);
        assertThat(own()).isEqualTo(before);
    }

    @Test
    void whatIsNoNamespaceIsRefused() {
        assertThat(Failing.failureOf(() -> open(Type.DGRAM, Protocol.UDP, "osock-nonsense")))
                .hasMessageContaining("osock-nonsense")
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Errno.ENOENT));
        assertThat(Failing.reasonOf(() -> open(Type.DGRAM, Protocol.UDP, "/etc/passwd"))).isEqualTo(Errno.EINVAL);
    }

    @Test
    void aSocketIsTracedAsItIsOpened() throws Exception {
        OpenOptions traced = OpenOptions.DEFAULT.withTracing(OpenOptions.Tracing.ON);
        try (Socket socket = Socket.open(Domain.INET, Type.DGRAM, Protocol.UDP, traced)) {
            assertThat(socket.getopt(OtpOptions.DEBUG)).isTrue();
            OpenOptions untraced = traced.withTracing(OpenOptions.Tracing.OFF);
            try (Socket shared = Socket.open(socket.getopt(OtpOptions.FD), untraced)) {
                assertThat(shared.getopt(OtpOptions.DEBUG)).isFalse();
            }
        }
    }

    private static final In6Addr SOURCE = In6Addr.parse("fd77:9::1");
    private static final In6Addr GROUP6 = In6Addr.parse("ff01::77:1");

    @Test
    void multicastsGoOutByTheInterfaceOfANumber() throws Exception {
        try (Socket socket = open(Type.DGRAM, Protocol.UDP, NAME)) {
            Sockaddr group = SockaddrIn.of("224.0.0.77", 9);
            assertThat(Failing.reasonOf(() -> socket.connect(group))).isEqualTo(Errno.ENETUNREACH);
            socket.setopt(IpOptions.MULTICAST_IF_INDEX, socket.ioctl(IoctlRequests.GIFINDEX, "onlyhere0"));
            socket.connect(group);
            assertThat(((SockaddrIn) socket.sockname()).addr()).isEqualTo(InAddr.of(10, 78, 0, 1));
            assertThat(Failing.reasonOf(() -> socket.setopt(IpOptions.MULTICAST_IF_INDEX, 4711)))
                    .isEqualTo(Errno.EADDRNOTAVAIL);
            assertThat(Failing.reasonOf(() -> socket.getopt(IpOptions.MULTICAST_IF_INDEX)))
                    .isInstanceOf(Reason.Invalid.class);
        }
    }

    @Test
    void groupsOfInet6AreHeard() throws Exception {
        OpenOptions there = OpenOptions.DEFAULT.withNetns(NAME);
        try (Socket sender = Socket.open(Domain.INET6, Type.DGRAM, Protocol.UDP, there);
                Socket receiver = Socket.open(Domain.INET6, Type.DGRAM, Protocol.UDP, there)) {
            int device = sender.ioctl(IoctlRequests.GIFINDEX, "onlyhere0");
            sender.bind(new SockaddrIn6(SOURCE, 0));
            receiver.setopt(Ipv6Options.MULTICAST_ALL, false);
            receiver.bind(SockaddrIn6.any(0));
            sender.setopt(Ipv6Options.MULTICAST_IF, device);
            Sockaddr group = new SockaddrIn6(GROUP6, ((SockaddrIn6) receiver.sockname()).port(), 0, device);
            var source = new GroupSourceReq(device, new SockaddrIn6(GROUP6, 0), new SockaddrIn6(SOURCE, 0));
            for (var way : List.of(0, 1, 2)) {
                switch (way) {
                    case 0 -> receiver.setopt(Ipv6Options.ADD_MEMBERSHIP, new Ipv6Mreq(GROUP6, device));
                    case 1 ->
                        receiver.setopt(
                                Ipv6Options.MCAST_JOIN_GROUP, new GroupReq(device, new SockaddrIn6(GROUP6, 0)));
                    default ->
                        receiver.setopt(Ipv6Options.MCAST_JOIN_SOURCE_GROUP, source);
                }
                sender.sendto(bytes("hello"), group);
                assertThat(receiver.within(Patience.seconds(5)).recv()).as("way " + way).isEqualTo(bytes("hello"));
                switch (way) {
                    case 0 -> receiver.setopt(Ipv6Options.DROP_MEMBERSHIP, new Ipv6Mreq(GROUP6, device));
                    case 1 ->
                        receiver.setopt(
                                Ipv6Options.MCAST_LEAVE_GROUP, new GroupReq(device, new SockaddrIn6(GROUP6, 0)));
                    default ->
                        receiver.setopt(Ipv6Options.MCAST_LEAVE_SOURCE_GROUP, source);
                }
                sender.sendto(bytes("late"), group);
                assertThat(Failing.reasonOf(() -> receiver.within(ofMillis(100)).recv()))
                        .isEqualTo(Reason.Timeout.TIMEOUT);
            }
        }
    }

    @Test
    void sourcesOfInet6AreBlockedAndFiltered() throws Exception {
        OpenOptions there = OpenOptions.DEFAULT.withNetns(NAME);
        try (Socket sender = Socket.open(Domain.INET6, Type.DGRAM, Protocol.UDP, there);
                Socket receiver = Socket.open(Domain.INET6, Type.DGRAM, Protocol.UDP, there)) {
            int device = sender.ioctl(IoctlRequests.GIFINDEX, "onlyhere0");
            sender.bind(new SockaddrIn6(SOURCE, 0));
            receiver.setopt(Ipv6Options.MULTICAST_ALL, false);
            receiver.bind(SockaddrIn6.any(0));
            sender.setopt(Ipv6Options.MULTICAST_IF, device);
            Sockaddr all = new SockaddrIn6(GROUP6, ((SockaddrIn6) receiver.sockname()).port(), 0, device);
            Sockaddr group = new SockaddrIn6(GROUP6, 0);
            Sockaddr here = new SockaddrIn6(SOURCE, 0);
            receiver.setopt(Ipv6Options.MCAST_JOIN_GROUP, new GroupReq(device, group));
            receiver.setopt(Ipv6Options.MCAST_BLOCK_SOURCE, new GroupSourceReq(device, group, here));
            assertHeard(false, sender, receiver, all);
            receiver.setopt(Ipv6Options.MCAST_UNBLOCK_SOURCE, new GroupSourceReq(device, group, here));
            assertHeard(true, sender, receiver, all);
            for (IpMsfilter.Mode mode : List.of(IpMsfilter.Mode.EXCLUDE, IpMsfilter.Mode.INCLUDE)) {
                receiver.setopt(Ipv6Options.MCAST_MSFILTER, new GroupFilter(device, group, mode, List.of(here)));
                assertHeard(mode == IpMsfilter.Mode.INCLUDE, sender, receiver, all);
            }
        }
    }

    private static void assertHeard(boolean isHeard, Socket sender, Socket receiver, Sockaddr group)
            throws SocketException {
        sender.sendto(bytes("hello"), group);
        if (isHeard) {
            assertThat(receiver.within(Patience.seconds(5)).recv()).isEqualTo(bytes("hello"));
        } else {
            assertThat(Failing.reasonOf(() -> receiver.within(ofMillis(100)).recv()))
                    .isEqualTo(Reason.Timeout.TIMEOUT);
        }
    }

    @Test
    void anAnycastAddressIsAnsweredUntilItIsLeft() throws Exception {
        OpenOptions there = OpenOptions.DEFAULT.withNetns(NAME);
        In6Addr anycast = In6Addr.parse("fd77:9::77");
        try (Socket sender = Socket.open(Domain.INET6, Type.DGRAM, Protocol.UDP, there);
                Socket receiver = Socket.open(Domain.INET6, Type.DGRAM, Protocol.UDP, there)) {
            ip("-n", NAME, "link", "set", "lo", "up");
            var membership = new Ipv6Mreq(anycast, sender.ioctl(IoctlRequests.GIFINDEX, "onlyhere0"));
            receiver.bind(SockaddrIn6.any(0));
            Sockaddr all = new SockaddrIn6(anycast, ((SockaddrIn6) receiver.sockname()).port());
            receiver.setopt(Ipv6Options.JOIN_ANYCAST, membership);
            assertHeard(true, sender, receiver, all);
            receiver.setopt(Ipv6Options.LEAVE_ANYCAST, membership);
            assertThat(Failing.reasonOf(() -> receiver.setopt(Ipv6Options.LEAVE_ANYCAST, membership)))
                    .isEqualTo(Errno.ENOENT);
        }
    }

    @Test
    void theLargestFragmentIsTold() throws Exception {
        ip("-n", NAME, "link", "set", "lo", "mtu", "1500", "up");
        try (Socket sender = open(Type.DGRAM, Protocol.UDP, NAME);
                Socket receiver = open(Type.DGRAM, Protocol.UDP, NAME)) {
            receiver.bind(SockaddrIn.loopback(0));
            receiver.setopt(IpOptions.RECVFRAGSIZE, true);
            sender.setopt(IpOptions.MTU_DISCOVER, PmtuDiscovery.DONT);
            assertFragments(sender, receiver, ControlTypes.IP_RECVFRAGSIZE, 1500);
        }
        OpenOptions there = OpenOptions.DEFAULT.withNetns(NAME);
        try (Socket sender = Socket.open(Domain.INET6, Type.DGRAM, Protocol.UDP, there);
                Socket receiver = Socket.open(Domain.INET6, Type.DGRAM, Protocol.UDP, there)) {
            receiver.bind(SockaddrIn6.loopback(0));
            receiver.setopt(Ipv6Options.RECVFRAGSIZE, true);
            assertFragments(sender, receiver, ControlTypes.IPV6_RECVFRAGSIZE, 1496); // whole multiples of 8
        }
    }

    private static void assertFragments(Socket sender, Socket receiver, ControlType<Integer> type, int largest)
            throws SocketException {
        sender.sendto(new byte[2_000], receiver.sockname());
        ReceivedMsg message = receiver.within(Patience.seconds(5)).recvmsg();
        assertThat(message.data()).hasSize(2_000);
        assertThat(message.value(type)).contains(largest);
        sender.sendto(new byte[1], receiver.sockname());
        assertThat(receiver.within(Patience.seconds(5)).recvmsg().value(type)).isEmpty();
    }

    @Test
    void whatMayNotBeFragmentedIsRefusedIfItIsTooLong() throws Exception {
        SockaddrIn away = new SockaddrIn(InAddr.of(10, 78, 0, 2), 9);
        try (Socket socket = open(Type.DGRAM, Protocol.UDP, NAME)) {
            socket.connect(away);
            socket.setopt(IpOptions.MTU_DISCOVER, PmtuDiscovery.DONT);
            assertThat(socket.send(new byte[1400])).isEqualTo(1400);
            socket.setopt(IpOptions.MTU_DISCOVER, PmtuDiscovery.DO);
            assertThat(socket.getopt(IpOptions.MTU)).isEqualTo(1400);
            assertThat(Failing.reasonOf(() -> socket.send(new byte[1400]))).isEqualTo(Errno.EMSGSIZE);
            assertThat(socket.send(new byte[1400 - 28])).isEqualTo(1372);
        }
    }

    @Test
    void aDeviceIsTheOnlyOneThatIsUsed() throws Exception {
        try (Socket bound = open(Type.DGRAM, Protocol.UDP, NAME);
                Socket sender = open(Type.DGRAM, Protocol.UDP, NAME)) {
            ip("-n", NAME, "link", "set", "lo", "up");
            bound.bind(SockaddrIn.any(0));
            bound.setopt(SocketOptions.BINDTODEVICE, "onlyhere0");
            assertThat(bound.getopt(SocketOptions.BINDTODEVICE)).isEqualTo("onlyhere0");
            SockaddrIn byLoopback = SockaddrIn.loopback(((SockaddrIn) bound.sockname()).port());
            sender.sendto(bytes("not for you"), byLoopback);
            assertThat(Failing.reasonOf(() -> bound.within(ofMillis(100)).recv()))
                    .isEqualTo(Reason.Timeout.TIMEOUT);
            bound.setopt(SocketOptions.BINDTODEVICE, "");
            sender.sendto(bytes("for you"), byLoopback);
            assertThat(bound.within(Patience.seconds(5)).recv()).isEqualTo(bytes("for you"));
        }
    }

    @Test
    void freebindHearsOnceTheAddressIsThere() throws Exception {
        SockaddrIn later = new SockaddrIn(InAddr.of(10, 79, 0, 1), 0);
        try (Socket bound = open(Type.DGRAM, Protocol.UDP, NAME);
                Socket sender = open(Type.DGRAM, Protocol.UDP, NAME)) {
            bound.setopt(IpOptions.FREEBIND, true);
            bound.bind(later);
            ip("-n", NAME, "link", "set", "lo", "up");
            ip("-n", NAME, "addr", "add", "10.79.0.1/32", "dev", "lo");
            sender.sendto(bytes("at last"), bound.sockname());
            assertThat(bound.within(Patience.seconds(5)).recv()).isEqualTo(bytes("at last"));
        }
    }

    @Test
    void transparentSpeaksForOthers() throws Exception {
        SockaddrIn other = new SockaddrIn(InAddr.of(203, 0, 113, 5), 4711);
        try (Socket receiver = open(Type.DGRAM, Protocol.UDP, NAME);
                Socket sender = open(Type.DGRAM, Protocol.UDP, NAME)) {
            ip("-n", NAME, "link", "set", "lo", "up");
            receiver.bind(new SockaddrIn(InAddr.of(10, 78, 0, 1), 0));
            sender.setopt(IpOptions.TRANSPARENT, true);
            sender.bind(other);
            sender.sendto(bytes("from elsewhere"), receiver.sockname());
            assertThat(receiver.within(Patience.seconds(5)).recvfrom().source()).isEqualTo(other);
        }
    }
}
