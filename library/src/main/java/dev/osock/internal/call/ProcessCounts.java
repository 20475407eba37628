package dev.osock.internal.call;

import dev.osock.error.Errno;
import dev.osock.error.Reason;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// What is counted of the process as a whole and not of a socket: connections that were made, and failures that callers
/// were told of. To count needs no memory.
public final class ProcessCounts {

    /// Behind the last errno: those that are meant to stay within the kernel, and yet come out here and there, are up
    /// to 530.
    private static final int END = 531;

    private static final AtomicLong[] ERRORS = new AtomicLong[END];
    private static final AtomicLong TIMEOUTS = new AtomicLong();
    private static final AtomicLong CONNECTIONS = new AtomicLong();

    static {
        for (int errno = 0; errno < END; errno++) {
            ERRORS[errno] = new AtomicLong();
        }
    }

    private ProcessCounts() {}

    static void connected() {
        CONNECTIONS.getAndIncrement();
    }

    static void failed(Reason reason) {
        if (reason instanceof Errno errno && errno.number() >= 0 && errno.number() < END) {
            ERRORS[errno.number()].getAndIncrement();
        } else if (reason == Reason.Timeout.TIMEOUT) {
            TIMEOUTS.getAndIncrement();
        }
    }

    /// How many connections connect(2) has made.
    public static long connections() {
        return CONNECTIONS.get();
    }

    /// How many calls have ended by a time-out.
    public static long timeouts() {
        return TIMEOUTS.get();
    }

    /// How many have failed by which errno.
    ///
    /// @return those that there were, in the order of their numbers
    public static Map<Errno, Long> errors() {
        Map<Errno, Long> errors = new LinkedHashMap<>();
        for (int errno = 0; errno < END; errno++) {
            long count = ERRORS[errno].get();
            if (count > 0) {
                errors.put(Errno.of(errno), count);
            }
        }
        return Collections.unmodifiableMap(errors);
    }
}
