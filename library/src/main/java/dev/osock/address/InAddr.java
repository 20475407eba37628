package dev.osock.address;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Objects;

/// An IPv4 address, without a port: `struct in_addr`; as [Inet4Address] is. OTP's `in_addr()`.
///
/// @param bits the address as one number, its first byte highest (network order): 127.0.0.1 is `0x7F000001`
public record InAddr(int bits) {

    /// All of this host's addresses, `INADDR_ANY`: 0.0.0.0. OTP's `any`.
    public static final InAddr ANY = new InAddr(0);

    /// This host itself, `INADDR_LOOPBACK`: 127.0.0.1. OTP's `loopback`.
    public static final InAddr LOOPBACK = new InAddr(0x7F00_0001);

    /// All hosts of the link, `INADDR_BROADCAST`: 255.255.255.255. OTP's `broadcast`.
    public static final InAddr BROADCAST = new InAddr(0xFFFF_FFFF);

    /// The number of bytes in an address.
    public static final int BYTES = 4;

    /// Makes the address `a.b.c.d`.
    ///
    /// @param a the first byte, 0..255
    /// @param b the second byte, 0..255
    /// @param c the third byte, 0..255
    /// @param d the fourth byte, 0..255
    /// @return the address
    /// @throws IllegalArgumentException if one of them is outside 0..255
    public static InAddr of(int a, int b, int c, int d) {
        return new InAddr(octet(a) << 24 | octet(b) << 16 | octet(c) << 8 | octet(d));
    }

    /// Makes an address of four bytes in network order.
    ///
    /// @param bytes exactly four bytes
    /// @return the address
    /// @throws IllegalArgumentException if there are fewer or more than four
    public static InAddr of(byte[] bytes) {
        Objects.requireNonNull(bytes, "bytes");
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("an IPv4 address has 4 bytes, not " + bytes.length);
        }
        return of(bytes[0] & 0xFF, bytes[1] & 0xFF, bytes[2] & 0xFF, bytes[3] & 0xFF);
    }

    /// Parses four decimal numbers without leading zeros, with dots between them: inet_pton(3). No name is looked up.
    ///
    /// @param text such as `127.0.0.1`
    /// @return the address
    /// @throws IllegalArgumentException if the text is anything else; it names the text
    public static InAddr parse(String text) {
        Objects.requireNonNull(text, "text");
        String[] parts = text.split("\\.", -1);
        long bits = 0;
        for (String part : parts) {
            long octet = parts.length == BYTES ? Decimal.parse(part, 0xFF) : Decimal.MALFORMED;
            if (octet == Decimal.MALFORMED) {
                throw new IllegalArgumentException("not an IPv4 address: \"" + text + "\"");
            }
            bits = bits << 8 | octet;
        }
        return new InAddr((int) bits);
    }

    /// Converts from the JDK's type.
    ///
    /// @param address the address
    /// @return the same address
    public static InAddr from(Inet4Address address) {
        Objects.requireNonNull(address, "address");
        return of(address.getAddress());
    }

    /// Converts to the JDK's type, without asking a name service.
    ///
    /// @return the same address, without a host name
    public Inet4Address toInetAddress() {
        try {
            return (Inet4Address) InetAddress.getByAddress(toBytes());
        } catch (UnknownHostException e) {
            throw new AssertionError("four bytes are an IPv4 address", e);
        }
    }

    /// Returns the address in network order.
    ///
    /// @return four new bytes
    public byte[] toBytes() {
        return new byte[] {(byte) (bits >> 24), (byte) (bits >> 16), (byte) (bits >> 8), (byte) bits};
    }

    /// Tells whether this is 0.0.0.0.
    ///
    /// @return true for [#ANY]
    public boolean isAny() {
        return bits == 0;
    }

    /// Tells whether this is in 127.0.0.0/8.
    ///
    /// @return true if packets to it do not leave the host
    public boolean isLoopback() {
        return bits >>> 24 == 127;
    }

    /// Tells whether this is in 224.0.0.0/4.
    ///
    /// @return true if it names a multicast group
    public boolean isMulticast() {
        return bits >>> 28 == 0xE;
    }

    /// Prints the four numbers, such as `127.0.0.1`.
    @Override
    public String toString() {
        return (bits >>> 24) + "." + (bits >>> 16 & 0xFF) + "." + (bits >>> 8 & 0xFF) + "." + (bits & 0xFF);
    }

    private static int octet(int value) {
        if (value < 0 || value > 0xFF) {
            throw new IllegalArgumentException("address byte " + value + " is outside 0..255");
        }
        return value;
    }
}
