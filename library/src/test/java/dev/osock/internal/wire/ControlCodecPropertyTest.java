package dev.osock.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.address.In6Addr;
import dev.osock.address.InAddr;
import dev.osock.message.ControlMessage;
import dev.osock.message.ControlTypes;
import dev.osock.message.Rights;
import dev.osock.option.Credentials;
import dev.osock.option.In6Pktinfo;
import dev.osock.option.InPktinfo;
import dev.osock.option.Timeval;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Any bytes as control messages.
class ControlCodecPropertyTest {

    @Property
    void decodingGivesWhatWasEncoded(@ForAll("messages") List<ControlMessage> messages) {
        byte[] bytes = ControlCodecTest.encoded(messages);
        ControlCodec.Decoded decoded = ControlCodecTest.decoded(bytes);
        assertThat(decoded.messages()).isEqualTo(messages);
        assertThat(ControlCodecTest.encoded(new ArrayList<>(decoded.natives()))).isEqualTo(bytes);
    }

    @Property(tries = 5000)
    void noBytesMakeItThrowOrReadOutside(@ForAll byte[] bytes) {
        check(bytes);
    }

    @Property(tries = 5000)
    void changedBytesNeitherMakeItThrowNorReadOutside(
            @ForAll("messages") List<ControlMessage> messages, @ForAll List<Integer> places, @ForAll byte value) {
        byte[] bytes = ControlCodecTest.encoded(messages);
        for (int place : places) {
            if (bytes.length > 0) {
                bytes[Math.floorMod(place, bytes.length)] = value;
            }
        }
        check(bytes);
        check(Arrays.copyOf(bytes, bytes.length / 2));
    }

    /// The memory ends where the bytes do, and is confined: reading outside throws.
    private static void check(byte[] bytes) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(Math.max(1, bytes.length), 8).asSlice(0, bytes.length);
            memory.copyFrom(MemorySegment.ofArray(bytes));
            for (long length : new long[] {bytes.length, bytes.length / 2, Long.MAX_VALUE, -1}) {
                var decoded = ControlCodec.decode(memory, length);
                ControlCodecTest.descriptors(memory, length);
                assertThat(decoded.messages()).hasSameSizeAs(decoded.natives());
                long sum = decoded.natives()
                        .stream()
                        .mapToLong(each -> 16L + each.data().array().length)
                        .sum();
                assertThat(sum).isLessThanOrEqualTo(Math.clamp(length, 0, bytes.length));
            }
        }
    }

    @Provide
    Arbitrary<List<ControlMessage>> messages() {
        Arbitrary<Integer> ints = Arbitraries.integers();
        Arbitrary<Long> unsigned = Arbitraries.longs().between(0, 0xFFFF_FFFFL);
        Arbitrary<ControlMessage> each = Arbitraries.oneOf(
                ints.map(ControlTypes.IP_TTL::of),
                ints.map(ControlTypes.IPV6_HOPLIMIT::of),
                ints.map(ControlTypes.IPV6_TCLASS::of),
                unsigned.map(ControlTypes.IPV6_FLOWINFO::of),
                Combinators.combine(Arbitraries.longs(), Arbitraries.longs())
                        .as((sec, usec) -> ControlTypes.TIMESTAMP.of(new Timeval(sec, usec))),
                ints.list().ofMaxSize(253).map(list -> ControlTypes.RIGHTS.of(new Rights(list))),
                Combinators.combine(ints, unsigned, unsigned)
                        .as((pid, uid, gid) -> ControlTypes.CREDENTIALS.of(new Credentials(pid, uid, gid))),
                Combinators.combine(ints, ints, ints)
                        .as((index, local, header) -> ControlTypes.IP_PKTINFO.of(
                                new InPktinfo(index, new InAddr(local), new InAddr(header)))),
                Combinators.combine(Arbitraries.longs(), Arbitraries.longs(), ints)
                        .as((high, low, index) -> ControlTypes.IPV6_PKTINFO
                                .of(new In6Pktinfo(new In6Addr(high, low), index))),
                Combinators.combine(
                        Arbitraries.integers().between(1000, 2000),
                        ints,
                        Arbitraries.bytes().array(byte[].class).ofMaxSize(100))
                        .as(ControlMessage::of));
        return each.list().ofMaxSize(10);
    }
}
