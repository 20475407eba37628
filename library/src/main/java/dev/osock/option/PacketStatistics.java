package dev.osock.option;

/// What a packet socket has received since this was read last: `struct tpacket_stats`.
///
/// @param packets how many packets came, with those that were dropped
/// @param drops how many of them were dropped
public record PacketStatistics(long packets, long drops) {}
