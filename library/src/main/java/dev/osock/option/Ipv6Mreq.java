package dev.osock.option;

import dev.osock.address.In6Addr;

/// A multicast group on an interface: `struct ipv6_mreq`. OTP's `ipv6_mreq()`.
///
/// @param multiaddr the group
/// @param iface the interface's number; 0 lets the system choose
public record Ipv6Mreq(In6Addr multiaddr, int iface) {}
