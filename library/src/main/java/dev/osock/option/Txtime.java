package dev.osock.option;

/// By which clock messages are sent at given times, and what becomes of those that cannot: `struct sock_txtime`, the
/// value of [SocketOptions#TXTIME].
///
/// @param clock the clock, `CLOCK_*`: 1 for the monotonic one, by which [System#nanoTime()] goes too, 11 for
///     international atomic time
/// @param flags `SOF_TXTIME_*`, or-ed: 1 if the time is the latest and not the exact one, 2 to have messages that could
///     not be sent reported by way of the error queue
public record Txtime(int clock, int flags) {}
