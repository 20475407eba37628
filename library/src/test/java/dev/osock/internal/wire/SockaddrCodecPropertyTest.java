package dev.osock.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.address.AnySockaddr;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrNative;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class SockaddrCodecPropertyTest {

    @Provide
    Arbitrary<Sockaddr> any() {
        return AnySockaddr.any();
    }

    /// Any bytes, most of them behind the number of a family that has a type.
    @Provide
    Arbitrary<byte[]> wire() {
        Arbitrary<byte[]> bytes = Arbitraries.bytes().array(byte[].class).ofMaxSize(160);
        Arbitrary<Integer> family = Arbitraries.of(0, 1, 2, 10, 16, 17, 40, 0x1234);
        return Arbitraries.oneOf(bytes, Combinators.combine(bytes, family).as(SockaddrCodecPropertyTest::ofFamily));
    }

    @Property
    void decodedIsWhatWasEncoded(@ForAll("any") Sockaddr address, @ForAll @IntRange(max = 9) int offset) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(offset + SockaddrCodec.MAX).fill((byte) 0x55);

            int length = SockaddrCodec.encode(address, memory, offset);

            assertThat(SockaddrCodec.decode(memory, offset, length)).isEqualTo(address);
        }
    }

    @Property
    void encodedLengthIsAllThatIsWritten(@ForAll("any") Sockaddr address) {
        MemorySegment memory = MemorySegment.ofArray(new byte[SockaddrCodec.MAX]);
        int length = SockaddrCodec.encode(address, memory, 0);
        MemorySegment exact = MemorySegment.ofArray(new byte[length]).fill((byte) 0x55);

        assertThat(SockaddrCodec.encode(address, exact, 0)).isEqualTo(length);
        assertThat(exact.mismatch(memory.asSlice(0, length))).isEqualTo(-1);
    }

    @Property
    void anyBytesAreAnAddressAndNoneOutsideAreRead(
            @ForAll("wire") byte[] bytes, @ForAll @IntRange(min = -9, max = 300) int length) {
        Sockaddr exact = SockaddrCodec.decode(MemorySegment.ofArray(bytes), 0, length);

        MemorySegment larger = MemorySegment.ofArray(new byte[bytes.length + 300]).fill((byte) 0x55);
        MemorySegment.copy(MemorySegment.ofArray(bytes), 0, larger, 1, bytes.length);
        Sockaddr same = SockaddrCodec.decode(larger, 1, Math.min(length, bytes.length));

        assertThat(same).isEqualTo(exact);
        assertThat(exact.toString()).isNotEmpty();
    }

    @Property
    void nativeFormIsUnderstoodAsItsFamily(@ForAll("any") Sockaddr address) {
        MemorySegment memory = MemorySegment.ofArray(new byte[SockaddrCodec.MAX]);
        int length = SockaddrCodec.encode(address, memory, 0);
        byte[] data = Bytes.read(memory, 2, length - 2);

        int same = SockaddrCodec.encode(new SockaddrNative(address.family(), data), memory, 0);

        assertThat(SockaddrCodec.decode(memory, 0, same)).isEqualTo(address);
    }

    private static byte[] ofFamily(byte[] bytes, int family) {
        if (bytes.length >= 2) {
            bytes[0] = (byte) family;
            bytes[1] = (byte) (family >> 8);
        }
        return bytes;
    }
}
