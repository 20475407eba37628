package dev.osock.option;

import dev.osock.address.In6Addr;
import dev.osock.address.InAddr;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrIn6;
import java.util.Objects;
import java.util.OptionalInt;

/// Which peers a key of TCP is for: one host, the hosts of a network, or all.
///
/// @param address the address of the host or the network, of IPv4 or IPv6; its port does not count and becomes 0
/// @param prefixLength how many bits of it are the network's: 0 to 32 of IPv4, 0 to 128 of IPv6; all of them for one
///     host
/// @param ifindex the routing domain (VRF) that the peers are in, by the number of its device, 0 for the default one;
///     empty for any
public record TcpPeers(Sockaddr address, int prefixLength, OptionalInt ifindex) {

    /// Checks the prefix, and sets the port to 0.
    ///
    /// @throws IllegalArgumentException if the address is of another family, or the prefix is outside its range
    public TcpPeers {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(ifindex, "ifindex");
        int bits = bits(address);
        if (prefixLength < 0 || prefixLength > bits) {
            throw new IllegalArgumentException("peers: not a prefix of 0.." + bits + " bits: " + prefixLength);
        }
        address = switch (address) {
            case SockaddrIn in -> new SockaddrIn(in.addr(), 0);
            case SockaddrIn6 in -> new SockaddrIn6(in.addr(), 0);
            default -> address;
        };
    }

    private static int bits(Sockaddr address) {
        return switch (address) {
            case SockaddrIn _ -> Integer.SIZE;
            case SockaddrIn6 _ -> 2 * Long.SIZE;
            default -> throw new IllegalArgumentException("peers: not an address of inet or inet6: " + address);
        };
    }

    /// Makes the value of one host.
    ///
    /// @param address its address, of IPv4 or IPv6
    /// @return the peers
    /// @throws IllegalArgumentException if the address is of another family
    public static TcpPeers host(Sockaddr address) {
        Objects.requireNonNull(address, "address");
        return new TcpPeers(address, bits(address), OptionalInt.empty());
    }

    /// Makes the value of the hosts of an IPv4 network.
    ///
    /// @param address the network's address; Linux refuses one that has other bits than the network's
    /// @param prefixLength how many bits of it are the network's, 0 to 32; 0 for all hosts
    /// @return the peers
    /// @throws IllegalArgumentException if the prefix is outside its range
    public static TcpPeers network(InAddr address, int prefixLength) {
        Objects.requireNonNull(address, "address");
        return new TcpPeers(new SockaddrIn(address, 0), prefixLength, OptionalInt.empty());
    }

    /// Makes the value of the hosts of an IPv6 network.
    ///
    /// @param address the network's address; Linux refuses one that has other bits than the network's
    /// @param prefixLength how many bits of it are the network's, 0 to 128; 0 for all hosts
    /// @return the peers
    /// @throws IllegalArgumentException if the prefix is outside its range
    public static TcpPeers network(In6Addr address, int prefixLength) {
        Objects.requireNonNull(address, "address");
        return new TcpPeers(new SockaddrIn6(address, 0), prefixLength, OptionalInt.empty());
    }

    /// Makes the value of these peers in one routing domain (VRF) only.
    ///
    /// @param index the number of the domain's device, 0 for the default domain
    /// @return the peers
    public TcpPeers inDomain(int index) {
        return new TcpPeers(address, prefixLength, OptionalInt.of(index));
    }

    /// Prints address and prefix, as `127.0.0.1:0/32`.
    @Override
    public String toString() {
        return address + "/" + prefixLength + (ifindex.isPresent() ? " by " + ifindex.getAsInt() : "");
    }
}
