package dev.osock.cli.load;

/// How much the time on the way differs from one datagram to the next, smoothed as RFC 3550 (6.4.1) has it. The clocks
/// of the two ends need not agree.
final class Jitter {

    private static final double SHARE = 1.0 / 16;

    private boolean hasLast;
    private long last;
    private double nanos;

    void add(long sent, long received) {
        long transit = received - sent;
        if (hasLast) {
            nanos += (Math.abs((double) (transit - last)) - nanos) * SHARE;
        }
        hasLast = true;
        last = transit;
    }

    long nanos() {
        return Math.round(nanos);
    }
}
