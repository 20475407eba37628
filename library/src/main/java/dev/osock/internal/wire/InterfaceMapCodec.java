package dev.osock.internal.wire;

import dev.osock.internal.abi.Abi;
import dev.osock.ioctl.InterfaceMap;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// `struct ifmap` ↔ [InterfaceMap].
final class InterfaceMapCodec implements ShapeCodec<InterfaceMap> {

    static final InterfaceMapCodec CODEC = new InterfaceMapCodec();

    private static final int SIZE = Abi.current().size("ifmap");
    private static final Field MEM_START = Field.of("ifmap", "mem_start");
    private static final Field MEM_END = Field.of("ifmap", "mem_end");
    private static final Field BASE_ADDR = Field.of("ifmap", "base_addr");
    private static final Field IRQ = Field.of("ifmap", "irq");
    private static final Field DMA = Field.of("ifmap", "dma");
    private static final Field PORT = Field.of("ifmap", "port");

    @Override
    public int size(InterfaceMap value) {
        return SIZE;
    }

    @Override
    public int room() {
        return SIZE;
    }

    @Override
    public void encode(InterfaceMap value, MemorySegment target, long at) {
        target.asSlice(at, SIZE).fill((byte) 0);
        MEM_START.put(target, at, value.memStart());
        MEM_END.put(target, at, value.memEnd());
        BASE_ADDR.put(target, at, value.baseAddr());
        IRQ.put(target, at, value.irq());
        DMA.put(target, at, value.dma());
        PORT.put(target, at, value.port());
    }

    @Override
    public @Nullable InterfaceMap decode(MemorySegment source, long at, int length) {
        return length < SIZE
                ? null
                : new InterfaceMap(
                        MEM_START.get(source, at),
                        MEM_END.get(source, at),
                        BASE_ADDR.getInt(source, at),
                        IRQ.getInt(source, at),
                        DMA.getInt(source, at),
                        PORT.getInt(source, at));
    }
}
