package dev.osock.option;

/// How often another socket of a group took a packet that the chosen one had no room for:
/// `struct tpacket_rollover_stats`. All are unsigned.
///
/// @param all how often in all
/// @param huge how often because the packet was of a flow that has many
/// @param failed how often no socket had room
public record PacketRollover(long all, long huge, long failed) {}
