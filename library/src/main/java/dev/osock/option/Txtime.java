package dev.osock.option;

/// By which clock and how messages are sent at their times: `struct sock_txtime`.
///
/// @param clock the clock, `CLOCK_*`: 1 for monotonic, 11 for international atomic time
/// @param flags `SOF_TXTIME_*`
public record Txtime(int clock, int flags) {}
