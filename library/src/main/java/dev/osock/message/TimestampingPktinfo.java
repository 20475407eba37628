package dev.osock.message;

/// Which packet a network device's time stamp is of: `struct scm_ts_pktinfo`.
///
/// @param ifindex the number of the device that received it
/// @param length how long it was in bytes, with its link-layer header
public record TimestampingPktinfo(long ifindex, long length) {}
