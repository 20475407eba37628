package dev.osock.option;

import dev.osock.address.Sockaddr;

/// The largest packet to a destination: `struct ip6_mtuinfo`.
///
/// @param address the destination; unspecified where the operating system does not tell it
/// @param mtu the size in bytes
public record MtuInfo(Sockaddr address, long mtu) {}
