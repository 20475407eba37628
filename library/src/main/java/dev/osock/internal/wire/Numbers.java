package dev.osock.internal.wire;

import dev.osock.address.InAddr;
import dev.osock.error.Errno;
import dev.osock.ioctl.InterfaceFlags;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import dev.osock.message.TlsRecordType;
import dev.osock.option.PacketFanout;
import dev.osock.option.PmtuDiscovery;
import dev.osock.option.PortRange;
import dev.osock.option.SourcePreferences;
import dev.osock.option.TimestampingFlags;
import dev.osock.option.Tos;
import dev.osock.option.UdpEncap;
import dev.osock.sctp.AssocId;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;

/// The shapes that are a number, or a value that is made of one.
final class Numbers {

    private Numbers() {}

    /// Makes the codec of a shape that is one of these, or else of those that come next.
    static ShapeCodec<?> row(String shape) {
        return switch (shape) {
            case "flag" -> new FlagCodec();
            case "int" -> plain(Integer.BYTES);
            case "uint8" -> plain(Byte.BYTES);
            case "uint16" -> plain(Short.BYTES);
            case "uint32" -> new LongCodec(Integer.BYTES);
            case "uint64" -> new LongCodec(Long.BYTES);
            case "hops" -> new IntCodec<>(Integer.BYTES, Numbers::hops, Integer::valueOf);
            case "interface" -> new IntCodec<>(Integer.BYTES, Integer::reverseBytes, Integer::reverseBytes);
            case "in_addr" -> new IntCodec<>(Integer.BYTES, Numbers::inNetworkOrder, Numbers::ofNetworkOrder);
            case "tos" -> new IntCodec<>(Integer.BYTES, Tos::number, Tos::of);
            case "tos byte" -> new IntCodec<Tos>(Byte.BYTES, tos -> tos.number() & 0xFF, Tos::of);
            case "errno" -> new IntCodec<>(Integer.BYTES, Errno::number, Errno::of);
            case "domain" -> new IntCodec<>(Integer.BYTES, Domain::number, Domain::of);
            case "type" -> new IntCodec<>(Integer.BYTES, Type::number, Type::of);
            case "protocol" -> new IntCodec<>(Integer.BYTES, Protocol::number, Protocol::of);
            case "pmtu discovery" -> new IntCodec<>(Integer.BYTES, PmtuDiscovery::number, PmtuDiscovery::new);
            case "timestamping flags" ->
                new IntCodec<>(Integer.BYTES, TimestampingFlags::bits, TimestampingFlags::new);
            case "interface flags" ->
                new IntCodec<InterfaceFlags>(Short.BYTES, flags -> flags.bits() & 0xFFFF, InterfaceFlags::new);
            case "source preferences" ->
                new IntCodec<>(Integer.BYTES, SourcePreferences::bits, SourcePreferences::new);
            case "record type" -> new IntCodec<>(Byte.BYTES, TlsRecordType::number, TlsRecordType::new);
            case "encapsulation" -> new IntCodec<>(Integer.BYTES, UdpEncap::number, UdpEncap::new);
            case "sctp_assoc_t" -> new IntCodec<>(Integer.BYTES, AssocId::number, AssocId::new);
            case "fanout" -> // the group is in the lower half, then the mode, then the flags' eight bits
                new IntCodec<PacketFanout>(
                        Integer.BYTES,
                        fanout -> fanout.id() | (fanout.mode().number() | fanout.flags()) << Short.SIZE,
                        all -> new PacketFanout(
                                all & 0xFFFF, new PacketFanout.Mode((all >>> Short.SIZE) & 0xFF),
                                (all >>> Short.SIZE) & 0xFF00));
            case "port range" -> // the lower port is in the lower half
                new IntCodec<PortRange>(
                        Integer.BYTES,
                        ports -> ports.low() | ports.high() << Short.SIZE,
                        both -> new PortRange(both & 0xFFFF, both >>> Short.SIZE));
            default -> Structs.row(shape);
        };
    }

    private static ShapeCodec<Integer> plain(int bytes) {
        return new IntCodec<>(bytes, Plain.NUMBER, Plain.NUMBER);
    }

    private static int hops(Integer value) {
        if (value < -1 || value > 255) {
            throw new IllegalArgumentException(value + " is not in -1..255");
        }
        return value;
    }

    private static int inNetworkOrder(InAddr addr) {
        return Integer.reverseBytes(addr.bits());
    }

    private static InAddr ofNetworkOrder(int bits) {
        return new InAddr(Integer.reverseBytes(bits));
    }

    /// A number that is its own value. These are used at the start of programs, where a first lambda is dear.
    private static final class Plain implements ToIntFunction<Integer>, IntFunction<Integer> {

        static final Plain NUMBER = new Plain();

        @Override
        public int applyAsInt(Integer value) {
            return value;
        }

        @Override
        public Integer apply(int number) {
            return number;
        }
    }
}
