package dev.osock.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.osock.address.HardwareType;
import dev.osock.address.In6Addr;
import dev.osock.address.PacketType;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrIn6;
import dev.osock.address.SockaddrLl;
import dev.osock.address.SockaddrNative;
import dev.osock.address.SockaddrUn;
import dev.osock.address.SockaddrVm;
import dev.osock.kind.Domain;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The bytes are those of the C structs on a little-endian Linux.
class SockaddrCodecTest {

    private static final byte[] MAC = {0x02, 0x42, (byte) 0xAC, 0x11, 0, 2};

    static final Arguments[] GOLDEN = {
        Arguments.of(SockaddrIn.of("192.0.2.1", 80), "0200 0050 c0000201 0000000000000000"),
        Arguments.of(SockaddrIn.broadcast(65535), "0200 ffff ffffffff 0000000000000000"),
        Arguments.of(
                new SockaddrIn6(In6Addr.parse("2001:db8::1"), 0x1234, 0x01020304, 0x0A0B0C0D),
                "0a00 1234 04030201 20010db8000000000000000000000001 0d0c0b0a"),
        Arguments.of(
                new SockaddrIn6(In6Addr.LOOPBACK, 9, 0xFFFFFFFFL, 0x80000000L),
                "0a00 0009 ffffffff 00000000000000000000000000000001 00000080"),
        Arguments.of(SockaddrUn.path("/run/x"), "0100 2f72756e2f78"),
        Arguments.of(SockaddrUn.unnamed(), "0100"),
        Arguments.of(SockaddrUn.abstractName(""), "0100 00"),
        Arguments.of(SockaddrUn.abstractName("a\0b\0"), "0100 00 61 00 62 00"),
        Arguments.of(
                new SockaddrLl(0x0800, 0x01020304, HardwareType.LOOPBACK, PacketType.OUTGOING, MAC),
                "1100 0800 04030201 0403 04 06 0242ac1100020000"),
        Arguments.of(
                new SockaddrLl(0x86DD, -1, HardwareType.INFINIBAND, PacketType.of(255), new byte[20]),
                "1100 86dd ffffffff 2000 ff 14" + "00".repeat(20)),
        Arguments.of(new SockaddrVm(3, 0x01020304, 1), "2800 0000 04030201 03000000 01 000000"),
        Arguments.of(SockaddrVm.any(SockaddrVm.PORT_ANY), "2800 0000 ffffffff ffffffff 00 000000"),
        Arguments.of(Sockaddr.unspec(), "0000"),
        Arguments.of(new SockaddrNative(16, new byte[] {0, 0, 7, 0, 0, 0, 0, 0, 0, 1}),
                "1000 00000700000000000001"),
    };

    @ParameterizedTest
    @FieldSource("GOLDEN")
    void encodesTheBytesOfC(Sockaddr address, String hex) {
        byte[] target = new byte[SockaddrCodec.MAX];
        Arrays.fill(target, (byte) 0x55);

        int length = SockaddrCodec.encode(address, MemorySegment.ofArray(target), 0);

        assertThat(Arrays.copyOf(target, length)).isEqualTo(bytes(hex));
        assertThat(Arrays.copyOfRange(target, length, target.length)).containsOnly(0x55);
    }

    @ParameterizedTest
    @FieldSource("GOLDEN")
    void decodesTheBytesOfC(Sockaddr address, String hex) {
        assertThat(decode(hex)).isEqualTo(address);
    }

    @Test
    void everyKindHasItsGoldenBytes() {
        assertThat(Arrays.stream(GOLDEN).map(each -> (Object) each.get()[0].getClass()))
                .contains((Object[]) Sockaddr.class.getPermittedSubclasses());
    }

    @Test
    void largestAddressesFit() {
        MemorySegment target = MemorySegment.ofArray(new byte[SockaddrCodec.MAX]);

        assertThat(SockaddrCodec.MAX).isEqualTo(128);
        assertThat(SockaddrCodec.encode(new SockaddrNative(16, new byte[126]), target, 0)).isEqualTo(128);
        assertThat(SockaddrCodec.encode(SockaddrUn.abstractName(new byte[107]), target, 0)).isEqualTo(110);
        assertThat(SockaddrCodec.encode(SockaddrUn.path("x".repeat(107)), target, 0)).isEqualTo(109);
    }

    @Test
    void targetTooSmallIsNeverOverrun() {
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> SockaddrCodec.encode(SockaddrIn.any(0), MemorySegment.ofArray(new byte[15]), 0));
    }

    @Test
    void offsetNeedsNoAlignment() {
        MemorySegment memory = MemorySegment.ofArray(new byte[64]);
        SockaddrIn6 address = SockaddrIn6.of("fe80::1%2", 80);

        int length = SockaddrCodec.encode(address, memory, 3);

        assertThat(SockaddrCodec.decode(memory, 3, length)).isEqualTo(address);
    }

    @Test
    void noBytesAreUnspec() {
        assertThat(SockaddrCodec.decode(MemorySegment.ofArray(new byte[128]), 0, 0)).isEqualTo(Sockaddr.unspec());
        assertThat(SockaddrCodec.decode(MemorySegment.ofArray(new byte[0]), 0, 128)).isEqualTo(Sockaddr.unspec());
    }

    @Test
    void lessThanAFamilyIsUnspecWithItsByte() {
        assertThat(decode("02")).isEqualTo(new SockaddrNative(Domain.UNSPEC, new byte[] {2}));
    }

    @Test
    void unspecKeepsItsBytes() {
        assertThat(decode("0000 0102")).isEqualTo(new SockaddrNative(0, new byte[] {1, 2}));
    }

    /// The third is what getsockname(2) gives for a packet socket on Ethernet: 18 bytes of 20.
    @ParameterizedTest
    @ValueSource(strings = {
        "0200", "0200 0050 c0000201 00000000000000", "1100 0800 02000000 0100 00 06 0242ac110002",
        "0a00 1234 00000000 20010db8000000000000000000000001 000000", "0a00",
        "2800 0000 04030201 03000000 01 0000", "2800"
    })
    void shortStructIsNative(String hex) {
        byte[] bytes = bytes(hex);

        assertThat(decode(hex))
                .isEqualTo(new SockaddrNative(bytes[0], Arrays.copyOfRange(bytes, 2, bytes.length)));
    }

    @Test
    void longStructIsReadAsFarAsItGoes() {
        assertThat(decode("0200 0050 c0000201" + "ff".repeat(120))).isEqualTo(SockaddrIn.of("192.0.2.1", 80));
    }

    @Test
    void portIsUnsigned() {
        assertThat(decode("0200 fffe 7f000001 0000000000000000")).isEqualTo(SockaddrIn.loopback(65534));
    }

    @Test
    void pathNameEndsAtItsFirstNul() {
        assertThat(decode("0100 2f78 00")).isEqualTo(SockaddrUn.path("/x"));
        assertThat(decode("0100 2f78 00 7a7a 00")).isEqualTo(SockaddrUn.path("/x"));
        assertThat(decode("0100 2f78" + "00".repeat(106))).isEqualTo(SockaddrUn.path("/x"));
    }

    @Test
    void abstractNameKeepsAllReportedBytes() {
        assertThat(decode("0100 00 78 00 00")).isEqualTo(SockaddrUn.abstractName("x\0\0"));
        assertThat(decode("0100" + "00".repeat(108))).isEqualTo(SockaddrUn.abstractName(new byte[107]));
    }

    @Test
    void unnamedSocketHasOnlyItsFamily() {
        assertThat(decode("0100")).isEqualTo(SockaddrUn.unnamed());
    }

    @Test
    void longestPathNameNeedsNoNul() {
        assertThat(decode("0100" + "78".repeat(107))).isEqualTo(SockaddrUn.path("x".repeat(107)));
    }

    /// Linux binds a path name of 108 bytes for a C program, and reports it with a NUL behind: 111 bytes.
    @Test
    void pathNameThatFillsTheStructIsNative() {
        byte[] path = bytes("78".repeat(108) + "00");

        assertThat(decode("0100" + "78".repeat(108) + "00")).isEqualTo(new SockaddrNative(Domain.LOCAL, path));
    }

    @Test
    void abstractNameBeyondTheStructIsNative() {
        assertThat(decode("0100" + "00".repeat(109))).isEqualTo(new SockaddrNative(Domain.LOCAL, new byte[109]));
    }

    @Test
    void linkLayerAddressHasTheLengthItSays() {
        assertThat(decode("1100 0003 01000000 0403 00 00 ffffffffffffffff"))
                .isEqualTo(new SockaddrLl(3, 1, HardwareType.LOOPBACK, PacketType.HOST, new byte[0]));
        assertThat(decode("1100 0003 01000000 0403 00 08 0102030405060708"))
                .isEqualTo(new SockaddrLl(
                        3, 1, HardwareType.LOOPBACK, PacketType.HOST, new byte[] {1, 2, 3, 4, 5, 6, 7, 8}));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "1100 0003 01000000 0403 00 09 0102030405060708",
        "1100 0003 01000000 0403 00 ff 0102030405060708",
        "1100 0003 01000000 0403 00 21 000000000000000000000000000000000000000000000000000000000000000000"
    })
    void linkLayerAddressThatCannotBeIsNative(String hex) {
        assertThat(decode(hex)).isInstanceOf(SockaddrNative.class);
    }

    @Test
    void lengthBeyondTheLargestAddressIsCut() {
        byte[] memory = new byte[200];
        memory[0] = 16;
        Arrays.fill(memory, 2, 200, (byte) 7);
        byte[] kept = new byte[126];
        Arrays.fill(kept, (byte) 7);

        assertThat(SockaddrCodec.decode(MemorySegment.ofArray(memory), 0, 200)).isEqualTo(new SockaddrNative(16, kept));
    }

    @Test
    void lengthBeyondTheSourceIsCut() {
        byte[] memory = bytes("5555 1000 0102");

        assertThat(SockaddrCodec.decode(MemorySegment.ofArray(memory), 2, 128))
                .isEqualTo(new SockaddrNative(16, new byte[] {1, 2}));
    }

    private static Sockaddr decode(String hex) {
        byte[] bytes = bytes(hex);
        return SockaddrCodec.decode(MemorySegment.ofArray(bytes), 0, bytes.length);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
