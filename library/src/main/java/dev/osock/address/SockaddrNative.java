package dev.osock.address;

import dev.osock.kind.Domain;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/// An address of any family, given by its bytes: any `struct sockaddr`.
///
/// It is for families that have no type here, such as netlink, and for addresses that the operating system reports
/// shorter than the family's structure. To the operating system it is what its bytes say: a `SockaddrNative` and a
/// [SockaddrIn] can be the same address, though they are never equal. OTP's `sockaddr_native()` and
/// `sockaddr_unspec()`.
///
/// @param family the family, 0..65535; [Domain#UNSPEC] also stands for an address too short to have one
/// @param addr what follows the family in the struct, `sa_data`: at most 126 bytes
public record SockaddrNative(Domain family, @SuppressWarnings("ArrayRecordComponent") byte[] addr)
        implements
        Sockaddr {

    private static final int MAX_FAMILY = 0xFFFF;
    private static final int MAX_ADDR = 126;
    private static final SockaddrNative UNSPEC = new SockaddrNative(Domain.UNSPEC, new byte[0]);

    /// Makes the address of a copy of the bytes.
    ///
    /// @throws IllegalArgumentException if the family is outside 0..65535 or there are more than 126 bytes
    public SockaddrNative {
        Objects.requireNonNull(addr, "addr");
        Objects.requireNonNull(family, "family");
        addr = addr.clone();
        if (family.number() < 0 || family.number() > MAX_FAMILY) {
            throw new IllegalArgumentException("address family " + family.number() + " is outside 0..65535");
        }
        if (addr.length > MAX_ADDR) {
            throw new IllegalArgumentException(
                    "native address of " + addr.length + " bytes is longer than " + MAX_ADDR);
        }
    }

    /// Makes the address of a family's number and a copy of the bytes.
    ///
    /// @param family the number of the family, 0..65535
    /// @param addr at most 126 bytes
    /// @throws IllegalArgumentException if the family is outside 0..65535 or there are more than 126 bytes
    public SockaddrNative(int family, byte[] addr) {
        this(Domain.of(family), addr);
    }

    /// Returns the address that is none, as [Sockaddr#unspec()] does. OTP's `#{family => unspec}`.
    ///
    /// @return the unspecified address
    public static SockaddrNative unspec() {
        return UNSPEC;
    }

    /// Returns `sa_data`.
    ///
    /// @return a copy of the bytes
    @Override
    public byte[] addr() {
        return addr.clone();
    }

    /// Always fails: the JDK has no such address.
    ///
    /// @return never
    /// @throws UnsupportedOperationException always
    @Override
    public SocketAddress toSocketAddress() {
        throw new UnsupportedOperationException("java.net has no address for " + this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SockaddrNative that && family.equals(that.family) && Arrays.equals(addr, that.addr);
    }

    @Override
    public int hashCode() {
        return 31 * family.hashCode() + Arrays.hashCode(addr);
    }

    /// Prints `unspec` or `family 16 [00 01]`: the number and the bytes.
    @Override
    public String toString() {
        return equals(UNSPEC)
                ? "unspec"
                : "family " + family.number() + " [" + HexFormat.ofDelimiter(" ").formatHex(addr) + "]";
    }
}
