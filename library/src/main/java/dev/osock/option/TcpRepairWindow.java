package dev.osock.option;

/// How much each side of a TCP connection may send (the windows), for a socket that takes it over:
/// `struct tcp_repair_window`, the value of [TcpOptions#REPAIR_WINDOW]. All are 0..4294967295.
///
/// @param sndWl1 the sequence number of the segment by which the peer has changed the send window last
/// @param sndWnd how many bytes this side may send without an acknowledgement
/// @param maxWindow the most that `sndWnd` has ever been
/// @param rcvWnd how many bytes the peer may send
/// @param rcvWup the sequence number up to which this side had received when it told `rcvWnd` last
public record TcpRepairWindow(long sndWl1, long sndWnd, long maxWindow, long rcvWnd, long rcvWup) {}
