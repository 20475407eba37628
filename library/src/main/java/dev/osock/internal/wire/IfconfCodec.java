package dev.osock.internal.wire;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.osock.internal.abi.Abi;
import dev.osock.ioctl.InterfaceAddress;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// `struct ifconf`, and right behind it the `struct ifreq`s that it points to.
public final class IfconfCodec {

    /// How long the structure itself is.
    public static final int SIZE = Abi.current().size("ifconf");

    private static final int LEN = Abi.current().offset("ifconf", "ifc_len");
    private static final int BUF = Abi.current().offset("ifconf", "ifc_buf");
    private static final int ADDR = Abi.current().offset("ifreq", "ifr_addr");
    private static final int ADDR_SIZE = Abi.current().size("ifreq", "ifr_addr");

    private IfconfCodec() {}

    /// Prepares memory for the answer: all of it that follows the structure is the room.
    ///
    /// @param target the memory
    public static void encode(MemorySegment target) {
        target.fill((byte) 0);
        target.set(JAVA_INT_UNALIGNED, LEN, (int) target.byteSize() - SIZE);
        target.set(JAVA_LONG_UNALIGNED, BUF, target.address() + SIZE);
    }

    /// Reads the answer.
    ///
    /// @param source the memory
    /// @return names and addresses, as many as are whole
    public static List<InterfaceAddress> decode(MemorySegment source) {
        long end = SIZE + Math.clamp(source.get(JAVA_INT_UNALIGNED, LEN), 0, source.byteSize() - SIZE);
        List<InterfaceAddress> all = new ArrayList<>();
        for (long at = SIZE; at + IfreqCodec.SIZE <= end; at += IfreqCodec.SIZE) {
            all.add(new InterfaceAddress(
                    IfreqCodec.decodeName(source, at), SockaddrCodec.decode(source, at + ADDR, ADDR_SIZE)));
        }
        return all;
    }
}
