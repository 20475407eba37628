package dev.osock.option;

/// The windows of a connection: `struct tcp_repair_window`. All are unsigned 32-bit numbers.
///
/// @param sndWl1 the sequence number of the segment that told the send window last
/// @param sndWnd how many bytes may be sent
/// @param maxWindow the most that ever might be sent
/// @param rcvWnd how many bytes may be received
/// @param rcvWup the sequence number up to which was received when that was told last
public record TcpRepairWindow(long sndWl1, long sndWnd, long maxWindow, long rcvWnd, long rcvWup) {}
