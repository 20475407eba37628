package dev.osock.internal.socket;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/// Memory that the kernel may still send from although the socket is closed. Nobody is told when it is done, so it
/// stays for as long as the kernel tries at the most. It goes when that is over and another is held.
public final class HeldMemory {

    /// `tcp_retries2` of 15 takes up to 924 s.
    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(16);

    private static final Deque<Held> ALL = new ArrayDeque<>();

    private HeldMemory() {}

    /// Who keeps memory reachable.
    public interface Holder {

        /// Whether the kernel may still use some of it.
        boolean isHeld();
    }

    private record Held(Holder holder, long since) {}

    /// Keeps the memory of a socket that is closed.
    static void hold(Holder holder) {
        long now = System.nanoTime();
        synchronized (ALL) {
            while (!ALL.isEmpty() && now - ALL.getFirst().since > LONGEST_NANOS) {
                ALL.removeFirst();
            }
            if (holder.isHeld()) {
                ALL.addLast(new Held(holder, now));
            }
        }
    }

    /// Counts the sockets whose memory is kept.
    public static int count() {
        synchronized (ALL) {
            return ALL.size();
        }
    }
}
