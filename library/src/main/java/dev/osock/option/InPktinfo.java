package dev.osock.option;

import dev.osock.address.InAddr;

/// Where an inet packet came in or shall go out: `struct in_pktinfo`. OTP's `ip_pktinfo()`.
///
/// @param ifindex the interface's number; sent, 0 leaves the choice
/// @param specDst received: the local address of the packet; sent: the source address, or any
/// @param addr received: the destination in the packet's header; not heeded when sent
public record InPktinfo(int ifindex, InAddr specDst, InAddr addr) {}
