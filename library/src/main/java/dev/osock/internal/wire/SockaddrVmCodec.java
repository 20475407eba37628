package dev.osock.internal.wire;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.osock.address.SockaddrVm;
import dev.osock.internal.abi.Abi;
import java.lang.foreign.MemorySegment;

/// `struct sockaddr_vm` behind its family ↔ [SockaddrVm]. All numbers are in the host's byte order; what is reserved is
/// zero.
final class SockaddrVmCodec {

    static final int SIZE = Abi.current().size("sockaddr_vm");

    private static final int FAMILY_SIZE = Abi.current().size("sockaddr_vm", "svm_family");
    private static final int CID = Abi.current().offset("sockaddr_vm", "svm_cid");
    private static final int PORT = Abi.current().offset("sockaddr_vm", "svm_port");
    private static final int FLAGS = Abi.current().offset("sockaddr_vm", "svm_flags");

    private SockaddrVmCodec() {}

    static int encode(SockaddrVm address, MemorySegment target, long offset) {
        target.asSlice(offset + FAMILY_SIZE, SIZE - FAMILY_SIZE).fill((byte) 0);
        target.set(JAVA_INT_UNALIGNED, offset + CID, (int) address.cid());
        target.set(JAVA_INT_UNALIGNED, offset + PORT, (int) address.port());
        target.set(JAVA_BYTE, offset + FLAGS, (byte) address.flags());
        return SIZE;
    }

    static SockaddrVm decode(MemorySegment source, long offset) {
        return new SockaddrVm(
                Integer.toUnsignedLong(source.get(JAVA_INT_UNALIGNED, offset + CID)),
                Integer.toUnsignedLong(source.get(JAVA_INT_UNALIGNED, offset + PORT)),
                Byte.toUnsignedInt(source.get(JAVA_BYTE, offset + FLAGS)));
    }
}
