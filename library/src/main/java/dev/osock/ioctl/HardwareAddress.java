package dev.osock.ioctl;

import dev.osock.address.HardwareType;
import dev.osock.address.RawBytes;
import java.util.Objects;

/// The link-layer address of a network interface, such as an Ethernet address: the value of [IoctlRequests#GIFHWADDR].
///
/// @param family the kind of link
/// @param addr up to 14 bytes; received always 14, of which an Ethernet address uses six and the others are 0
public record HardwareAddress(HardwareType family, RawBytes addr) {

    private static final int SIZE = 14;

    /// Checks the size.
    ///
    /// @throws IllegalArgumentException if there are more than 14 bytes
    public HardwareAddress {
        Objects.requireNonNull(family, "family");
        Objects.requireNonNull(addr, "addr");
        if (addr.array().length > SIZE) {
            throw new IllegalArgumentException("hardware address: more than 14 bytes: " + addr.array().length);
        }
    }

    /// Makes an Ethernet address.
    ///
    /// @param bytes six bytes
    /// @return the address
    /// @throws IllegalArgumentException if there are not six
    public static HardwareAddress ethernet(byte... bytes) {
        Objects.requireNonNull(bytes, "bytes");
        if (bytes.length != 6) {
            throw new IllegalArgumentException("an Ethernet address has six bytes, not " + bytes.length);
        }
        return new HardwareAddress(HardwareType.ETHER, new RawBytes(java.util.Arrays.copyOf(bytes, SIZE)));
    }
}
