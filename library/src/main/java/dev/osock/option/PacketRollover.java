package dev.osock.option;

/// How often another socket of a group took a packet: `struct tpacket_rollover_stats`. All are unsigned.
///
/// @param all how often
/// @param huge how often for a packet of a large flow
/// @param failed how often none could take it
public record PacketRollover(long all, long huge, long failed) {}
