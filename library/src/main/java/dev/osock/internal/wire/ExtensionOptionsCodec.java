package dev.osock.internal.wire;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.osock.address.RawBytes;
import dev.osock.option.ExtensionOptions;
import dev.osock.option.ExtensionOptions.Option;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A hop-by-hop or destination header of IPv6 ↔ [ExtensionOptions]: the next header's number, which the kernel fills
/// in, how many times 8 bytes follow the first 8, and the options, each a type, a length and bytes.
final class ExtensionOptionsCodec implements ShapeCodec<ExtensionOptions> {

    private static final int UNIT = 8;
    private static final int MOST = 256 * UNIT;

    private static final int LENGTH = 1;
    private static final int OPTIONS = 2;

    private static final int PAD1 = 0;
    private static final int PADN = 1;

    @Override
    public int room() {
        return MOST;
    }

    @Override
    public int size(ExtensionOptions value) {
        int used = used(value);
        return used == OPTIONS ? 0 : (used + UNIT - 1) & -UNIT;
    }

    private static int used(ExtensionOptions value) {
        int used = OPTIONS;
        for (Option option : value.options()) {
            used += size(option);
        }
        return used;
    }

    private static int size(Option option) {
        return option.type() == PAD1 ? 1 : 2 + option.data().array().length;
    }

    @Override
    public void encode(ExtensionOptions value, MemorySegment target, long at) {
        int size = size(value);
        if (size > MOST) {
            throw new IllegalArgumentException("more than " + MOST + " bytes of options: " + size);
        }
        if (size == 0) {
            return;
        }
        target.set(JAVA_BYTE, at + LENGTH, (byte) (size / UNIT - 1));
        long place = at + OPTIONS;
        for (Option option : value.options()) {
            place += write(option, target, place);
        }
        int rest = (int) (at + size - place);
        if (rest > 1) {
            write(new Option(PADN, new RawBytes(new byte[rest - 2])), target, place);
        } // else one byte of padding, which is zero
    }

    private static int write(Option option, MemorySegment target, long at) {
        target.set(JAVA_BYTE, at, (byte) option.type());
        if (option.type() != PAD1) {
            byte[] data = option.data().array();
            target.set(JAVA_BYTE, at + 1, (byte) data.length);
            Bytes.write(data, target, at + 2);
        }
        return size(option);
    }

    @Override
    public @Nullable ExtensionOptions decode(MemorySegment source, long at, int length) {
        if (length == 0) {
            return ExtensionOptions.NONE;
        }
        if (length < UNIT) {
            return null;
        }
        int size = (Byte.toUnsignedInt(source.get(JAVA_BYTE, at + LENGTH)) + 1) * UNIT;
        return size > length ? null : read(source, at, size);
    }

    private static @Nullable ExtensionOptions read(MemorySegment source, long at, int size) {
        List<Option> options = new ArrayList<>();
        int place = OPTIONS;
        while (place < size) {
            int type = Byte.toUnsignedInt(source.get(JAVA_BYTE, at + place));
            int left = size - place - 2;
            int count = type == PAD1 ? 0 : left < 0 ? 1 : Byte.toUnsignedInt(source.get(JAVA_BYTE, at + place + 1));
            if (type != PAD1 && count > left) {
                return null;
            }
            byte[] data = count == 0 ? new byte[0] : Bytes.read(source, at + place + 2L, count);
            Option option = new Option(type, new RawBytes(data));
            options.add(option);
            place += size(option);
        }
        while (!options.isEmpty() && options.getLast().type() <= PADN) {
            options.removeLast();
        }
        return new ExtensionOptions(options);
    }
}
