package dev.osock.option;

import dev.osock.address.In6Addr;
import dev.osock.address.InAddr;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrIn6;
import java.util.OptionalInt;

/// The peers that a key of TCP is for: a host, a network, or all.
///
/// @param address the host's or the network's address, of inet or inet6; its port does not count and becomes 0
/// @param prefixLength how many bits of it are the network's, 0 to 32 or 128; all of them for one host
/// @param ifindex the routing domain (VRF) that they are in, by the number of its device, 0 for the default one; empty
///     for any
public record TcpPeers(Sockaddr address, int prefixLength, OptionalInt ifindex) {

    /// Checks the prefix, and forgets the port.
    ///
    /// @throws IllegalArgumentException if the address is of another family, or has fewer bits
    public TcpPeers {
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

    /// Means one host.
    ///
    /// @param address its address, of inet or inet6
    /// @return the peers
    /// @throws IllegalArgumentException if the address is of another family
    public static TcpPeers host(Sockaddr address) {
        return new TcpPeers(address, bits(address), OptionalInt.empty());
    }

    /// Means the hosts of a network.
    ///
    /// @param address the network's address
    /// @param prefixLength how many bits of it are the network's, 0 for all hosts; Linux refuses an address that has
    ///     other bits too
    /// @return the peers
    public static TcpPeers network(InAddr address, int prefixLength) {
        return new TcpPeers(new SockaddrIn(address, 0), prefixLength, OptionalInt.empty());
    }

    /// Means the hosts of a network.
    ///
    /// @param address the network's address
    /// @param prefixLength how many bits of it are the network's, 0 for all hosts; Linux refuses an address that has
    ///     other bits too
    /// @return the peers
    public static TcpPeers network(In6Addr address, int prefixLength) {
        return new TcpPeers(new SockaddrIn6(address, 0), prefixLength, OptionalInt.empty());
    }

    /// Means them in one routing domain only.
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
