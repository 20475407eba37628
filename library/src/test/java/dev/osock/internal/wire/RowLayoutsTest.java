package dev.osock.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.osock.address.In6Addr;
import dev.osock.address.InAddr;
import dev.osock.address.RawBytes;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrIn6;
import dev.osock.message.ControlTypes;
import dev.osock.message.PacketAuxdata;
import dev.osock.message.TimestampingPktinfo;
import dev.osock.message.TimestampingStats;
import dev.osock.message.TlsRecordType;
import dev.osock.option.ExtensionOptions;
import dev.osock.option.ExtensionOptions.Option;
import dev.osock.option.FlowLabelRequest;
import dev.osock.option.GroupFilter;
import dev.osock.option.IcmpFilter;
import dev.osock.option.IntList;
import dev.osock.option.IpMsfilter;
import dev.osock.option.MptcpSubflows;
import dev.osock.option.MptcpTcpInfo;
import dev.osock.option.MtuInfo;
import dev.osock.option.PacketFanout;
import dev.osock.option.PacketMembership;
import dev.osock.option.PacketRollover;
import dev.osock.option.PacketStatistics;
import dev.osock.option.RoutingHeader;
import dev.osock.option.Shape;
import dev.osock.option.SocketMemory;
import dev.osock.option.SourcePreferences;
import dev.osock.option.TcpAoInfo;
import dev.osock.option.TcpAoKey;
import dev.osock.option.TcpAoKeyRemoval;
import dev.osock.option.TcpAoKeys;
import dev.osock.option.TcpAoRepair;
import dev.osock.option.TcpFastopenKey;
import dev.osock.option.TcpMd5Key;
import dev.osock.option.TcpPeers;
import dev.osock.option.TcpRepairOptions;
import dev.osock.option.TcpRepairWindow;
import dev.osock.option.TlsCipher;
import dev.osock.option.TlsKey;
import dev.osock.option.TlsVersion;
import dev.osock.option.UdpEncap;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// How the values of rows are laid out that OTP has not: as the kernel's headers have it, byte by byte.
class RowLayoutsTest {

    private static final TcpPeers NETWORK = TcpPeers.network(InAddr.of(10, 1, 0, 0), 16);
    private static final String NETWORK_BYTES = "0200" + "0000" + "0a010000" + zeros(120);
    private static final RawBytes SECRET = RawBytes.of((byte) 0xAA, (byte) 0xBB);
    private static final String HMAC = hex("hmac(sha1)");

    private static String zeros(int count) {
        return "00".repeat(count);
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static TcpAoKey key(TcpAoKey.Trait... traits) {
        return new TcpAoKey(NETWORK, 1, 2, "hmac(sha1)", 12, SECRET, Set.of(traits));
    }

    static Stream<Arguments> layouts() {
        return Stream.of(tcp(), authentication(), tls(), others(), packets()).flatMap(each -> each);
    }

    private static Stream<Arguments> tcp() {
        return Stream.of(
                Arguments.of(
                        Shape.of(TcpMd5Key.class),
                        new TcpMd5Key(NETWORK, SECRET),
                        NETWORK_BYTES + "01" + "10" + "0200" + "00000000" + "aabb" + zeros(78)),
                Arguments.of(
                        Shape.of(TcpMd5Key.class),
                        new TcpMd5Key(NETWORK.inDomain(7), SECRET),
                        NETWORK_BYTES + "03" + "10" + "0200" + "07000000" + "aabb" + zeros(78)),
                Arguments.of(
                        Shape.of(TcpRepairWindow.class),
                        new TcpRepairWindow(1, 2, 3, 4, 0xFFFF_FFFFL),
                        "01000000" + "02000000" + "03000000" + "04000000" + "ffffffff"),
                Arguments.of(
                        Shape.of(TcpRepairOptions.class),
                        TcpRepairOptions.of(
                                new TcpRepairOptions.Option(2, 1460), new TcpRepairOptions.Option(3, 0x0007_0007)),
                        "02000000" + "b4050000" + "03000000" + "07000700"),
                Arguments.of(
                        Shape.of(TcpFastopenKey.class),
                        new TcpFastopenKey(new RawBytes(new byte[16]), Optional.empty()),
                        zeros(16)));
    }

    /// The structures are in no header of this machine: `abi/symbols/tcp_ao.txt` writes them out.
    private static Stream<Arguments> authentication() {
        return Stream.of(
                Arguments.of(
                        Shape.of(TcpAoKey.class),
                        key(),
                        NETWORK_BYTES + HMAC + zeros(54) + "00000000" + "00000000" + "0000" + "10" + "01" + "02"
                                + "0c" + "00" + "02" + "aabb" + zeros(78)),
                Arguments.of(
                        Shape.of(TcpAoKey.class),
                        new TcpAoKey(
                                NETWORK.inDomain(9), 1, 2, "hmac(sha1)", 12, SECRET,
                                Set.of(TcpAoKey.Trait.values())),
                        NETWORK_BYTES + HMAC + zeros(54) + "09000000" + "03000000" + "0000" + "10" + "01" + "02"
                                + "0c" + "03" + "02" + "aabb" + zeros(78)),
                Arguments.of(
                        Shape.of(TcpAoKeyRemoval.class),
                        new TcpAoKeyRemoval(NETWORK, 1, 2, OptionalInt.of(3), OptionalInt.of(4), false),
                        NETWORK_BYTES + "00000000" + "03000000" + "0000" + "10" + "01" + "02" + "03" + "04" + "00"),
                Arguments.of(
                        Shape.of(TcpAoKeyRemoval.class),
                        new TcpAoKeyRemoval(NETWORK.inDomain(9), 1, 2, OptionalInt.empty(), OptionalInt.empty(), true),
                        NETWORK_BYTES + "09000000" + "04000000" + "0000" + "10" + "01" + "02" + "00" + "00" + "01"),
                Arguments.of(
                        Shape.of(TcpAoInfo.class),
                        new TcpAoInfo(
                                OptionalInt.of(5),
                                OptionalInt.of(6),
                                Set.of(TcpAoInfo.Rule.values()),
                                Optional.of(new TcpAoInfo.Packets(1, 2, 3, 4, 5))),
                        "1f000000" + "0000" + "05" + "06" + "0100000000000000" + "0200000000000000"
                                + "0300000000000000" + "0400000000000000" + "0500000000000000"),
                Arguments.of(
                        Shape.of(TcpAoKeys.class),
                        new TcpAoKeys(List.of(new TcpAoKeys.Entry(key(TcpAoKey.Trait.NEXT), 7, 8))),
                        NETWORK_BYTES + HMAC + zeros(54) + "aabb" + zeros(78) + "00000000" + "0200" + "01" + "02"
                                + "10" + "0c" + "00" + "02" + "00000000" + "0700000000000000" + "0800000000000000"),
                Arguments.of(
                        Shape.of(TcpAoRepair.class),
                        new TcpAoRepair(1, 2, 3, 4),
                        "00000001" + "00000002" + "03000000" + "04000000"));
    }

    private static Stream<Arguments> tls() {
        String iv = "1112131415161718";
        String key = "2122232425262728292a2b2c2d2e2f30";
        String salt = "01020304";
        String record = "0000000000000102";
        return Stream.of(
                Arguments.of(
                        Shape.of(TlsKey.class),
                        new TlsKey(
                                TlsVersion.TLS_1_2, TlsCipher.AES_GCM_128, raw(key), raw(salt), raw(iv), 0x102),
                        "0303" + "3300" + iv + key + salt + record),
                Arguments.of(
                        Shape.of(TlsKey.class),
                        new TlsKey(
                                TlsVersion.TLS_1_3, TlsCipher.AES_GCM_256, raw(key + key), raw(salt), raw(iv), 0x102),
                        "0403" + "3400" + iv + key + key + salt + record),
                Arguments.of(
                        Shape.of(TlsKey.class),
                        new TlsKey(
                                TlsVersion.TLS_1_3, TlsCipher.CHACHA20_POLY1305, raw(key + key), RawBytes.of(),
                                raw(salt + iv), 0x102),
                        "0403" + "3600" + salt + iv + key + key + record),
                Arguments.of(
                        Shape.of(TlsKey.class),
                        new TlsKey(TlsVersion.TLS_1_3, TlsCipher.SM4_CCM, raw(key), raw(salt), raw(iv), -1),
                        "0403" + "3800" + iv + key + salt + "ff".repeat(8)),
                Arguments.of(
                        Shape.of(TlsKey.class),
                        new TlsKey(
                                TlsVersion.TLS_1_2, TlsCipher.ARIA_GCM_256, raw(key + key), raw(salt), raw(iv), 0),
                        "0303" + "3a00" + iv + key + key + salt + zeros(8)),
                Arguments.of(ControlTypes.RECORD_TYPE_SHAPE, new TlsRecordType(200), "c8"));
    }

    private static RawBytes raw(String hex) {
        return new RawBytes(HexFormat.of().parseHex(hex));
    }

    private static Stream<Arguments> others() {
        return Stream.of(
                Arguments.of(
                        Shape.of(SocketMemory.class),
                        new SocketMemory(1, 2, 3, 4, 5, 6, 7, 8, 9),
                        "010000000200000003000000040000000500000006000000070000000800000009000000"),
                Arguments.of(
                        Shape.of(GroupFilter.class),
                        new GroupFilter(
                                7, SockaddrIn.loopback(0), IpMsfilter.Mode.EXCLUDE, List.of(SockaddrIn.any(1))),
                        "07000000" + "00000000" + "0200" + "0000" + "7f000001" + zeros(120) + "00000000" + "01000000"
                                + "0200" + "0001" + "00000000" + zeros(120)),
                Arguments.of(
                        Shape.of(MtuInfo.class),
                        new MtuInfo(SockaddrIn6.loopback(0), 1280),
                        "0a00" + "0000" + "00000000" + zeros(15) + "01" + "00000000" + "00050000"),
                Arguments.of(Shape.of(SourcePreferences.class), SourcePreferences.HOME, "00040000"),
                Arguments.of(
                        Shape.of(FlowLabelRequest.class),
                        new FlowLabelRequest(
                                In6Addr.LOOPBACK,
                                0x4523_0100L,
                                FlowLabelRequest.Action.RENEW,
                                FlowLabelRequest.Share.ANY,
                                FlowLabelRequest.CREATE,
                                6,
                                7),
                        zeros(15) + "01" + "00012345" + "02" + "ff" + "0100" + "0600" + "0700" + "00000000"),
                Arguments.of(Shape.of(UdpEncap.class), UdpEncap.GTP1U, "05000000"),
                Arguments.of(
                        Shape.of(ExtensionOptions.class),
                        ExtensionOptions.of(new Option(5, RawBytes.of((byte) 1, (byte) 2))),
                        "0000" + "05020102" + "0100"),
                Arguments.of(
                        Shape.of(ExtensionOptions.class),
                        ExtensionOptions.of(new Option(5, RawBytes.of((byte) 1, (byte) 2, (byte) 3))),
                        "0000" + "0503010203" + "00"),
                Arguments.of(
                        Shape.of(ExtensionOptions.class),
                        ExtensionOptions.of(new Option(0, RawBytes.of()), new Option(5, new RawBytes(new byte[4]))),
                        "0001" + "00" + "050400000000" + "0105" + zeros(5)),
                Arguments.of(Shape.of(ExtensionOptions.class), ExtensionOptions.NONE, ""),
                Arguments.of(
                        Shape.of(RoutingHeader.class),
                        new RoutingHeader(4, 1, new RawBytes(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})),
                        "00" + "01" + "04" + "01" + "0102030405060708090a0b0c"),
                Arguments.of(Shape.BIT_NUMBERS, new IntList(List.of(1L, 5L, 32L, 33L)), "11000080" + "01000000"),
                Arguments.of(
                        Shape.of(MptcpSubflows.class),
                        new MptcpSubflows(
                                List.of(new MptcpSubflows.Ends(SockaddrIn.loopback(1), SockaddrIn.loopback(2)))),
                        "10000000" + "01000000" + "00010000" + "00010000" + "0200" + "0001" + "7f000001" + zeros(120)
                                + "0200" + "0002" + "7f000001" + zeros(120)));
    }

    private static Stream<Arguments> packets() {
        return Stream.of(
                Arguments.of(Shape.of(IcmpFilter.class), IcmpFilter.dropping(0, 8, 31), "01010080"),
                Arguments.of(
                        Shape.of(PacketMembership.class),
                        new PacketMembership(7, PacketMembership.Mode.UNICAST, RawBytes.of((byte) 1, (byte) 2)),
                        "07000000" + "0300" + "0200" + "0102000000000000"),
                Arguments.of(
                        Shape.of(PacketFanout.class),
                        new PacketFanout(0x1234, PacketFanout.Mode.CBPF, PacketFanout.DEFRAG),
                        "3412" + "0680"),
                Arguments.of(
                        Shape.of(PacketStatistics.class), new PacketStatistics(5, 0xFFFF_FFFFL), "05000000ffffffff"),
                Arguments.of(
                        Shape.of(PacketRollover.class),
                        new PacketRollover(1, 2, 3),
                        "0100000000000000" + "0200000000000000" + "0300000000000000"),
                Arguments.of(
                        ControlTypes.AUXDATA_SHAPE,
                        new PacketAuxdata(PacketAuxdata.VLAN_VALID, 2, 3, 4, 5, 6, 0x8100),
                        "10000000" + "02000000" + "03000000" + "0400" + "0500" + "0600" + "0081"),
                Arguments.of(
                        ControlTypes.TS_PKTINFO_SHAPE,
                        new TimestampingPktinfo(3, 1500),
                        "03000000" + "dc050000" + zeros(8)));
    }

    @ParameterizedTest
    @MethodSource("layouts")
    <T> void writesAsTheKernelHasIt(Shape<T> shape, T value, String expected) {
        byte[] room = new byte[4096];
        ShapeCodec<T> codec = Codecs.of(shape);
        codec.encode(value, MemorySegment.ofArray(room), 0);
        assertThat(HexFormat.of().formatHex(room, 0, codec.size(value))).isEqualTo(expected);
        assertThat(codec.decode(MemorySegment.ofArray(room), 0, codec.size(value))).isEqualTo(value);
    }

    /// What a program cannot know, the kernel reads before it answers.
    @Test
    void questionsAreWrittenBeforeTheAnswerIsRead() {
        byte[] keys = OptionCodec.question(Shape.of(TcpAoKeys.class), 608);
        assertThat(HexFormat.of().formatHex(keys)).isEqualTo(zeros(272) + "ffffffff" + "0400" + zeros(608 - 278));
        byte[] addresses = OptionCodec.question(Shape.of(MptcpSubflows.class), 32);
        assertThat(HexFormat.of().formatHex(addresses)).isEqualTo("10000000" + zeros(8) + "00010000" + zeros(16));
        byte[] infos = OptionCodec.question(Shape.of(MptcpTcpInfo.class), 16);
        assertThat(HexFormat.of().formatHex(infos)).isEqualTo("10000000" + zeros(8) + "18010000");
        assertThat(OptionCodec.question(Shape.INT, 4)).containsOnly(0);
    }

    /// The kernel tells the cipher first, and the rest to who asks for as much as that has.
    @Test
    void aKeyIsAsLongAsItsCipherSays() {
        Shape<TlsKey> shape = Shape.of(TlsKey.class);
        assertThat(OptionCodec.room(shape)).isEqualTo(4);
        assertThat(OptionCodec.isVariable(shape)).isFalse();
        assertThat(OptionCodec.whole(shape, HexFormat.of().parseHex("03033300"))).isEqualTo(40);
        assertThat(OptionCodec.whole(shape, HexFormat.of().parseHex("04033400"))).isEqualTo(56);
        assertThat(OptionCodec.whole(shape, HexFormat.of().parseHex("0403ff00"))).as("unknown").isEqualTo(4);
        assertThat(OptionCodec.whole(shape, new byte[3])).isEqualTo(3);
        assertThat(OptionCodec.whole(Shape.INT, new byte[4])).isEqualTo(4);
        MemorySegment other = MemorySegment.ofArray(HexFormat.of().parseHex("0103" + "3300" + zeros(36)));
        assertThat(Codecs.of(shape).decode(other, 0, 40)).as("TLS 1.0").isNull();
    }

    /// Two attributes, one of 8 and one of 4 bytes, and padding before the first; the third is not known.
    @Test
    void statisticsAreReadByTheirNames() {
        byte[] bytes = HexFormat.of()
                .parseHex("04000000" + "0c00" + "0700" + "1027000000000000" + "0800" + "0800" + "0a000000" + "0500"
                        + "8700" + "07000000");
        assertThat(Codecs.of(ControlTypes.STATS_SHAPE).decode(MemorySegment.ofArray(bytes), 0, bytes.length))
                .isEqualTo(new TimestampingStats(Map.of("delivery_rate", 10_000L, "snd_cwnd", 10L, "135", 7L)));
    }

    /// A kernel whose structure is shorter says so, and writes its own size.
    @Test
    void connectionsAreReadAsLargeAsTheKernelHasThem() {
        byte[] bytes = HexFormat.of()
                .parseHex("10000000" + "02000000" + "08000000" + "08000000" + "0100000000000000" + "0a00000000000000");
        MptcpTcpInfo infos =
                Codecs.of(Shape.of(MptcpTcpInfo.class)).decode(MemorySegment.ofArray(bytes), 0, bytes.length);
        assertThat(infos).isNotNull();
        assertThat(infos.subflows()).extracting(each -> each.value("state").orElseThrow()).containsExactly(1L, 10L);
        assertThat(infos.subflows()).allSatisfy(each -> assertThat(each.value("rtt")).isEmpty());
    }

    /// Every shape that has a type of its own, with every length and any bytes: a value or none.
    @Property(tries = 500)
    void anyBytesAreAValueOrNone(@ForAll @Size(max = 700) byte[] bytes) {
        MemorySegment memory = MemorySegment.ofArray(bytes);
        for (Shape<?> shape : layouts().map(each -> (Shape<?>) each.get()[0]).toList()) {
            Object value = Codecs.of(shape).decode(memory, 0, bytes.length);
            if (value != null) {
                assertThat(value).isInstanceOf(shape.type());
            }
        }
        Codecs.of(ControlTypes.STATS_SHAPE).decode(memory, 0, bytes.length);
    }

    @Test
    void whatAHeaderCannotHoldIsRefused() {
        MemorySegment memory = MemorySegment.ofArray(new byte[4096]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Codecs.of(Shape.of(RoutingHeader.class))
                        .encode(new RoutingHeader(4, 0, new RawBytes(new byte[5])), memory, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Codecs.of(Shape.of(RoutingHeader.class))
                        .encode(new RoutingHeader(256, 0, new RawBytes(new byte[4])), memory, 0));
        List<Option> large = Collections.nCopies(8, new Option(5, new RawBytes(new byte[255])));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Codecs.of(Shape.of(ExtensionOptions.class))
                        .encode(new ExtensionOptions(large), memory, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Option(256, RawBytes.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Option(0, RawBytes.of((byte) 1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Codecs.of(Shape.of(TcpFastopenKey.class))
                        .encode(new TcpFastopenKey(SECRET, Optional.empty()), memory, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PacketFanout(65_536, PacketFanout.Mode.HASH, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Codecs.of(Shape.of(TcpAoRepair.class))
                        .encode(new TcpAoRepair(1L << 32, 0, 0, 0), memory, 0));
    }
}
