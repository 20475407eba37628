package dev.osock.option;

import dev.osock.address.InAddr;

/// A multicast group on an interface, and a source: `struct ip_mreq_source`. OTP's `ip_mreq_source()`.
///
/// @param multiaddr the group
/// @param iface the interface, by its address; any lets the system choose
/// @param sourceaddr the source
public record IpMreqSource(InAddr multiaddr, InAddr iface, InAddr sourceaddr) {}
