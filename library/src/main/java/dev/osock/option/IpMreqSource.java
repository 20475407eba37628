package dev.osock.option;

import dev.osock.address.InAddr;

/// A multicast group of IPv4 on an interface that is given by its address, and one sender: `struct ip_mreq_source`.
/// OTP's `ip_mreq_source()`.
///
/// @param multiaddr the group
/// @param iface an address of the interface; [InAddr#ANY] lets the system choose
/// @param sourceaddr the sender
public record IpMreqSource(InAddr multiaddr, InAddr iface, InAddr sourceaddr) {}
