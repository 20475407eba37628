package dev.osock.option;

import dev.osock.address.In6Addr;

/// Where an inet6 packet came in or shall go out: `struct in6_pktinfo`. OTP's `ipv6_pktinfo()`.
///
/// @param addr received: the destination in the packet's header; sent: the source address, or any
/// @param ifindex the interface's number; sent, 0 leaves the choice
public record In6Pktinfo(In6Addr addr, int ifindex) {}
