package dev.osock.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.osock.address.In6Addr;
import dev.osock.address.InAddr;
import dev.osock.address.RawBytes;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrIn6;
import dev.osock.ioctl.HardwareAddress;
import dev.osock.ioctl.InterfaceMap;
import dev.osock.ioctl.IoctlRequests;
import dev.osock.option.GroupReq;
import dev.osock.option.GroupSourceReq;
import dev.osock.option.IpMreq;
import dev.osock.option.IpMreqSource;
import dev.osock.option.IpMsfilter;
import dev.osock.option.Ipv6Mreq;
import dev.osock.option.Linger;
import dev.osock.option.PortRange;
import dev.osock.option.Shape;
import dev.osock.option.SocketFilter;
import dev.osock.option.SocketOption;
import dev.osock.option.TcpInfo;
import dev.osock.option.TcpMd5sig;
import dev.osock.option.Txtime;
import dev.osock.sctp.AssocId;
import dev.osock.sctp.SctpAssocparams;
import dev.osock.sctp.SctpEventType;
import dev.osock.sctp.SctpEvents;
import dev.osock.sctp.SctpInitmsg;
import dev.osock.sctp.SctpRtoinfo;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What is written is read back, and whatever is read is a value or none.
class ShapeCodecTest {

    private static final long U32 = 0xFFFF_FFFFL;

    private static <T> void assertKept(Shape<T> shape, T value) {
        ShapeCodec<T> codec = Codecs.of(shape);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(codec.room(), 8);
            codec.encode(value, memory, 0);
            assertThat(codec.size(value)).isLessThanOrEqualTo(codec.room());
            assertThat(codec.decode(memory, 0, Math.max(codec.size(value), fixed(shape)))).isEqualTo(value);
        }
    }

    /// A filter's value is the structure, and the program lies behind it.
    private static int fixed(Shape<?> shape) {
        return shape == Shape.FILTER ? Codecs.of(shape).room() : 0;
    }

    @Property(tries = 200)
    void numbers(
            @ForAll int number,
            @ForAll @IntRange(max = 255) int byteSized,
            @ForAll @IntRange(max = 65_535) int shortSized,
            @ForAll @LongRange(max = U32) long intSized,
            @ForAll long any,
            @ForAll boolean flag) {
        assertKept(Shape.INT, number);
        assertKept(Shape.UINT8, byteSized);
        assertKept(Shape.UINT16, shortSized);
        assertKept(Shape.UINT32, intSized);
        assertKept(Shape.UINT64, any);
        assertKept(Shape.IF_INDEX_BE, number);
        assertKept(Shape.IF_INDEX_MREQN, number);
        assertKept(Shape.HOPS, byteSized);
        assertKept(Shape.FLAG, flag);
    }

    @Property(tries = 200)
    void structures(
            @ForAll int a,
            @ForAll int b,
            @ForAll int c,
            @ForAll @IntRange(max = 65_535) int s,
            @ForAll @LongRange(max = U32) long u,
            @ForAll long high,
            @ForAll long low,
            @ForAll @Size(max = 20) List<Integer> addresses,
            @ForAll boolean flag) {
        var first = new InAddr(a);
        var second = new InAddr(b);
        var six = new In6Addr(high, low);
        assertKept(Shape.LINGER, new Linger(flag, s));
        assertKept(Shape.IN_ADDR, first);
        assertKept(Shape.IP_MREQ, new IpMreq(first, second));
        assertKept(Shape.IP_MREQ_SOURCE, new IpMreqSource(first, second, new InAddr(c)));
        assertKept(
                Shape.IP_MSFILTER,
                new IpMsfilter(
                        first,
                        second,
                        flag ? IpMsfilter.Mode.INCLUDE : IpMsfilter.Mode.EXCLUDE,
                        addresses.stream().map(InAddr::new).toList()));
        assertKept(Shape.IPV6_MREQ, new Ipv6Mreq(six, c));
        assertKept(Shape.GROUP_REQ, new GroupReq(a, new SockaddrIn(first, s)));
        assertKept(Shape.GROUP_SOURCE_REQ, new GroupSourceReq(a, new SockaddrIn6(six, s), new SockaddrIn6(six, s)));
        assertKept(Shape.PORT_RANGE, new PortRange(s, 65_535 - s));
        assertKept(Shape.TXTIME, new Txtime(a, b));
        assertKept(Shape.SCTP_INITMSG, new SctpInitmsg(s, 65_535 - s, 1, 2));
        assertKept(Shape.SCTP_RTOINFO, new SctpRtoinfo(AssocId.of(a), u, 1, 2));
        assertKept(Shape.SCTP_ASSOCPARAMS, new SctpAssocparams(AssocId.of(a), s, 3, u, 4, 5));
        assertKept(
                Shape.SCTP_EVENTS,
                flag ? SctpEvents.of(SctpEventType.values()) : SctpEvents.of(SctpEventType.SHUTDOWN));
        assertKept(IoctlRequests.MAP, new InterfaceMap(high, low, s, 1, 2, 3));
        assertKept(Shape.FILTER, SocketFilter.of(new SocketFilter.Instruction(s, 1, 2, u)));
        assertKept(Shape.MD5SIG, new TcpMd5sig(new SockaddrIn(first, s), RawBytes.of((byte) a, (byte) b)));
    }

    /// The fields' places, which a value that is written and read back does not show.
    static Stream<Arguments> layouts() {
        InAddr first = InAddr.of(1, 2, 3, 4);
        InAddr second = InAddr.of(5, 6, 7, 8);
        InAddr third = InAddr.of(9, 10, 11, 12);
        String firstPort1 = "0200" + "0001" + "01020304" + "00".repeat(120);
        String secondPort2 = "0200" + "0002" + "05060708" + "00".repeat(120);
        return Stream.of(
                Arguments.of(Shape.LINGER, new Linger(true, 7), "01000000" + "07000000"),
                Arguments.of(Shape.IN_ADDR, first, "01020304"),
                Arguments.of(Shape.IP_MREQ, new IpMreq(first, second), "01020304" + "05060708"),
                Arguments.of(
                        Shape.IP_MREQ_SOURCE,
                        new IpMreqSource(first, second, third),
                        "01020304" + "05060708" + "090a0b0c"),
                Arguments.of(
                        Shape.IP_MSFILTER,
                        new IpMsfilter(first, second, IpMsfilter.Mode.EXCLUDE, List.of(third, first)),
                        "01020304" + "05060708" + "00000000" + "02000000" + "090a0b0c" + "01020304"),
                Arguments.of(Shape.IPV6_MREQ, new Ipv6Mreq(In6Addr.LOOPBACK, 7), "00".repeat(15) + "01" + "07000000"),
                Arguments.of(Shape.IF_INDEX_MREQN, 7, "00".repeat(8) + "07000000"),
                Arguments.of(Shape.IF_INDEX_BE, 7, "00000007"),
                Arguments.of(Shape.PORT_RANGE, new PortRange(1, 2), "01000200"),
                Arguments.of(Shape.TXTIME, new Txtime(11, 2), "0b000000" + "02000000"),
                Arguments.of(Shape.SCTP_INITMSG, new SctpInitmsg(1, 2, 3, 4), "0100020003000400"),
                Arguments.of(
                        Shape.SCTP_RTOINFO, new SctpRtoinfo(AssocId.CURRENT, 2, 3, 4),
                        "01000000" + "02000000" + "03000000" + "04000000"),
                Arguments.of(
                        Shape.SCTP_ASSOCPARAMS,
                        new SctpAssocparams(AssocId.CURRENT, 2, 3, 4, 5, 6),
                        "01000000" + "0200" + "0300" + "04000000" + "05000000" + "06000000"),
                Arguments.of(
                        Shape.SCTP_EVENTS,
                        SctpEvents.of(
                                SctpEventType.DATA_IO, SctpEventType.SEND_FAILURE, SctpEventType.SHUTDOWN,
                                SctpEventType.AUTHENTICATION, SctpEventType.SENDER_DRY,
                                SctpEventType.SEND_FAILURE_EVENT),
                        "01000001000100000101" + "00000001"),
                Arguments.of(
                        IoctlRequests.MAP,
                        new InterfaceMap(1, 2, 3, 4, 5, 6),
                        "0100000000000000" + "0200000000000000" + "0300" + "04" + "05" + "06" + "000000"),
                Arguments.of(
                        IoctlRequests.HARDWARE_ADDRESS,
                        HardwareAddress.ethernet((byte) 1, (byte) 2, (byte) 3, (byte) 4, (byte) 5, (byte) 6),
                        "0100" + "010203040506" + "00".repeat(8)),
                Arguments.of(
                        Shape.GROUP_REQ, new GroupReq(7, new SockaddrIn(first, 1)),
                        "07000000" + "00000000" + firstPort1),
                Arguments.of(
                        Shape.GROUP_SOURCE_REQ,
                        new GroupSourceReq(7, new SockaddrIn(first, 1), new SockaddrIn(second, 2)),
                        "07000000" + "00000000" + firstPort1 + secondPort2),
                Arguments.of(
                        Shape.MD5SIG,
                        new TcpMd5sig(new SockaddrIn(first, 1), RawBytes.of((byte) 0xAA, (byte) 0xBB)),
                        firstPort1 + "0000" + "0200" + "00000000" + "aabb" + "00".repeat(78)));
    }

    @ParameterizedTest
    @MethodSource("layouts")
    <T> void writesAsTheKernelHasIt(Shape<T> shape, T value, String expected) {
        byte[] room = new byte[1024];
        Codecs.of(shape).encode(value, MemorySegment.ofArray(room), 0);
        assertThat(HexFormat.of().formatHex(room, 0, Codecs.of(shape).size(value))).isEqualTo(expected);
    }

    @Property(tries = 200)
    void texts(@ForAll @AlphaChars @StringLength(max = 15) String text) {
        assertKept(Shape.TEXT, text);
    }

    /// Every shape, with every length and any bytes: a value or none, and nothing is read outside.
    @Property(tries = 300)
    void anyBytesAreAValueOrNone(@ForAll @Size(max = 300) byte[] bytes) {
        for (SocketOption<?> option : SocketOption.all()) {
            MemorySegment memory = MemorySegment.ofArray(bytes);
            Object value = Codecs.of(option.shape()).decode(memory, 0, bytes.length);
            if (value != null) {
                assertThat(value).isInstanceOf(option.type());
            }
        }
    }

    @Test
    void tcpInfoIsDecodedAsFarAsItGoes() {
        byte[] bytes = new byte[8];
        bytes[0] = 7;
        TcpInfo info = Codecs.of(Shape.TCP_INFO).decode(MemorySegment.ofArray(bytes), 0, 8);
        assertThat(info).isNotNull();
        assertThat(info.values())
                .isEqualTo(Map.of(
                        "state", 7L, "ca_state", 0L, "retransmits", 0L, "probes", 0L, "backoff", 0L, "options", 0L));
    }

    @Test
    void whatAFieldCannotHoldIsRefused() {
        MemorySegment memory = MemorySegment.ofArray(new byte[1000]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Codecs.of(Shape.SCTP_INITMSG)
                        .encode(new SctpInitmsg(65_536, 0, 0, 0), memory, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Codecs.of(Shape.SCTP_RTOINFO)
                        .encode(new SctpRtoinfo(AssocId.FUTURE, -1, 0, 0), memory, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Codecs.of(Shape.MD5SIG)
                        .encode(new TcpMd5sig(SockaddrIn.loopback(0), new RawBytes(new byte[81])), memory, 0));
    }
}
