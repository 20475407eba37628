package dev.osock.internal.engine;

import dev.osock.internal.kernel.Kernel;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The counters of one kind of call on one socket: 64 bits, unsigned, from zero. Guarded by the lane.
sealed class Counters permits FileCounters {

    /// What is counted together, by the seed's names in the order of [#values()].
    enum Subject {
        READ("read_tries", "read_fails", "read_waits", "read_pkg", "read_byte", "read_pkg_max"),
        WRITE("write_tries", "write_fails", "write_waits", "write_pkg", "write_byte", "write_pkg_max"),
        ACCEPT("acc_tries", "acc_fails", "acc_waits", "acc_success"),
        FILE(
                "sendfile",
                "sendfile_fails",
                "sendfile_waits",
                "sendfile_pkg",
                "sendfile_byte",
                "sendfile_pkg_max",
                "sendfile_tries",
                "sendfile_max");

        private final List<String> names;

        Subject(String... names) {
            this.names = List.of(names);
        }

        /// Adds the counters to a map.
        ///
        /// @param counters null if nothing has been counted
        void copy(@Nullable Counters counters, Map<String, Long> target) {
            long[] values = counters == null ? new long[names.size()] : counters.values();
            for (int i = 0; i < names.size(); i++) {
                target.put(names.get(i), values[i]);
            }
        }
    }

    /// Those of the same lane that count something else.
    final @Nullable Counters next;

    private final Subject subject;
    private long tries;
    private long fails;
    private long waits;
    private long packages;
    private long bytes;
    long largest;

    Counters(Subject subject, @Nullable Counters next) {
        this.subject = subject;
        this.next = next;
    }

    static Counters of(Subject subject, @Nullable Counters next) {
        return subject == Subject.FILE
                ? new FileCounters(next)
                : new Counters(subject, next);
    }

    /// Finds those of a subject among those of a lane.
    static @Nullable Counters find(@Nullable Counters all, Subject subject) {
        Counters found = all;
        while (found != null && found.subject != subject) {
            found = found.next;
        }
        return found;
    }

    /// Counts an attempt with its result.
    ///
    /// @param endpoint is told of counters that begin again
    void attempt(Endpoint endpoint, Call call, long result) {
        if (++tries == 0) {
            wrapped(endpoint, 0);
        }
        if (call.moved > 0) {
            bytes += call.moved;
            if (Long.compareUnsigned(bytes, call.moved) < 0) {
                wrapped(endpoint, 4);
            }
        }
        if (result < 0 && Lane.isFinal(result) && result != Kernel.EINTR && ++fails == 0) {
            wrapped(endpoint, 1);
        }
        end(endpoint, call, result);
    }

    /// Counts what an attempt has brought to its end.
    void end(Endpoint endpoint, Call call, long result) {
        if (result >= 0) {
            addPackage(endpoint);
            largest = Math.max(largest, call.total);
        }
    }

    final void addPackage(Endpoint endpoint) {
        if (++packages == 0) {
            wrapped(endpoint, 3);
        }
    }

    /// Counts a call that cannot be done at once.
    void waits(Endpoint endpoint) {
        if (++waits == 0) {
            wrapped(endpoint, 2);
        }
    }

    final void wrapped(Endpoint endpoint, int index) {
        endpoint.counterWrapped(subject.names.get(index));
    }

    long[] values() {
        return new long[] {tries, fails, waits, packages, bytes, largest};
    }

    /// Sets a counter; for tests of what happens near its end.
    void set(String name, long value) {
        switch (subject.names.indexOf(name)) {
            case 0 -> tries = value;
            case 1 -> fails = value;
            case 2 -> waits = value;
            case 3 -> packages = value;
            case 4 -> bytes = value;
            case 5 -> largest = value;
            default -> {
                // another subject's
            }
        }
    }
}
