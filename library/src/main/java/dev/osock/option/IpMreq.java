package dev.osock.option;

import dev.osock.address.InAddr;

/// A multicast group of IPv4 on an interface that is given by its address: `struct ip_mreq`. OTP's `ip_mreq()`.
///
/// @param multiaddr the group
/// @param iface an address of the interface; [InAddr#ANY] lets the system choose
public record IpMreq(InAddr multiaddr, InAddr iface) {}
