package dev.osock.option;

import dev.osock.address.Sockaddr;
import java.util.Objects;

/// How large a packet to a destination may be (the path MTU): `struct ip6_mtuinfo`.
///
/// @param address the destination; [Sockaddr#unspec()] if the operating system does not tell it
/// @param mtu the size in bytes, with headers
public record MtuInfo(Sockaddr address, long mtu) {

    /// Checks that nothing is null.
    public MtuInfo {
        Objects.requireNonNull(address, "address");
    }
}
