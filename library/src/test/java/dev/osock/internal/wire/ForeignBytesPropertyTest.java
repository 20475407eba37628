package dev.osock.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.ioctl.IoctlRequests;
import dev.osock.message.ControlType;
import dev.osock.message.ControlTypes;
import dev.osock.option.Shape;
import dev.osock.option.SocketOption;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/// Whatever bytes come from outside, in whatever length: every shape makes a value of them or says that they are none, and what lies before
/// and behind them does not matter.
class ForeignBytesPropertyTest {

    /// As large as what netlink sends, and more than any structure.
    private static final int NETLINK_SIZED = 32 << 10;

    private static final Set<Shape<?>> SHAPES = shapes();

    private static Set<Shape<?>> shapes() {
        Set<Shape<?>> all = new LinkedHashSet<>();
        SocketOption.all().forEach(option -> all.add(option.shape()));
        for (ControlType<?> type : ControlTypes.all()) {
            type.received().ifPresent(all::add);
            type.sent().ifPresent(all::add);
        }
        all.add(IoctlRequests.FLAGS);
        all.add(IoctlRequests.HARDWARE_ADDRESS);
        all.add(IoctlRequests.MAP);
        return all;
    }

    /// Random bytes; bytes with many zeros, ones and small numbers, which lengths and families are made of; and long ones.
    @Provide
    Arbitrary<byte[]> foreign() {
        Arbitrary<byte[]> random = Arbitraries.bytes().array(byte[].class).ofMaxSize(300);
        Arbitrary<byte[]> small =
                Arbitraries.of((byte) 0, (byte) 1, (byte) 2, (byte) 10, (byte) 16, (byte) -1, (byte) 127)
                        .array(byte[].class)
                        .ofMaxSize(300);
        Arbitrary<byte[]> large = Combinators.combine(
                Arbitraries.longs(), Arbitraries.integers().between(300, NETLINK_SIZED))
                .as(ForeignBytesPropertyTest::large);
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(4, random), net.jqwik.api.Tuple.of(4, small), net.jqwik.api.Tuple.of(1, large));
    }

    private static byte[] large(long begin, int size) {
        byte[] bytes = new byte[size];
        new Random(begin).nextBytes(bytes);
        return bytes;
    }

    @Property(tries = 1000)
    void everyShapeMakesAValueOrNone(@ForAll("foreign") byte[] bytes) {
        for (Shape<?> shape : SHAPES) {
            Object value = decode(shape, MemorySegment.ofArray(bytes), 0, bytes.length);
            if (value != null) {
                assertThat(value).as(shape.name()).isInstanceOf(shape.type());
                assertThat(value.toString()).as(shape.name()).isNotNull();
            }
        }
    }

    @Property(tries = 1000)
    void whatLiesAroundTheBytesDoesNotMatter(
            @ForAll("foreign") byte[] bytes, @ForAll @IntRange(max = 24) int before, @ForAll byte around) {
        for (Shape<?> shape : SHAPES) {
            if (shape.name().equals("sock_fprog")) {
                continue; // its program lies behind it
            }
            Object exact = decode(shape, MemorySegment.ofArray(bytes), 0, bytes.length);
            byte[] more = new byte[before + bytes.length + 64];
            Arrays.fill(more, around);
            System.arraycopy(bytes, 0, more, before, bytes.length);
            assertThat(decode(shape, MemorySegment.ofArray(more), before, bytes.length))
                    .as(shape.name())
                    .isEqualTo(exact);
        }
    }

    @Property(tries = 1000)
    void controlMessagesOfAnyBytesAreAListAndTheirDescriptorsAreNumbers(@ForAll("foreign") byte[] bytes) {
        MemorySegment memory = MemorySegment.ofArray(bytes);
        var decoded = ControlCodec.decode(memory, bytes.length);
        assertThat(decoded.messages()).hasSameSizeAs(decoded.natives());
        assertThat(decoded.messages()).allSatisfy(message -> assertThat(message.toString()).isNotEmpty());
        int[] found = new int[PassedDescriptors.most(bytes.length)];
        int count = PassedDescriptors.find(memory, bytes.length, Integer.MAX_VALUE, found, 0);
        for (int i = 0; i < count; i++) {
            assertThat(found[i]).isNotNegative();
        }
    }

    /// Exactly so many bytes from there on are in the memory: a read outside throws.
    private static Object decode(Shape<?> shape, MemorySegment memory, int at, int length) {
        return Codecs.of(shape).decode(memory, at, length);
    }
}
