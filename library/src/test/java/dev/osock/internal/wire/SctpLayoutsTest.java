package dev.osock.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.osock.address.In6Addr;
import dev.osock.address.InAddr;
import dev.osock.address.RawBytes;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrIn6;
import dev.osock.address.SockaddrUn;
import dev.osock.internal.abi.Abi;
import dev.osock.option.SctpOptions;
import dev.osock.option.Shape;
import dev.osock.option.SocketOption;
import dev.osock.sctp.AssocId;
import dev.osock.sctp.SctpAddStreams;
import dev.osock.sctp.SctpAddress;
import dev.osock.sctp.SctpAddresses;
import dev.osock.sctp.SctpAssocIds;
import dev.osock.sctp.SctpAssocStats;
import dev.osock.sctp.SctpAssocValue;
import dev.osock.sctp.SctpAuthchunks;
import dev.osock.sctp.SctpAuthinfo;
import dev.osock.sctp.SctpAuthkey;
import dev.osock.sctp.SctpAuthkeyid;
import dev.osock.sctp.SctpDefaultPrinfo;
import dev.osock.sctp.SctpEvent;
import dev.osock.sctp.SctpEventType;
import dev.osock.sctp.SctpFlags;
import dev.osock.sctp.SctpHmacalgo;
import dev.osock.sctp.SctpNxtinfo;
import dev.osock.sctp.SctpPaddrinfo;
import dev.osock.sctp.SctpPaddrparams;
import dev.osock.sctp.SctpPaddrthlds;
import dev.osock.sctp.SctpPaddrthldsV2;
import dev.osock.sctp.SctpPrPolicy;
import dev.osock.sctp.SctpPrinfo;
import dev.osock.sctp.SctpProbeinterval;
import dev.osock.sctp.SctpPrstatus;
import dev.osock.sctp.SctpRcvinfo;
import dev.osock.sctp.SctpResetStreams;
import dev.osock.sctp.SctpSackInfo;
import dev.osock.sctp.SctpSndinfo;
import dev.osock.sctp.SctpSndrcvinfo;
import dev.osock.sctp.SctpStatus;
import dev.osock.sctp.SctpStreamValue;
import dev.osock.sctp.SctpUdpencaps;
import java.lang.foreign.MemorySegment;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// How the values of SCTP are laid out: as the kernel's header has it, byte by byte.
class SctpLayoutsTest {

    private static final AssocId FIVE = AssocId.of(5);
    private static final String ID = "05000000";
    private static final Sockaddr PEER = new SockaddrIn(InAddr.of(127, 0, 0, 2), 7777);
    private static final String PACKED = "0200" + "1e61" + "7f000002" + "0000000000000000";
    private static final String PEER_BYTES = PACKED + "00".repeat(112);
    private static final SctpPaddrinfo INFO = new SctpPaddrinfo(FIVE, PEER, SctpPaddrinfo.State.ACTIVE, 1, 2, 3, 4);
    private static final String INFO_BYTES =
            ID + PEER_BYTES + "02000000" + "01000000" + "02000000" + "03000000" + "04000000";

    static int number(String symbol) {
        return Abi.current().number(symbol);
    }

    static Stream<Arguments> layouts() {
        return Stream.of(
                Arguments.of(FIVE, ID),
                Arguments.of(new SctpAssocValue(FIVE, 0xFFFF_FFFFL), ID + "ffffffff"),
                Arguments.of(new SctpStreamValue(FIVE, 1, 2), ID + "0100" + "0200"),
                Arguments.of(new SctpSackInfo(FIVE, 200, 2), ID + "c8000000" + "02000000"),
                Arguments.of(new SctpAuthkeyid(FIVE, 7), ID + "0700" + "0000"),
                Arguments.of(new SctpAuthkey(FIVE, 7, RawBytes.of((byte) 1, (byte) 2, (byte) 3)),
                        ID + "0700" + "0300" + "010203"),
                Arguments.of(
                        new SctpHmacalgo(List.of(SctpHmacalgo.SHA256, SctpHmacalgo.SHA1)),
                        "02000000" + "0300" + "0100"),
                Arguments.of(new SctpAuthchunks(FIVE, List.of(0, 193, 128)), ID + "03000000" + "00c180"),
                Arguments.of(new SctpAssocIds(List.of(FIVE, AssocId.of(6))), "02000000" + ID + "06000000"),
                Arguments.of(
                        new SctpDefaultPrinfo(FIVE, SctpPrPolicy.RTX, 3), ID + "03000000" + "2000" + "0000"),
                Arguments.of(
                        new SctpPrstatus(FIVE, 1, SctpPrPolicy.TTL, 2, 3),
                        ID + "0100" + "1000" + "0200000000000000" + "0300000000000000"),
                Arguments.of(new SctpAddStreams(FIVE, 1, 2), ID + "0100" + "0200"),
                Arguments.of(
                        new SctpResetStreams(FIVE, SctpResetStreams.OUTGOING, List.of(1, 2)),
                        ID + "0200" + "0200" + "0100" + "0200"),
                Arguments.of(new SctpResetStreams(FIVE, SctpResetStreams.INCOMING, List.of()), ID + "0100" + "0000"),
                Arguments.of(new SctpEvent(FIVE, SctpEventType.SENDER_DRY, true), ID + "0980" + "01" + "00"),
                Arguments.of(new SctpAddress(FIVE, PEER), ID + PEER_BYTES),
                Arguments.of(
                        new SctpAddresses(FIVE, List.of(PEER, new SockaddrIn6(In6Addr.LOOPBACK, 7777))),
                        ID + "02000000" + PACKED + "0a00" + "1e61" + "00000000" + "00".repeat(15) + "01" + "00000000"),
                Arguments.of(
                        new SctpPaddrparams(FIVE, PEER, 1, 2, 3, 4, SctpPaddrparams.Flags.DSCP, 5, 6),
                        ID + PEER_BYTES + "01000000" + "0200" + "03000000" + "04000000" + "00020000" + "05000000"
                                + "06" + "00"),
                Arguments.of(INFO, INFO_BYTES),
                Arguments.of(
                        new SctpStatus(FIVE, SctpStatus.State.ESTABLISHED, 1, 2, 3, 4, 5, 6, INFO),
                        ID + "04000000" + "01000000" + "0200" + "0300" + "0400" + "0500" + "06000000" + INFO_BYTES),
                Arguments.of(
                        new SctpPaddrthlds(FIVE, PEER, 1, 2),
                        ID + "00000000" + PEER_BYTES + "0100" + "0200" + "00000000"),
                Arguments.of(
                        new SctpPaddrthldsV2(FIVE, PEER, 1, 2, 3),
                        ID + "00000000" + PEER_BYTES + "0100" + "0200" + "0300" + "0000"),
                Arguments.of(
                        new SctpUdpencaps(FIVE, PEER, 9899), ID + "00000000" + PEER_BYTES + "26ab" + "000000000000"),
                Arguments.of(
                        new SctpProbeinterval(FIVE, PEER, 5000),
                        ID + "00000000" + PEER_BYTES + "88130000" + "00000000"),
                Arguments.of(
                        new SctpSndinfo(3, SctpFlags.UNORDERED, 46, 7, FIVE),
                        "0300" + "0100" + "0000002e" + "07000000" + ID),
                Arguments.of(
                        new SctpRcvinfo(3, 4, SctpFlags.UNORDERED, 46, 7, 8, 9, FIVE),
                        "0300" + "0400" + "0100" + "0000" + "0000002e" + "07000000" + "08000000" + "09000000" + ID),
                Arguments.of(
                        new SctpNxtinfo(3, SctpFlags.NOTIFICATION, 46, 7, FIVE),
                        "0300" + "0080" + "0000002e" + "07000000" + ID),
                Arguments.of(new SctpPrinfo(SctpPrPolicy.PRIO, 9), "3000" + "0000" + "09000000"),
                Arguments.of(new SctpAuthinfo(7), "0700"),
                Arguments.of(
                        new SctpSndrcvinfo(3, 4, SctpFlags.EOF, 46, 7, 8, 9, 10, FIVE),
                        "0300" + "0400" + "0002" + "0000" + "0000002e" + "07000000" + "08000000" + "09000000"
                                + "0a000000" + ID),
                Arguments.of(In6Addr.LOOPBACK, "00".repeat(15) + "01"));
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void valuesAreWrittenAndReadAsTheKernelHasThem(Object value, String expected) {
        assertKept(Shape.of(value.getClass()), value, expected);
    }

    private static <T> void assertKept(Shape<T> shape, Object value, String expected) {
        ShapeCodec<T> codec = Codecs.of(shape);
        T typed = shape.type().cast(value);
        byte[] room = new byte[Math.max(codec.room(), codec.size(typed))];
        MemorySegment memory = MemorySegment.ofArray(room);
        codec.encode(typed, memory, 0);
        int size = codec.size(typed);
        assertThat(HexFormat.of().formatHex(room, 0, size)).isEqualTo(expected);
        assertThat(codec.decode(memory, 0, size)).isEqualTo(value);
        for (int length = 0; length < size; length++) {
            T less = codec.decode(MemorySegment.ofArray(room).asSlice(0, length), 0, length);
            assertThat(less).as("%s bytes of %s", length, size).isNotEqualTo(value);
        }
    }

    @Test
    void everyOptionHasALayoutThatIsTested() {
        Set<Class<?>> tested = new HashSet<>(Set.of(Boolean.class, Integer.class, Long.class,
                RawBytes.class, SctpAssocStats.class, // in the next test
                dev.osock.sctp.SctpAssocparams.class, dev.osock.sctp.SctpEvents.class, // in ShapeCodecTest
                dev.osock.sctp.SctpInitmsg.class, dev.osock.sctp.SctpRtoinfo.class));
        layouts().forEach(each -> tested.add(each.get()[0].getClass()));
        for (SocketOption<?> option : SctpOptions.all()) {
            assertThat(tested).as(option.toString()).contains(option.type());
        }
    }

    @Test
    void statisticsAreNumbersByTheirNames() {
        ShapeCodec<SctpAssocStats> codec = Codecs.of(Shape.of(SctpAssocStats.class));
        byte[] bytes = HexFormat.of()
                .parseHex(ID + "00000000" + PEER_BYTES + "0100000000000000" + "00".repeat(104)
                        + "0200000000000000");
        assertThat(codec.room()).isEqualTo(bytes.length);
        SctpAssocStats stats = codec.decode(MemorySegment.ofArray(bytes), 0, bytes.length);
        assertThat(stats).isNotNull();
        assertThat(stats.assocId()).isEqualTo(FIVE);
        assertThat(stats.obsRtoIpaddr()).isEqualTo(PEER);
        assertThat(stats.value("maxrto")).isEqualTo(1);
        assertThat(stats.value("ictrlchunks")).isEqualTo(2);
        assertThat(stats.values()).hasSize(15);
        assertThatIllegalArgumentException().isThrownBy(() -> stats.value("nonsense"));
        byte[] question = OptionCodec.question(Shape.of(SctpAssocStats.class), SctpAssocStats.ask(FIVE), bytes.length);
        assertThat(HexFormat.of().formatHex(question)).isEqualTo(ID + "00".repeat(bytes.length - 4));
        byte[] room = new byte[bytes.length];
        codec.encode(new SctpAssocStats(FIVE, PEER, Map.of("maxrto", 1L, "ictrlchunks", 2L)),
                MemorySegment.ofArray(room), 0);
        assertThat(room).isEqualTo(bytes);
    }

    /// A count that claims more than there is makes no value.
    @Test
    void countsAreHeldAgainstTheBytes() {
        for (String hex : List.of("ffffffff" + "0300", "02000000" + "0300", "00000080")) {
            byte[] bytes = HexFormat.of().parseHex(hex);
            assertThat(Codecs.of(Shape.of(SctpHmacalgo.class)).decode(MemorySegment.ofArray(bytes), 0, bytes.length))
                    .isNull();
        }
        for (String hex : List.of(ID + "02000000" + PACKED, ID + "01000000" + "0200", ID + "01000000" + "0300" + "00"
                .repeat(30), ID + "ffffffff")) {
            byte[] bytes = HexFormat.of().parseHex(hex);
            assertThat(Codecs.of(Shape.of(SctpAddresses.class)).decode(MemorySegment.ofArray(bytes), 0, bytes.length))
                    .as(hex)
                    .isNull();
        }
    }

    @Test
    void aRequestForAnAssociationPointsToItsAddresses() {
        List<Sockaddr> addresses = List.of(PEER, new SockaddrIn6(In6Addr.LOOPBACK, 7777));
        assertThat(AssociationRequest.LENGTH).isEqualTo(16);
        assertThat(AssociationRequest.size(addresses)).isEqualTo(16 + 16 + 28);
        try (var arena = java.lang.foreign.Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(60, 8);
            AssociationRequest.encode(addresses, memory);
            assertThat(memory.get(java.lang.foreign.ValueLayout.JAVA_INT, 4)).isEqualTo(44);
            assertThat(memory.get(java.lang.foreign.ValueLayout.JAVA_LONG, 8)).isEqualTo(memory.address() + 16);
            assertThat(PackedAddresses.decode(memory, 16, 44, 2)).isEqualTo(addresses);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AssociationRequest.size(List.of(SockaddrUn.path("/tmp/x"))))
                .withMessageContaining("unix:/tmp/x");
    }

    @Test
    void aPeeledOffSocketIsAskedForWithItsFlags() {
        assertThat(Abi.current().size("sctp_peeloff_flags_arg_t")).isEqualTo(PeeloffArgument.LENGTH);
        byte[] bytes = new byte[PeeloffArgument.LENGTH];
        PeeloffArgument.encode(5, 0x80800, MemorySegment.ofArray(bytes), 0);
        assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(ID + "00000000" + "00080800");
    }

    @Test
    void noSecretIsPrinted() {
        assertThat(new SctpAuthkey(FIVE, 7, RawBytes.of((byte) 1, (byte) 2, (byte) 3)))
                .hasToString("key 7 of 3 bytes, association 5")
                .isEqualTo(new SctpAuthkey(FIVE, 7, RawBytes.of((byte) 1, (byte) 2, (byte) 3)))
                .isNotEqualTo(new SctpAuthkey(FIVE, 7, RawBytes.of((byte) 1, (byte) 2, (byte) 4)));
    }

    @Test
    void numbersHaveNames() {
        assertThat(List.of(AssocId.FUTURE, AssocId.CURRENT, AssocId.ALL, FIVE))
                .hasToString("[future, current, all, 5]");
        assertThat(SctpFlags.UNORDERED.or(SctpFlags.ABORT).or(new SctpFlags(0x1000)))
                .hasToString("unordered|abort|0x1000");
        assertThat(SctpFlags.NONE).hasToString("none");
        assertThat(SctpStatus.State.ESTABLISHED).hasToString("established");
        assertThat(new SctpStatus.State(99)).hasToString("99");
        assertThat(SctpPaddrinfo.State.UNKNOWN).hasToString("unknown");
        assertThat(SctpPrPolicy.PRIO).hasToString("prio");
        assertThat(new SctpPrPolicy(7)).hasToString("7");
    }

    @Test
    void numbersAreTheHeaders() {
        assertThat(List.of(
                SctpFlags.UNORDERED.bits(), SctpFlags.ADDR_OVER.bits(), SctpFlags.ABORT.bits(),
                SctpFlags.SACK_IMMEDIATELY.bits(), SctpFlags.SENDALL.bits(), SctpFlags.EOF.bits(),
                SctpFlags.NOTIFICATION.bits(), SctpPrPolicy.TTL.number(), SctpPrPolicy.RTX.number(),
                SctpPrPolicy.PRIO.number(), SctpPrPolicy.ALL.number(), SctpPaddrparams.Flags.HB_ENABLE.bits(),
                SctpPaddrparams.Flags.HB_DISABLE.bits(), SctpPaddrparams.Flags.HB_DEMAND.bits(),
                SctpPaddrparams.Flags.PMTUD_ENABLE.bits(), SctpPaddrparams.Flags.PMTUD_DISABLE.bits(),
                SctpPaddrparams.Flags.SACKDELAY_ENABLE.bits(), SctpPaddrparams.Flags.SACKDELAY_DISABLE.bits(),
                SctpPaddrparams.Flags.HB_TIME_IS_ZERO.bits(), SctpPaddrparams.Flags.IPV6_FLOWLABEL.bits(),
                SctpPaddrparams.Flags.DSCP.bits(), SctpPaddrinfo.State.INACTIVE.number(),
                SctpPaddrinfo.State.PF.number(), SctpPaddrinfo.State.ACTIVE.number(),
                SctpPaddrinfo.State.UNCONFIRMED.number(), SctpPaddrinfo.State.UNKNOWN.number(),
                SctpStatus.State.ESTABLISHED.number(), SctpStatus.State.SHUTDOWN_ACK_SENT.number(),
                SctpHmacalgo.SHA1, SctpHmacalgo.SHA256, SctpResetStreams.INCOMING, SctpResetStreams.OUTGOING,
                AssocId.FUTURE.number(), AssocId.CURRENT.number(), AssocId.ALL.number()))
                .isEqualTo(Stream.of(
                        "SCTP_UNORDERED", "SCTP_ADDR_OVER", "SCTP_ABORT", "SCTP_SACK_IMMEDIATELY", "SCTP_SENDALL",
                        "SCTP_EOF", "MSG_NOTIFICATION", "SCTP_PR_SCTP_TTL", "SCTP_PR_SCTP_RTX", "SCTP_PR_SCTP_PRIO",
                        "SCTP_PR_SCTP_ALL", "SPP_HB_ENABLE", "SPP_HB_DISABLE", "SPP_HB_DEMAND", "SPP_PMTUD_ENABLE",
                        "SPP_PMTUD_DISABLE", "SPP_SACKDELAY_ENABLE", "SPP_SACKDELAY_DISABLE", "SPP_HB_TIME_IS_ZERO",
                        "SPP_IPV6_FLOWLABEL", "SPP_DSCP", "SCTP_INACTIVE", "SCTP_PF", "SCTP_ACTIVE",
                        "SCTP_UNCONFIRMED", "SCTP_UNKNOWN", "SCTP_ESTABLISHED", "SCTP_SHUTDOWN_ACK_SENT",
                        "SCTP_AUTH_HMAC_ID_SHA1", "SCTP_AUTH_HMAC_ID_SHA256", "SCTP_STREAM_RESET_INCOMING",
                        "SCTP_STREAM_RESET_OUTGOING", "SCTP_FUTURE_ASSOC", "SCTP_CURRENT_ASSOC", "SCTP_ALL_ASSOC")
                        .map(SctpLayoutsTest::number)
                        .toList());
    }
}
