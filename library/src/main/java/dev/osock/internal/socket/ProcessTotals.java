package dev.osock.internal.socket;

import dev.osock.internal.call.CounterSums;
import dev.osock.internal.call.ProcessCounts;
import dev.osock.internal.poll.PollCounts;
import dev.osock.internal.poll.PollerGroup;
import dev.osock.kind.SocketTotals;
import java.util.List;

/// What the sockets of the process have counted: those that are closed, whose sum is kept, and those that are open,
/// each of which is asked.
///
/// A socket leaves the registry and enters the sum in one moment, under the lock of the registry, when nobody can count
/// on it any more. Who adds up takes the sum and the open sockets in one moment too, and asks these afterwards: one
/// that is closed meanwhile still has its counters. So each is counted once, and no total ever goes back.
public final class ProcessTotals {

    /// Of those that are closed. Guarded by [OpenSocket#REGISTRY], as their number.
    private static final CounterSums CLOSED = new CounterSums();

    private static long closed;

    private ProcessTotals() {}

    /// Keeps what a socket has counted that is leaving the registry, under its lock.
    static void keep(OpenSocket socket) {
        closed++;
        socket.addCounters(CLOSED);
    }

    /// Adds up.
    ///
    /// @return what there has been until now
    public static SocketTotals take() {
        var sums = new CounterSums();
        long before;
        List<OpenSocket> open;
        synchronized (OpenSocket.REGISTRY) {
            before = closed;
            sums.add(CLOSED);
            open = OpenSocket.REGISTRY.matching(_ -> true);
        }
        open.forEach(each -> each.addCounters(sums));
        PollCounts polled = PollerGroup.counts();
        return new SocketTotals(
                before + open.size(),
                open.size(),
                ProcessCounts.connections(),
                sums.counters(),
                ProcessCounts.errors(),
                ProcessCounts.timeouts(),
                polled.wakeUps(),
                polled.events());
    }
}
