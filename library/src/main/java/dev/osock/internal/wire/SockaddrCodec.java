package dev.osock.internal.wire;

import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrIn6;
import dev.osock.address.SockaddrLl;
import dev.osock.address.SockaddrNative;
import dev.osock.address.SockaddrUn;
import dev.osock.address.SockaddrVm;
import dev.osock.internal.abi.Abi;
import dev.osock.kind.Domain;
import java.lang.foreign.MemorySegment;

/// `struct sockaddr` ↔ [Sockaddr]. Each family has a codec of its own, which is not loaded before it is needed.
public final class SockaddrCodec {

    /// The size of `sockaddr_storage`: enough for every address.
    public static final int MAX = Abi.current().size("sockaddr_storage");

    private static final int AF_UNIX = Abi.current().number("AF_UNIX");
    private static final int AF_INET = Abi.current().number("AF_INET");
    private static final int AF_INET6 = Abi.current().number("AF_INET6");
    private static final int AF_PACKET = Abi.current().number("AF_PACKET");
    private static final int AF_VSOCK = Abi.current().number("AF_VSOCK");
    private static final int FAMILY = Abi.current().offset("sockaddr", "sa_family");
    private static final int DATA = Abi.current().offset("sockaddr", "sa_data");

    private SockaddrCodec() {}

    /// Writes an address as the OS reads it, every byte of the returned length.
    ///
    /// @param address the address
    /// @param target where to write; [#MAX] bytes are enough for any address
    /// @param offset where in the target
    /// @return the length to give to the OS: 16 for inet and vsock, 28 for inet6, 2 and the bytes for Unix and native
    ///     addresses, 20 for packet or more if the link-layer address is longer than 8
    /// @throws IndexOutOfBoundsException if the target has not that many bytes
    public static int encode(Sockaddr address, MemorySegment target, long offset) {
        // Not a pattern switch: the first one of a process takes 14 ms, which a first connect would pay.
        if (address instanceof SockaddrIn in) {
            putFamily(AF_INET, target, offset);
            return SockaddrInCodec.encode(in, target, offset);
        }
        if (address instanceof SockaddrIn6 in6) {
            putFamily(AF_INET6, target, offset);
            return SockaddrIn6Codec.encode(in6, target, offset);
        }
        if (address instanceof SockaddrUn un) {
            putFamily(AF_UNIX, target, offset);
            return SockaddrUnCodec.encode(un, target, offset);
        }
        if (address instanceof SockaddrLl ll) {
            putFamily(AF_PACKET, target, offset);
            return SockaddrLlCodec.encode(ll, target, offset);
        }
        if (address instanceof SockaddrVm vm) {
            putFamily(AF_VSOCK, target, offset);
            return SockaddrVmCodec.encode(vm, target, offset);
        }
        SockaddrNative raw = (SockaddrNative) address;
        putFamily(raw.family().number(), target, offset);
        return DATA + Bytes.write(raw.addr(), target, offset + DATA);
    }

    /// Reads an address that the OS wrote. A struct shorter than its family's, or with contents that the family's type
    /// cannot hold, becomes a [SockaddrNative] of all its bytes; one too short for a family becomes
    /// one of [Domain#UNSPEC] with the bytes there are: [SockaddrNative#unspec()] for a length of 0.
    ///
    /// @param source where the OS wrote
    /// @param offset where in the source
    /// @param length the length that the OS reported: for an address that it cut off, more than it wrote; whatever it
    ///     is, at most [#MAX] bytes are read and none outside the source
    /// @return the address
    public static Sockaddr decode(MemorySegment source, long offset, int length) {
        int size = Math.clamp(length, 0, (int) Math.min(MAX, source.byteSize() - offset));
        if (size < DATA) {
            return size == 0
                    ? SockaddrNative.unspec()
                    : new SockaddrNative(Domain.UNSPEC, Bytes.read(source, offset, size));
        }
        int family = Short.toUnsignedInt(source.get(JAVA_SHORT_UNALIGNED, offset + FAMILY));
        if (family == AF_INET && size >= SockaddrInCodec.SIZE) {
            return SockaddrInCodec.decode(source, offset);
        }
        if (family == AF_INET6 && size >= SockaddrIn6Codec.SIZE) {
            return SockaddrIn6Codec.decode(source, offset);
        }
        if (family == AF_UNIX && SockaddrUnCodec.fits(source, offset, size)) {
            return SockaddrUnCodec.decode(source, offset, size);
        }
        if (family == AF_PACKET && SockaddrLlCodec.fits(source, offset, size)) {
            return SockaddrLlCodec.decode(source, offset);
        }
        if (family == AF_VSOCK && size >= SockaddrVmCodec.SIZE) {
            return SockaddrVmCodec.decode(source, offset);
        }
        return new SockaddrNative(family, Bytes.read(source, offset + DATA, size - DATA));
    }

    private static void putFamily(int family, MemorySegment target, long offset) {
        target.set(JAVA_SHORT_UNALIGNED, offset + FAMILY, (short) family);
    }
}
