package dev.osock.option;

import dev.osock.address.InAddr;

/// A multicast group on an interface: `struct ip_mreq`. OTP's `ip_mreq()`.
///
/// @param multiaddr the group
/// @param iface the interface, by its address; any lets the system choose
public record IpMreq(InAddr multiaddr, InAddr iface) {}
