package dev.osock.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.osock.OtpOptions;
import dev.osock.Platform;
import dev.osock.Socket;
import dev.osock.address.InAddr;
import dev.osock.address.RawBytes;
import dev.osock.error.Errno;
import dev.osock.error.Reason.Invalid.Subject;
import dev.osock.error.SocketErrnoException;
import dev.osock.error.SocketException;
import dev.osock.error.SocketInvalidException;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import dev.osock.testing.Need;
import dev.osock.testing.Requires;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.SocketKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every row, on every kind of socket.
@Bounded
class OptionRowsTest {

    /// What a value is when it has been set to something that the kernel changes; by the row.
    private static final Map<SocketOption<Integer>, Integer> CHANGED = Map.of(
            SocketOptions.RCVBUF, 20_002,
            SocketOptions.SNDBUF, 20_002);

    /// Rows that can be set and read, and are not set here; and why.
    private static final Map<SocketOption<?>, String> NOT_HERE = Map.ofEntries(
            Map.entry(SocketOptions.SNDLOWAT, "Linux refuses to set it"),
            Map.entry(IpOptions.HDRINCL, "raw sockets only: below"),
            Map.entry(IpOptions.NODEFRAG, "raw sockets only: below"),
            Map.entry(IpOptions.ROUTER_ALERT, "raw sockets only, and not read back"),
            Map.entry(IpOptions.OPTIONS, "bytes: below"),
            Map.entry(Ipv6Options.ROUTER_ALERT, "raw sockets only, and not read back"),
            Map.entry(Ipv6Options.CHECKSUM, "raw sockets only: below"),
            Map.entry(Ipv6Options.AUTHHDR, "Linux refuses it"),
            Map.entry(Ipv6Options.HOPLIMIT, "Linux refuses it"),
            Map.entry(Ipv6Options.DSTOPTS, "need a privilege: ExtensionHeadersTest"),
            Map.entry(SocketOptions.ACCEPTCONN, "Linux refuses it: below"),
            Map.entry(SocketOptions.LOCK_FILTER, "can only be set: OptionEffectsTest"),
            Map.entry(SocketOptions.RESERVE_MEM, "needs a control group that accounts for memory"),
            Map.entry(Ipv6Options.HOPOPTS, "need a privilege: ExtensionHeadersTest"),
            Map.entry(Ipv6Options.RTHDR, "tied to its header: ExtensionHeadersTest"),
            Map.entry(Ipv6Options.RTHDRDSTOPTS, "need a privilege: ExtensionHeadersTest"),
            Map.entry(Ipv6Options.HDRINCL, "raw sockets only: below"),
            Map.entry(Ipv6Options.FLOWLABEL_MGR, "a request and not a value: FlowLabelTest"),
            Map.entry(TcpOptions.AO_INFO, "needs a key: TcpKeysTest"),
            Map.entry(TcpOptions.AO_REPAIR, "under repair only"),
            Map.entry(TcpOptions.QUEUE_SEQ, "under repair only: TcpRepairTest"),
            Map.entry(TcpOptions.REPAIR_QUEUE, "under repair only: TcpRepairTest"),
            Map.entry(TcpOptions.REPAIR_WINDOW, "under repair only: TcpRepairTest"),
            Map.entry(TcpOptions.TIMESTAMP, "under repair only: TcpRepairTest"),
            Map.entry(TcpOptions.THIN_DUPACK, "Linux does not heed it"),
            Map.entry(Ipv6Options.MTU, "read of connected sockets only"),
            Map.entry(TcpOptions.QUICKACK, "the kernel changes it by itself: below"),
            Map.entry(TcpOptions.ULP, "connected sockets only, and the kernel may lack all protocols: TlsKeysTest"),
            Map.entry(TlsOptions.RX, "needs a protocol above TCP, as the next: TlsKeysTest"),
            Map.entry(TlsOptions.RX_EXPECT_NO_PAD, "TlsKeysTest"),
            Map.entry(TlsOptions.TX, "TlsKeysTest"),
            Map.entry(TlsOptions.TX_MAX_PAYLOAD_LEN, "TlsKeysTest"),
            Map.entry(TlsOptions.TX_ZEROCOPY_RO, "TlsKeysTest"));

    @Test
    void everyRowThatCanBeSetAndReadIsTested() {
        Set<SocketOption<?>> tested = new HashSet<>(NOT_HERE.keySet());
        settings().forEach(setting -> tested.add(setting.option));
        List<SocketOption<?>> forgotten = SocketOption.all()
                .stream()
                .filter(option -> option.level().compareTo(Level.SCTP) < 0
                        && option.access() == Access.READ_WRITE
                        && Platform.isSupported(option)
                        && !tested.contains(option))
                .toList();
        assertThat(forgotten).isEmpty();
    }

    @Requires(Need.ROOT)
    @Test
    void rowsOfRawSockets() throws Exception {
        try (Socket raw = Socket.open(Domain.INET, Type.RAW, Protocol.UDP);
                Socket raw6 = Socket.open(Domain.INET6, Type.RAW, Protocol.UDP)) {
            for (SocketOption<Boolean> flag : List.of(
                    IpOptions.HDRINCL, IpOptions.NODEFRAG, Ipv6Options.HDRINCL)) {
                Socket socket = flag.level() == Level.IP ? raw : raw6;
                socket.setopt(flag, true);
                assertThat(socket.getopt(flag)).isTrue();
                socket.setopt(flag, false);
                assertThat(socket.getopt(flag)).isFalse();
            }
            assertThat(raw.getopt(IpOptions.PROTOCOL)).isEqualTo(Protocol.UDP.number());
            raw6.setopt(Ipv6Options.CHECKSUM, 6);
            assertThat(raw6.getopt(Ipv6Options.CHECKSUM)).isEqualTo(6);
            raw6.setopt(Ipv6Options.CHECKSUM, -1);
            assertThat(raw6.getopt(Ipv6Options.CHECKSUM)).isEqualTo(-1);
        }
    }

    @Test
    void rowsThatAreTheirOwnCase() throws Exception {
        try (Socket socket = SocketKind.INET_DGRAM.open()) {
            RawBytes alert = RawBytes.of((byte) 0x94, (byte) 4, (byte) 0, (byte) 0);
            socket.setopt(IpOptions.OPTIONS, alert);
            assertThat(socket.getopt(IpOptions.OPTIONS)).isEqualTo(alert);
            assertErrno(() -> socket.setopt(SocketOptions.SNDLOWAT, 1), Errno.ENOPROTOOPT);
            assertErrno(() -> socket.setopt(SocketOptions.ACCEPTCONN, true), Errno.ENOPROTOOPT);
            assertThat(socket.getopt(SocketOptions.SNDLOWAT)).isEqualTo(1);
        }
        try (Socket socket = SocketKind.INET6_DGRAM.open()) {
            assertErrno(() -> socket.setopt(Ipv6Options.AUTHHDR, true), Errno.ENOPROTOOPT);
            assertErrno(() -> socket.setopt(Ipv6Options.HOPLIMIT, true), Errno.ENOPROTOOPT);
            SocketOption<Boolean> asFlag = SocketOption.ofNative(41, 59, Shape.FLAG); // IPV6_DSTOPTS, as OTP takes it
            assertErrno(() -> socket.setopt(asFlag, true), Errno.EINVAL);
            assertThat(socket.getopt(asFlag)).isFalse();
            assertThat(socket.getopt(Ipv6Options.DSTOPTS)).isEqualTo(ExtensionOptions.NONE);
        }
        try (var pair = SocketKind.INET_STREAM.pair()) {
            pair.near().setopt(TcpOptions.QUICKACK, false);
            assertThat(pair.near().getopt(TcpOptions.QUICKACK)).isFalse();
            assertErrno(() -> pair.near().setopt(TcpOptions.ULP, "nonsense"), Errno.ENOENT);
            assertErrno(() -> pair.near().setopt(TcpOptions.CONGESTION, "nonsense"), Errno.ENOENT);
        }
    }

    private record Setting<T>(SocketOption<T> option, T first, T second) {}

    /// Two values for each row that can be set and read, both of which any socket that has the option takes.
    private static List<Setting<?>> settings() {
        List<Setting<?>> settings = new ArrayList<>();
        for (SocketOption<Boolean> flag : List.of(
                SocketOptions.BROADCAST,
                SocketOptions.DONTROUTE,
                SocketOptions.KEEPALIVE,
                SocketOptions.OOBINLINE,
                SocketOptions.REUSEADDR,
                SocketOptions.RXQ_OVFL,
                SocketOptions.TIMESTAMP,
                SocketOptions.TIMESTAMPNS,
                SocketOptions.PREFER_BUSY_POLL,
                SocketOptions.ZEROCOPY,
                SocketOptions.PASSCRED,
                SocketOptions.PASSPIDFD,
                SocketOptions.PASSRIGHTS,
                SocketOptions.PASSSEC,
                SocketOptions.REUSEPORT,
                SocketOptions.NO_CHECK,
                SocketOptions.NOFCS,
                SocketOptions.RCVMARK,
                SocketOptions.RCVPRIORITY,
                SocketOptions.SELECT_ERR_QUEUE,
                IpOptions.BIND_ADDRESS_NO_PORT,
                IpOptions.CHECKSUM,
                IpOptions.FREEBIND,
                IpOptions.MULTICAST_ALL,
                IpOptions.MULTICAST_LOOP,
                IpOptions.PKTINFO,
                IpOptions.RECVERR,
                IpOptions.RECVERR_RFC4884,
                IpOptions.RECVFRAGSIZE,
                IpOptions.RECVOPTS,
                IpOptions.RECVORIGDSTADDR,
                IpOptions.RECVTOS,
                IpOptions.RECVTTL,
                IpOptions.RETOPTS,
                IpOptions.TRANSPARENT,
                Ipv6Options.AUTO_FLOWLABEL,
                Ipv6Options.DONTFRAG,
                Ipv6Options.FLOWINFO,
                Ipv6Options.FLOWINFO_SEND,
                Ipv6Options.FREEBIND,
                Ipv6Options.MULTICAST_ALL,
                Ipv6Options.MULTICAST_LOOP,
                Ipv6Options.RECVDSTOPTS,
                Ipv6Options.RECVERR,
                Ipv6Options.RECVERR_RFC4884,
                Ipv6Options.RECVFRAGSIZE,
                Ipv6Options.RECVHOPLIMIT,
                Ipv6Options.RECVHOPOPTS,
                Ipv6Options.RECVPATHMTU,
                Ipv6Options.RECVRTHDR,
                Ipv6Options.RECVORIGDSTADDR,
                Ipv6Options.RECVPKTINFO,
                Ipv6Options.RECVTCLASS,
                Ipv6Options.TRANSPARENT,
                Ipv6Options.V6ONLY,
                TcpOptions.CORK,
                TcpOptions.FASTOPEN_CONNECT,
                TcpOptions.FASTOPEN_NO_COOKIE,
                TcpOptions.INQ,
                TcpOptions.NODELAY,
                TcpOptions.THIN_LINEAR_TIMEOUTS,
                UdpOptions.CORK,
                UdpOptions.GRO,
                UdpOptions.NO_CHECK6_RX,
                UdpOptions.NO_CHECK6_TX)) {
            settings.add(new Setting<>(flag, true, false));
        }
        settings.add(new Setting<>(SocketOptions.BINDTODEVICE, "lo", ""));
        settings.add(new Setting<>(SocketOptions.BUSY_POLL, 50, 0));
        settings.add(new Setting<>(SocketOptions.DEBUG, 1, 0));
        settings.add(new Setting<>(SocketOptions.INCOMING_CPU, 1, 0));
        settings.add(new Setting<>(
                SocketOptions.TIMESTAMPING,
                TimestampingFlags.of(TimestampingFlags.SOFTWARE, TimestampingFlags.RX_SOFTWARE),
                TimestampingFlags.NONE));
        settings.add(new Setting<>(IpOptions.UNICAST_IF, 1, 0));
        settings.add(new Setting<>(IpOptions.MULTICAST_IF, InAddr.LOOPBACK, InAddr.ANY));
        settings.add(new Setting<>(Ipv6Options.UNICAST_IF, 1, 0));
        settings.add(new Setting<>(Ipv6Options.MULTICAST_IF, 1, 0));
        settings.add(new Setting<>(TcpOptions.DEFER_ACCEPT, 1, 7));
        settings.add(new Setting<>(TcpOptions.FASTOPEN, 7, 3));
        settings.add(new Setting<>(UdpOptions.ENCAP, UdpEncap.ESPINUDP, UdpEncap.NONE));
        settings.add(new Setting<>(SocketOptions.BINDTOIFINDEX, 1, 0));
        settings.add(new Setting<>(SocketOptions.BUF_LOCK, 3, 0));
        settings.add(new Setting<>(SocketOptions.TXREHASH, 0, 1));
        settings.add(new Setting<>(
                Ipv6Options.ADDR_PREFERENCES,
                SourcePreferences.TMP.or(SourcePreferences.HOME),
                SourcePreferences.PUBLIC.or(SourcePreferences.HOME)));
        settings.add(new Setting<>(TcpOptions.DELACK_MAX_US, 100_000, 200_000));
        settings.add(new Setting<>(TcpOptions.FASTOPEN_KEY, fastopenKey(1), fastopenKey(2)));
        settings.add(new Setting<>(TcpOptions.LINGER2, 5, 7));
        settings.add(new Setting<>(TcpOptions.REPAIR, 1, 0));
        settings.add(new Setting<>(TcpOptions.RTO_MAX_MS, 5_000, 120_000));
        settings.add(new Setting<>(TcpOptions.RTO_MIN_US, 100_000, 200_000));
        settings.add(new Setting<>(TcpOptions.SAVE_SYN, 2, 0));
        settings.add(new Setting<>(TcpOptions.TX_DELAY, 1_000, 0));
        settings.add(new Setting<>(TcpOptions.WINDOW_CLAMP, 5_000, 3_000));
        settings.add(new Setting<>(SocketOptions.LINGER, Linger.seconds(3), new Linger(false, 3)));
        settings.add(new Setting<>(SocketOptions.MARK, 7, 0));
        settings.add(new Setting<>(SocketOptions.MAX_PACING_RATE, 1_000_000L, 2_000_000L));
        settings.add(new Setting<>(SocketOptions.PEEK_OFF, 3, -1));
        settings.add(new Setting<>(SocketOptions.PRIORITY, 5, 0));
        settings.add(new Setting<>(SocketOptions.RCVBUF, 10_001, 10_001));
        settings.add(new Setting<>(SocketOptions.SNDBUF, 10_001, 10_001));
        settings.add(new Setting<>(SocketOptions.RCVLOWAT, 2, 1));
        settings.add(new Setting<>(SocketOptions.TXTIME, new Txtime(1, 0), new Txtime(11, 1)));
        settings.add(new Setting<>(IpOptions.LOCAL_PORT_RANGE, new PortRange(40_000, 40_100), new PortRange(0, 0)));
        settings.add(new Setting<>(IpOptions.MINTTL, 255, 0));
        settings.add(new Setting<>(IpOptions.MTU_DISCOVER, PmtuDiscovery.DO, PmtuDiscovery.DONT));
        settings.add(new Setting<>(IpOptions.MULTICAST_TTL, 3, 1));
        settings.add(new Setting<>(IpOptions.TOS, Tos.LOWDELAY, Tos.of(0)));
        settings.add(new Setting<>(IpOptions.TTL, 3, 255));
        settings.add(new Setting<>(Ipv6Options.MINHOPCOUNT, 255, 0));
        settings.add(new Setting<>(Ipv6Options.MTU_DISCOVER, PmtuDiscovery.PROBE, PmtuDiscovery.DONT));
        settings.add(new Setting<>(Ipv6Options.MULTICAST_HOPS, 3, 1));
        settings.add(new Setting<>(Ipv6Options.TCLASS, 0x48, 0));
        settings.add(new Setting<>(Ipv6Options.UNICAST_HOPS, 3, 255));
        settings.add(new Setting<>(TcpOptions.CONGESTION, "reno", "cubic"));
        settings.add(new Setting<>(TcpOptions.KEEPCNT, 3, 9));
        settings.add(new Setting<>(TcpOptions.KEEPIDLE, 30, 7200));
        settings.add(new Setting<>(TcpOptions.KEEPINTVL, 5, 75));
        settings.add(new Setting<>(TcpOptions.MAXSEG, 1000, 1200));
        settings.add(new Setting<>(TcpOptions.NOTSENT_LOWAT, 10_000, 1));
        settings.add(new Setting<>(TcpOptions.SYNCNT, 2, 6));
        settings.add(new Setting<>(TcpOptions.USER_TIMEOUT, 5_000, 0));
        settings.add(new Setting<>(UdpOptions.SEGMENT, 1200, 0));
        return settings;
    }

    private static TcpFastopenKey fastopenKey(int keys) {
        RawBytes key = new RawBytes(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16});
        return new TcpFastopenKey(key, keys == 1 ? Optional.empty() : Optional.of(key));
    }

    /// What the kernel has not, cannot be set.
    private static Stream<Arguments> settingsByKind() {
        return settings().stream()
                .filter(setting -> Platform.isSupported(setting.option))
                .flatMap(setting -> Stream.of(SocketKind.values())
                        .filter(kind -> applies(setting.option, kind))
                        .map(kind -> arguments(setting.option.name(), setting, kind)));
    }

    private static boolean applies(SocketOption<?> option, SocketKind kind) {
        boolean isInet6 = kind.name().startsWith("INET6");
        return switch (option.level()) {
            case SOCKET -> appliesToSocket(option, kind);
            case IP -> kind.isInet() && !isInet6 && !(ofDatagrams(option) && kind.isStream());
            case IPV6 -> isInet6 && !(ofDatagrams(option) && kind.isStream());
            case TCP -> kind.isInet() && kind.isStream();
            case UDP -> kind.isInet() && !kind.isStream();
            case SCTP, MPTCP, RAW, PACKET, NETLINK, TLS, VSOCK, OTP, NATIVE -> false;
        };
    }

    private static boolean ofDatagrams(SocketOption<?> option) {
        return option.equals(IpOptions.MULTICAST_TTL)
                || option.equals(IpOptions.MULTICAST_IF)
                || option.equals(IpOptions.RECVFRAGSIZE)
                || option.equals(Ipv6Options.MULTICAST_HOPS)
                || option.equals(Ipv6Options.MULTICAST_IF);
    }

    private static boolean appliesToSocket(SocketOption<?> option, SocketKind kind) {
        if (option.name().startsWith("pass")) {
            return kind.isLocal();
        }
        if (option.equals(SocketOptions.TXREHASH)) {
            return kind.isInet() && kind.isStream();
        }
        if (option.equals(SocketOptions.REUSEPORT) || option.equals(SocketOptions.ZEROCOPY)) {
            return kind.isInet(); // of local sockets some kernels refuse them
        }
        if (option.equals(SocketOptions.PEEK_OFF)) {
            return kind.isLocal() || !kind.isStream();
        }
        return true;
    }

    @ParameterizedTest(name = "{0} on {2}")
    @MethodSource("settingsByKind")
    <T> void whatIsSetIsRead(String name, Setting<T> setting, SocketKind kind) throws Exception {
        try (Socket socket = kind.open()) {
            setUnlessForbidden(socket, setting);
            assertThat(socket.getopt(setting.option)).isEqualTo(kept(setting.option, setting.first));
            socket.setopt(setting.option, setting.second);
            assertThat(socket.getopt(setting.option)).isEqualTo(kept(setting.option, setting.second));
        }
    }

    /// Some need a privilege.
    private static <T> void setUnlessForbidden(Socket socket, Setting<T> setting) throws SocketException {
        try {
            socket.setopt(setting.option, setting.first);
        } catch (SocketErrnoException refused) {
            assumeFalse(refused.errno().equals(Errno.EPERM), "SKIPPED: needs the user root");
            throw refused;
        }
    }

    private static Object kept(SocketOption<?> option, Object value) {
        for (Map.Entry<SocketOption<Integer>, Integer> changed : CHANGED.entrySet()) {
            if (changed.getKey().equals(option)) {
                return changed.getValue();
            }
        }
        return value;
    }

    private static Stream<Arguments> rowsByKind() {
        return SocketOption.all()
                .stream()
                .flatMap(option -> Stream.of(SocketKind.INET_STREAM, SocketKind.INET6_DGRAM, SocketKind.LOCAL_SEQPACKET)
                        .map(kind -> arguments(option.toString(), option, kind)));
    }

    /// Whatever the socket, a row is read, or there is a reason why not; never anything else.
    @ParameterizedTest(name = "{0} on {2}")
    @MethodSource("rowsByKind")
    void everyRowIsReadOrRefusedWithAReason(String name, SocketOption<?> option, SocketKind kind) throws Exception {
        try (Socket socket = kind.open()) {
            Object value = socket.getopt(option);
            assertThat(option.access().canRead()).isTrue();
            assertThat(value).isInstanceOf(option.type());
        } catch (SocketInvalidException refused) {
            assertThat(option.access().canRead() && Platform.isSupported(option)).isFalse();
            assertThat(refused).hasMessageContaining(option.name());
        } catch (SocketErrnoException refused) {
            assertThat(refused.errno())
                    .isIn(
                            Errno.ENOPROTOOPT,
                            Errno.EOPNOTSUPP,
                            Errno.EINVAL,
                            Errno.ENOTCONN,
                            Errno.of(61), // ENODATA: PEERGROUPS of no peer
                            Errno.of(22),
                            Errno.of(2), // ENOENT: FLOWLABEL_MGR without a label, AO_INFO without a key
                            Errno.EPERM); // REPAIR_WINDOW not under repair
        }
    }

    @Test
    void namesAreFoundByOtpsNamesAndAliases() {
        assertThat(SocketOption.named("ip", "ttl")).contains(IpOptions.TTL);
        assertThat(SocketOption.named("IP", "ttl")).contains(IpOptions.TTL);
        assertThat(SocketOption.named("IPv6", "v6only")).contains(Ipv6Options.V6ONLY);
        assertThat(SocketOption.named("TCP", "nodelay")).contains(TcpOptions.NODELAY);
        assertThat(SocketOption.named("socket", "linger")).contains(SocketOptions.LINGER);
        assertThat(SocketOption.named("netlink", "pktinfo")).contains(NetlinkOptions.PKTINFO);
        assertThat(SocketOption.named("socket", "ttl")).isEmpty();
        assertThat(SocketOption.named("nonsense", "ttl")).isEmpty();
    }

    @Test
    void noTwoRowsHaveOneName() {
        Set<String> names = new HashSet<>();
        for (SocketOption<?> option : SocketOption.all()) {
            assertThat(names.add(option.level() + " " + option.name())).as(option.toString()).isTrue();
        }
        assertThat(names).hasSizeGreaterThan(290);
    }

    @Test
    void badValuesAreRefusedByName() throws Exception {
        try (Socket socket = SocketKind.INET6_STREAM.open()) {
            assertInvalid(() -> socket.setopt(Ipv6Options.UNICAST_HOPS, 256), "unicast_hops", "256");
            assertInvalid(() -> socket.setopt(SocketOptions.BINDTODEVICE, "ł"), "bindtodevice", "ł");
            assertInvalid(() -> socket.setopt(SocketOptions.TYPE, Type.STREAM), "type", "READ only");
            assertInvalid(() -> socket.setopt(SocketOptions.BINDTODEVICE, "sixteen-chars-xx"), "bindtodevice",
                    "too long");
            assertInvalid(() -> socket.setopt(SocketOptions.SETFIB, 1), "setfib", "no such option");
            assertInvalid(() -> socket.getopt(SocketOptions.SETFIB), "setfib", "no such option");
            assertInvalid(() -> socket.getopt(IpOptions.ADD_MEMBERSHIP), "add_membership", "WRITE only");
            assertInvalid(() -> socket.getopt(SocketOptions.RCVTIMEO), "rcvtimeo", "NONE only");
        }
    }

    @Test
    void complaintsSayWhatTheyAreAbout() throws Exception {
        try (Socket socket = SocketKind.INET6_STREAM.open()) {
            assertThat(subject(() -> socket.setopt(Ipv6Options.UNICAST_HOPS, 256))).isEqualTo(Subject.VALUE);
            assertThat(subject(() -> socket.setopt(OtpOptions.SNDCTRLBUF, 0))).isEqualTo(Subject.VALUE);
            assertThat(subject(() -> socket.setopt(SocketOptions.TYPE, Type.STREAM))).isEqualTo(Subject.OPTION);
            assertThat(subject(() -> socket.getopt(SocketOptions.SETFIB))).isEqualTo(Subject.OPTION);
            socket.listen();
            assertThat(subject(() -> {
                socket.nowait().accept();
                socket.within(java.time.Duration.ofMillis(1)).recv();
            }))
                    .isEqualTo(Subject.CALL);
        }
    }

    private static Subject subject(Call call) {
        try {
            call.run();
        } catch (SocketInvalidException refused) {
            return refused.reason().subject();
        } catch (SocketException other) {
            throw new AssertionError("refused otherwise", other);
        }
        throw new AssertionError("not refused");
    }

    private interface Call {
        void run() throws SocketException;
    }

    private static void assertInvalid(Call call, String... parts) {
        org.assertj.core.api.Assertions.assertThatExceptionOfType(SocketInvalidException.class)
                .isThrownBy(call::run)
                .satisfies(refused -> assertThat(refused.getMessage()).contains(parts));
    }

    @Test
    void settingTheTypeOfServiceLeavesThePriority() throws Exception {
        try (Socket socket = SocketKind.INET_DGRAM.open()) {
            socket.setopt(SocketOptions.PRIORITY, 3);
            socket.setopt(IpOptions.TOS, Tos.LOWDELAY);
            assertThat(socket.getopt(SocketOptions.PRIORITY)).isEqualTo(3);
            socket.setopt(SocketOption.ofNative(0, 1, Shape.INT), 8);
            assertThat(socket.getopt(SocketOptions.PRIORITY)).isEqualTo(3);
            assertThat(socket.getopt(IpOptions.TOS)).isEqualTo(Tos.THROUGHPUT);
        }
    }

    @Test
    void nativeOptionsAreNumbersAndBytes() throws Exception {
        try (Socket socket = SocketKind.INET_STREAM.open()) {
            int tcp = Platform.levelNumber("tcp").orElseThrow();
            assertThat(tcp).isEqualTo(6);
            assertThat(Platform.levelNumber("TCP")).hasValue(6);
            assertThat(Platform.levelNumber("socket")).hasValue(1);
            assertThat(Platform.levelNumber("nonsense")).isEmpty();
            int nodelay = Platform.number(TcpOptions.NODELAY).orElseThrow();
            socket.setopt(SocketOption.ofNative(tcp, nodelay, Shape.FLAG), true);
            assertThat(socket.getopt(SocketOption.ofNative(tcp, nodelay, Shape.FLAG))).isTrue();
            assertThat(socket.getopt(TcpOptions.NODELAY)).isTrue();
            socket.setopt(SocketOption.ofNative(tcp, 4, Shape.INT), 77);
            assertThat(socket.getopt(SocketOption.ofNative(tcp, 4, Shape.INT))).isEqualTo(77);
            assertThat(socket.getopt(SocketOption.ofNative(tcp, 4, Shape.bytes(100))).array())
                    .isEqualTo(new byte[] {77, 0, 0, 0});
            assertThat(socket.getopt(SocketOption.ofNative(tcp, 4, Shape.bytes(2))).array())
                    .isEqualTo(new byte[] {77, 0});
            socket.setopt(SocketOption.ofNative(tcp, 4, Shape.BYTES),
                    RawBytes.of((byte) 78, (byte) 0, (byte) 0, (byte) 0));
            assertThat(socket.getopt(TcpOptions.KEEPIDLE)).isEqualTo(78);
            assertErrno(() -> socket.getopt(SocketOption.ofNative(tcp, 4, Shape.bytes(0))).array(), Errno.EFAULT);
            assertThat(socket.getopt(SocketOption.ofNative(tcp, 4, Shape.bytes(RawBytes.of()))).array()).isEmpty();
            assertErrno(() -> socket.setopt(SocketOption.ofNative(tcp, 9999, Shape.INT), 1), Errno.ENOPROTOOPT);
            assertErrno(() -> socket.getopt(SocketOption.ofNative(9999, 1, Shape.bytes(4))).array(), Errno.EOPNOTSUPP);
        }
    }

    private static void assertErrno(Call call, Errno errno) {
        org.assertj.core.api.Assertions.assertThatExceptionOfType(SocketErrnoException.class)
                .isThrownBy(call::run)
                .satisfies(refused -> assertThat(refused.errno()).isEqualTo(errno));
    }

    @Test
    void connectionsTellTheirState() throws Exception {
        try (var pair = SocketKind.INET_STREAM.pair()) {
            TcpInfo info = pair.near().getopt(TcpOptions.INFO);
            assertThat(info.value("state")).hasValue(1);
            assertThat(info.value("snd_cwnd").orElseThrow()).isPositive();
            pair.near().send(new byte[100]);
            pair.far().recv(100);
            assertThat(pair.near().getopt(TcpOptions.INFO).value("bytes_sent")).hasValue(100);
            assertThat(pair.near().getopt(SocketOptions.ERROR)).isEqualTo(Errno.of(0));
            assertThat(pair.near().getopt(SocketOptions.COOKIE)).isNotEqualTo(pair.far().getopt(SocketOptions.COOKIE));
        }
        try (var pair = SocketKind.LOCAL_STREAM.pair()) {
            assertThat(pair.near().getopt(SocketOptions.PEERGROUPS).values()).allMatch(group -> group >= 0);
        }
    }
}
