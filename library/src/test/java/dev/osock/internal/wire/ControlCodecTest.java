package dev.osock.internal.wire;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.osock.address.In6Addr;
import dev.osock.address.InAddr;
import dev.osock.address.RawBytes;
import dev.osock.address.SockaddrIn;
import dev.osock.error.Errno;
import dev.osock.internal.abi.Abi;
import dev.osock.message.ControlMessage;
import dev.osock.message.ControlType;
import dev.osock.message.ControlTypes;
import dev.osock.message.ExtendedError;
import dev.osock.message.Rights;
import dev.osock.message.Timestamping;
import dev.osock.message.TimestampingPktinfo;
import dev.osock.message.TlsRecordType;
import dev.osock.option.Credentials;
import dev.osock.option.ExtensionOptions;
import dev.osock.option.ExtensionOptions.Option;
import dev.osock.option.In6Pktinfo;
import dev.osock.option.InPktinfo;
import dev.osock.option.Shape;
import dev.osock.option.Timespec;
import dev.osock.option.Timeval;
import dev.osock.option.Tos;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ControlCodecTest {

    static byte[] encoded(List<ControlMessage> messages) {
        MemorySegment room = MemorySegment.ofArray(new byte[65536]);
        long length = ControlCodec.encode(messages, room);
        return room.asSlice(0, length).toArray(JAVA_BYTE);
    }

    private static String hex(ControlMessage message) {
        return HexFormat.of().formatHex(encoded(List.of(message)));
    }

    static ControlCodec.Decoded decoded(byte[] bytes) {
        return ControlCodec.decode(MemorySegment.ofArray(bytes), bytes.length);
    }

    /// The layouts of cmsg(3) and of each value, byte by byte.
    static Stream<Arguments> golden() {
        return Stream.of(
                Arguments.of(ControlTypes.IP_TTL.of(64),
                        "1400000000000000" + "00000000" + "02000000" + "4000000000000000"),
                Arguments.of(
                        ControlTypes.IP_TOS.of(Tos.LOWDELAY),
                        "1400000000000000" + "00000000" + "01000000" + "1000000000000000"),
                Arguments.of(
                        ControlTypes.TIMESTAMP.of(new Timeval(1, 2)),
                        "2000000000000000" + "01000000" + "1d000000" + "0100000000000000" + "0200000000000000"),
                Arguments.of(
                        ControlTypes.RIGHTS.of(new Rights(List.of(3, 4, 5))),
                        "1c00000000000000" + "01000000" + "01000000" + "030000000400000005000000" + "00000000"),
                Arguments.of(
                        ControlTypes.CREDENTIALS.of(new Credentials(7, 0xFFFF_FFFFL, 9)),
                        "1c00000000000000" + "01000000" + "02000000" + "07000000ffffffff09000000" + "00000000"),
                Arguments.of(
                        ControlTypes.IP_PKTINFO.of(
                                new InPktinfo(1, InAddr.of(127, 0, 0, 2), InAddr.of(10, 0, 0, 1))),
                        "1c00000000000000" + "00000000" + "08000000" + "010000007f0000020a000001" + "00000000"),
                Arguments.of(
                        ControlTypes.IPV6_PKTINFO.of(new In6Pktinfo(In6Addr.LOOPBACK, 2)),
                        "2400000000000000" + "29000000" + "32000000" + "00000000000000000000000000000001" + "02000000"
                                + "00000000"),
                Arguments.of(
                        ControlTypes.TXTIME.of(0x0102_0304_0506_0708L),
                        "1800000000000000" + "01000000" + "3d000000" + "0807060504030201"),
                Arguments.of(
                        ControlTypes.TS_OPT_ID.of(7L),
                        "1400000000000000" + "01000000" + "51000000" + "0700000000000000"),
                Arguments.of(
                        ControlTypes.MARK.of(7),
                        "1400000000000000" + "01000000" + "24000000" + "0700000000000000"),
                Arguments.of(
                        ControlTypes.PRIORITY.of(7),
                        "1400000000000000" + "01000000" + "0c000000" + "0700000000000000"),
                Arguments.of(
                        ControlTypes.IP_PROTOCOL.of(17),
                        "1400000000000000" + "00000000" + "34000000" + "1100000000000000"),
                Arguments.of(
                        ControlTypes.IPV6_DONTFRAG.of(true),
                        "1400000000000000" + "29000000" + "3e000000" + "0100000000000000"),
                Arguments.of(
                        ControlTypes.IPV6_RTHDRDSTOPTS.of(ExtensionOptions.of(new Option(5, RawBytes.of((byte) 1)))),
                        "1800000000000000" + "29000000" + "37000000" + "0000" + "050101" + "010100"),
                Arguments.of(
                        ControlTypes.TLS_SET_RECORD_TYPE.of(TlsRecordType.ALERT),
                        "1100000000000000" + "1a010000" + "01000000" + "1500000000000000"),
                Arguments.of(
                        ControlTypes.UDP_SEGMENT.of(1400),
                        "1200000000000000" + "11000000" + "67000000" + "7805000000000000"));
    }

    @ParameterizedTest
    @MethodSource("golden")
    void encodesAsTheKernelHasIt(ControlMessage message, String expected) {
        assertThat(hex(message)).isEqualTo(expected);
    }

    static Stream<Arguments> received() {
        return Stream.of(
                Arguments.of("1100000000000000" + "00000000" + "01000000" + "b8", ControlTypes.IP_TOS, Tos.of(0xB8)),
                Arguments.of("1100000000000000" + "00000000" + "0c000000" + "ff", ControlTypes.IP_RECVTTL, 255),
                Arguments.of(
                        "1100000000000000" + "1a010000" + "02000000" + "c8",
                        ControlTypes.TLS_GET_RECORD_TYPE,
                        new TlsRecordType(200)),
                Arguments.of(
                        "1400000000000000" + "01000000" + "28000000" + "ffffffff",
                        ControlTypes.RXQ_OVFL,
                        0xFFFF_FFFFL),
                Arguments.of("1400000000000000" + "11000000" + "68000000" + "78050000", ControlTypes.UDP_GRO, 1400),
                Arguments.of("1400000000000000" + "01000000" + "04000000" + "07000000", ControlTypes.PIDFD, 7),
                Arguments.of("1400000000000000" + "01000000" + "04000000" + "fdffffff", ControlTypes.PIDFD, -3),
                Arguments.of("1400000000000000" + "01000000" + "54000000" + "07000000", ControlTypes.INQ, 7),
                Arguments.of("1400000000000000" + "06000000" + "24000000" + "07000000", ControlTypes.TCP_INQ, 7),
                Arguments.of("1400000000000000" + "01000000" + "03000000" + "61626300", ControlTypes.SECURITY, "abc"),
                Arguments.of(
                        "2000000000000000" + "01000000" + "3a000000" + "02000000" + "dc050000" + "0000000000000000",
                        ControlTypes.TIMESTAMPING_PKTINFO,
                        new TimestampingPktinfo(2, 1500)),
                Arguments.of(
                        "1400000000000000" + "00000000" + "17000000" + "ffffffff",
                        ControlTypes.IP_CHECKSUM,
                        0xFFFF_FFFFL),
                Arguments.of(
                        "1400000000000000" + "0e010000" + "08000000" + "05000000", ControlTypes.NETLINK_NSID, 5),
                Arguments.of(
                        "2000000000000000" + "01000000" + "23000000" + "0100000000000000" + "0200000000000000",
                        ControlTypes.TIMESTAMPNS,
                        new Timespec(1, 2)),
                Arguments.of(
                        "4000000000000000" + "01000000" + "25000000" + "0100000000000000" + "0200000000000000"
                                + "0000000000000000".repeat(2) + "0300000000000000" + "0400000000000000",
                        ControlTypes.TIMESTAMPING,
                        new Timestamping(new Timespec(1, 2), Timespec.ZERO, new Timespec(3, 4))),
                Arguments.of(
                        "3000000000000000" + "00000000" + "0b000000" + "6f000000" + "02030300" + "00000000" + "00000000"
                                + "0200" + "0000" + "7f000001" + "0000000000000000",
                        ControlTypes.IP_RECVERR,
                        new ExtendedError(
                                Errno.ECONNREFUSED,
                                ExtendedError.Origin.ICMP,
                                3,
                                3,
                                0,
                                0,
                                Optional.of(SockaddrIn.loopback(0)))),
                Arguments.of(
                        "2000000000000000" + "29000000" + "19000000" + "5a000000" + "01000000" + "78050000"
                                + "07000000",
                        ControlTypes.IPV6_RECVERR,
                        new ExtendedError(
                                Errno.of(90), ExtendedError.Origin.LOCAL, 0, 0, 1400, 7, Optional.empty())));
    }

    @ParameterizedTest
    @MethodSource("received")
    void decodesWhatTheKernelSends(String bytes, ControlType<?> type, Object value) {
        var messages = decoded(HexFormat.of().parseHex(bytes)).messages();
        assertThat(messages).singleElement().isInstanceOfSatisfying(ControlMessage.Typed.class, typed -> {
            assertThat(typed.type()).isEqualTo(type);
            assertThat(typed.value()).isEqualTo(value);
        });
    }

    @Test
    void tooFewBytesAreNoValue() {
        List<ControlType<?>> types = new ArrayList<>(ControlTypes.all());
        types.removeAll(List.of(
                ControlTypes.RIGHTS, // of which there may be none, as of the others
                ControlTypes.SECURITY,
                ControlTypes.IP_RECVOPTS,
                ControlTypes.IP_RETOPTS,
                ControlTypes.IPV6_HOPOPTS,
                ControlTypes.IPV6_DSTOPTS,
                ControlTypes.IPV6_RTHDR));
        for (ControlType<?> type : types) {
            byte[] bytes = encoded(List.of(type.ofData(new byte[0])));
            assertThat(decoded(bytes).messages()).containsExactly(type.ofData(new byte[0]));
        }
    }

    @Test
    void everyRowExistsOnEveryPlatformAndHasACodec() {
        for (ControlType<?> type : ControlTypes.all()) {
            for (String platform : List.of("linux-x86-64", "linux-aarch64")) {
                assertThat(Abi.of(platform).find(type.symbol())).as("%s on %s", type, platform).isPresent();
                assertThat(Abi.of(platform).find(type.level())).as("%s on %s", type, platform).isPresent();
            }
            Stream.of(type.received(), type.sent())
                    .flatMap(Optional::stream)
                    .forEach(shape -> assertThat(Codecs.of(shape).room()).isPositive());
        }
    }

    @Test
    void whatDoesNotFitIsRefusedByName() {
        MemorySegment room = MemorySegment.ofArray(new byte[24]);
        ControlMessage ttl = ControlTypes.IP_TTL.of(1);
        assertThat(ControlCodec.encode(List.of(ttl), room)).isEqualTo(24);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ControlCodec.encode(List.of(ttl, ttl), room))
                .withMessageContaining("ip ttl: 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ControlCodec.encode(List.of(ttl), room.asSlice(0, 23)))
                .withMessageContaining("24 bytes, and 23 of 23 are left");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ControlCodec.encode(List.of(ControlTypes.UDP_SEGMENT.of(65_536)), room))
                .withMessageContaining("udp segment: 65536");
    }

    @Test
    void messagesWithAddressesThatTheKernelWritesToAreRefused() {
        MemorySegment room = MemorySegment.ofArray(new byte[100]);
        ControlMessage remoteMemory = ControlMessage.of(276, 1, new byte[56]); // RDS_CMSG_RDMA_ARGS
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ControlCodec.encode(List.of(remoteMemory), room))
                .withMessageContaining("addresses that the kernel would write to");
    }

    @Test
    void descriptorsAreFoundWhereverTheyAre() {
        byte[] bytes = encoded(List.of(
                ControlTypes.IP_TTL.of(1),
                ControlTypes.RIGHTS.of(new Rights(List.of(10, 11))),
                ControlMessage.of(1, 4, 12),
                ControlTypes.RIGHTS.of(new Rights(List.of(13)))));
        assertThat(descriptors(MemorySegment.ofArray(bytes), bytes.length)).containsExactly(10, 11, 12, 13);
    }

    static int[] descriptors(MemorySegment control, long length) {
        int[] found = new int[1 + PassedDescriptors.most((int) control.byteSize())];
        int count = PassedDescriptors.find(control, length, Integer.MAX_VALUE, found, 1);
        return java.util.Arrays.copyOfRange(found, 1, count);
    }

    @Test
    void lengthsThatCannotBeEndTheList() {
        for (long length : new long[] {0, 15, -1, Long.MIN_VALUE, Long.MAX_VALUE, 25, 0xFFFF_FFFFL}) {
            byte[] bytes = encoded(List.of(ControlTypes.IP_TTL.of(1)));
            MemorySegment.ofArray(bytes).set(java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED, 0, length);
            assertThat(decoded(bytes).messages()).isEmpty();
            assertThat(descriptors(MemorySegment.ofArray(bytes), bytes.length)).isEmpty();
        }
    }

    @Test
    void aShapeOfAnUnknownTypeCannotBeMade() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shape.of(StringBuilder.class))
                .withMessageContaining("java.lang.StringBuilder");
    }

    @Test
    void aShapeWhoseValuesStayWithinTheLibraryHasNoCodec() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Codecs.of(Shape.OBJECT))
                .withMessageContaining("the shape object");
    }

    /// The type of TLS's records is of every piece of a stream, wherever it stands and however it is written.
    @Test
    void whatIsOfEveryPieceIsFound() {
        ControlMessage type = ControlTypes.TLS_SET_RECORD_TYPE.of(TlsRecordType.ALERT);
        ControlMessage ttl = ControlTypes.IP_TTL.of(64);
        assertThat(isOfEveryPiece(type)).isTrue();
        assertThat(isOfEveryPiece(ttl, type)).isTrue();
        assertThat(isOfEveryPiece(ControlTypes.TLS_SET_RECORD_TYPE.ofData(new byte[] {21}))).isTrue();
        assertThat(isOfEveryPiece(ControlMessage.of(282, 1, new byte[] {21}))).isTrue();
        assertThat(isOfEveryPiece(ttl)).isFalse();
        assertThat(isOfEveryPiece()).isFalse();
    }

    private static boolean isOfEveryPiece(ControlMessage... messages) {
        byte[] bytes = encoded(List.of(messages));
        return ControlCodec.areOfEveryPiece(MemorySegment.ofArray(bytes), bytes.length);
    }
}
