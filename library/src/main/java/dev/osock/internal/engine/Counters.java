package dev.osock.internal.engine;

import dev.osock.internal.kernel.Kernel;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is counted in one direction of a socket, and when. Guarded by the lane.
final class Counters {

    private final Endpoint endpoint;

    /// Of reads or of writes.
    private final Tally transfers;

    /// Made on first need.
    private @Nullable Tally accepts;

    /// Of sendfile, made on first need.
    private @Nullable Tally files;

    Counters(Endpoint endpoint, boolean ofReads) {
        this.endpoint = endpoint;
        transfers = transfers(ofReads);
    }

    private static Tally transfers(boolean ofReads) {
        return new Tally(ofReads ? Tally.READ : Tally.WRITE);
    }

    /// Counts an attempt with its result.
    void attempt(Operation operation, Call call, long result) {
        Tally tally = tally(operation);
        add(tally, Tally.TRIES, 1);
        if (call.moved > 0) {
            add(tally, Tally.BYTES, call.moved);
        }
        if (result < 0 && Lane.isFinal(result) && result != Kernel.EINTR) {
            add(tally, Tally.FAILS, 1);
        }
        if (operation == Operation.SENDFILE) {
            attemptFile(tally, call.file(), call, result);
        } else if (result >= 0) {
            add(tally, Tally.DONE, 1);
            if (operation.role() != Role.ACCEPTOR) {
                tally.raise(Tally.LARGEST, call.total);
            }
        }
    }

    /// Counts what is counted differently for files: a package is what one system call moved.
    private void attemptFile(Tally tally, FileSending file, Call call, long result) {
        if (file.isStart()) {
            add(tally, Tally.STARTS, 1);
        }
        if (call.moved > 0) {
            add(tally, Tally.DONE, 1);
        }
        tally.raise(Tally.LARGEST, file.round(call.moved, result == Kernel.EAGAIN));
        if (result >= 0) {
            tally.raise(Tally.WHOLE, call.total);
        }
    }

    /// Counts a call that cannot be done at once.
    void waits(Operation operation) {
        add(tally(operation), Tally.WAITS, 1);
    }

    private void add(Tally tally, int counter, long amount) {
        if (tally.add(counter, amount)) {
            endpoint.counterWrapped(tally.name(counter));
        }
    }

    private Tally tally(Operation operation) {
        if (operation == Operation.ACCEPT) {
            Tally made = accepts == null ? new Tally(Tally.ACCEPT) : accepts;
            accepts = made;
            return made;
        }
        if (operation == Operation.SENDFILE) {
            Tally made = files == null ? new Tally(Tally.FILE) : files;
            files = made;
            return made;
        }
        return transfers;
    }

    /// Adds the counters of reads or writes to a map, and those of sendfile once there has been one.
    ///
    /// @param counters null if nothing has been counted
    static void copy(@Nullable Counters counters, boolean ofReads, Map<String, Long> target) {
        (counters == null ? transfers(ofReads) : counters.transfers).copyTo(target);
        if (counters != null && counters.files != null) {
            counters.files.copyTo(target);
        }
    }

    /// Adds the counters of accepts to a map, which are there, at zero, before the first.
    ///
    /// @param counters null if nothing has been counted
    static void copyAccepts(@Nullable Counters counters, Map<String, Long> target) {
        Tally made = counters == null ? null : counters.accepts;
        (made == null ? new Tally(Tally.ACCEPT) : made).copyTo(target);
    }

    /// Sets a counter; for tests of what happens near its end.
    void set(String name, long value) {
        transfers.set(name, value);
        if (accepts != null) {
            accepts.set(name, value);
        }
    }
}
