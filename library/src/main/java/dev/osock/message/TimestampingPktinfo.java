package dev.osock.message;

/// Which packet a network device's time stamp is about: `struct scm_ts_pktinfo`, the value of
/// [ControlTypes#TIMESTAMPING_PKTINFO].
///
/// @param ifindex the number of the network interface that received the packet
/// @param length how long the packet was in bytes, with its link-layer header
public record TimestampingPktinfo(long ifindex, long length) {}
