package dev.osock.internal.wire;

import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.osock.address.HardwareType;
import dev.osock.ioctl.HardwareAddress;
import dev.osock.option.RawBytes;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// `struct sockaddr` of a link-layer address ↔ [HardwareAddress].
final class HardwareAddressCodec implements ShapeCodec<HardwareAddress> {

    static final HardwareAddressCodec CODEC = new HardwareAddressCodec();

    private static final int SIZE = 16;
    private static final int DATA = 2;

    @Override
    public int size(HardwareAddress value) {
        return SIZE;
    }

    @Override
    public int room() {
        return SIZE;
    }

    @Override
    public void encode(HardwareAddress value, MemorySegment target, long at) {
        target.asSlice(at, SIZE).fill((byte) 0);
        target.set(JAVA_SHORT_UNALIGNED, at, (short) value.family().number());
        Bytes.write(value.addr().array(), target, at + DATA);
    }

    @Override
    public @Nullable HardwareAddress decode(MemorySegment source, long at, int length) {
        return length < SIZE
                ? null
                : new HardwareAddress(
                        HardwareType.of(Short.toUnsignedInt(source.get(JAVA_SHORT_UNALIGNED, at))),
                        new RawBytes(Bytes.read(source, at + DATA, SIZE - DATA)));
    }
}
