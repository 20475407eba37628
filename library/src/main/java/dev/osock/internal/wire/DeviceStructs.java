package dev.osock.internal.wire;

import dev.osock.address.HardwareType;
import dev.osock.address.RawBytes;
import dev.osock.ioctl.HardwareAddress;
import dev.osock.ioctl.InterfaceMap;
import java.lang.foreign.MemorySegment;

/// The shapes that are one C structure about a network interface, as [Structs] has others.
final class DeviceStructs {

    private DeviceStructs() {}

    /// Makes the codec of a shape that is one of these, or else of those that come next.
    static ShapeCodec<?> row(String shape) {
        return switch (shape) {
            case "hardware address" -> new StructCodec<HardwareAddress>("sockaddr", "sa_family sa_data") {
                @Override
                public void encode(HardwareAddress v, MemorySegment m, long at) {
                    f[0].put(m, at, v.family().number());
                    f[1].put(m, at, v.addr().array());
                }

                @Override
                HardwareAddress read(MemorySegment m, long at) {
                    return new HardwareAddress(
                            HardwareType.of(f[0].number(m, at)), new RawBytes(f[1].bytes(m, at, f[1].size())));
                }
            };
            case "ifmap" -> new StructCodec<InterfaceMap>("ifmap", "mem_start mem_end base_addr irq dma port") {
                @Override
                public void encode(InterfaceMap v, MemorySegment m, long at) {
                    f[0].put(m, at, v.memStart());
                    f[1].put(m, at, v.memEnd());
                    f[2].put(m, at, v.baseAddr());
                    f[3].put(m, at, v.irq());
                    f[4].put(m, at, v.dma());
                    f[5].put(m, at, v.port());
                }

                @Override
                InterfaceMap read(MemorySegment m, long at) {
                    return new InterfaceMap(
                            f[0].wide(m, at), f[1].wide(m, at), f[2].number(m, at), f[3].number(m, at),
                            f[4].number(m, at), f[5].number(m, at));
                }
            };
            default -> SctpStructs.row(shape);
        };
    }
}
