package dev.osock.option;

/// How many packets have come to a packet socket since this was read last: `struct tpacket_stats`. Both are
/// 0..4294967295.
///
/// @param packets how many packets came, those included that were dropped
/// @param drops how many of them were dropped
public record PacketStatistics(long packets, long drops) {}
