package dev.osock.internal.wire;

import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrIn6;
import dev.osock.internal.abi.Abi;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Internet addresses, each as long as its family has it, one right behind the other: as options of SCTP have them.
public final class PackedAddresses {

    private static final Field FAMILY = Field.of("sockaddr", "sa_family");
    private static final int AF_INET = Abi.current().number("AF_INET");
    private static final int AF_INET6 = Abi.current().number("AF_INET6");

    private PackedAddresses() {}

    /// Tells how many bytes addresses take.
    ///
    /// @param addresses the addresses
    /// @return the size
    /// @throws IllegalArgumentException if one is no Internet address
    public static int size(List<Sockaddr> addresses) {
        int size = 0;
        for (Sockaddr each : addresses) {
            size += switch (each) {
                case SockaddrIn _ -> SockaddrInCodec.SIZE;
                case SockaddrIn6 _ -> SockaddrIn6Codec.SIZE;
                default -> throw new IllegalArgumentException("neither an inet nor an inet6 address: " + each);
            };
        }
        return size;
    }

    /// Writes addresses.
    ///
    /// @param addresses the addresses
    /// @param target where to
    /// @param at the place in it
    public static void encode(List<Sockaddr> addresses, MemorySegment target, long at) {
        long place = at;
        for (Sockaddr each : addresses) {
            place += SockaddrCodec.encode(each, target, place);
        }
    }

    /// Reads so many addresses, or none outside of the bytes that there are.
    ///
    /// @return the addresses, or null if there are not so many
    static @Nullable List<Sockaddr> decode(MemorySegment source, long at, long length, long count) {
        List<Sockaddr> addresses = new ArrayList<>();
        long place = at;
        long end = at + length;
        for (long i = 0; i < count; i++) {
            if (end - place < FAMILY.size()) {
                return null;
            }
            int family = FAMILY.number(source, place);
            int size = family == AF_INET ? SockaddrInCodec.SIZE : family == AF_INET6 ? SockaddrIn6Codec.SIZE : 0;
            if (size == 0 || end - place < size) {
                return null;
            }
            addresses.add(SockaddrCodec.decode(source, place, size));
            place += size;
        }
        return addresses;
    }

    /// Reads the address of a field of the size of any address; one of no family is [Sockaddr#unspec()].
    static Sockaddr read(Field field, MemorySegment source, long at) {
        int family = FAMILY.number(source, at + field.offset());
        return family == 0 ? Sockaddr.unspec() : field.sockaddr(source, at);
    }
}
