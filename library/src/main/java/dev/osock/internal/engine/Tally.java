package dev.osock.internal.engine;

import java.util.Map;

/// The counters of one role on one socket: 64 bits, unsigned, from zero. Guarded by the lane of the role.
final class Tally {

    /// What is counted, in the order of the names given to the constructor.
    static final int TRIES = 0;

    static final int FAILS = 1;
    static final int WAITS = 2;
    static final int DONE = 3;
    static final int BYTES = 4;
    static final int LARGEST = 5;

    /// Of files only.
    static final int STARTS = 6;

    static final int WHOLE = 7;

    /// The names of a reader's counters.
    static final String[] READ = {
        "read_tries", "read_fails", "read_waits", "read_pkg", "read_byte", "read_pkg_max"
    };

    /// The names of a writer's counters.
    static final String[] WRITE = {
        "write_tries", "write_fails", "write_waits", "write_pkg", "write_byte", "write_pkg_max"
    };

    /// The names of an acceptor's counters.
    static final String[] ACCEPT = {"acc_tries", "acc_fails", "acc_waits", "acc_success"};

    /// The names of the counters of sendfile.
    static final String[] FILE = {
        "sendfile", "sendfile_fails", "sendfile_waits", "sendfile_pkg", "sendfile_byte", "sendfile_pkg_max",
        "sendfile_tries", "sendfile_max"
    };

    private final String[] names;
    private final long[] counts;

    Tally(String[] names) {
        this.names = names;
        counts = new long[names.length];
    }

    /// Adds to a counter.
    ///
    /// @return whether it has gone beyond 64 bits and begun again
    boolean add(int counter, long amount) {
        long before = counts[counter];
        counts[counter] = before + amount;
        return Long.compareUnsigned(counts[counter], before) < 0;
    }

    /// Raises a counter that keeps the largest amount.
    void raise(int counter, long amount) {
        counts[counter] = Math.max(counts[counter], amount);
    }

    /// Sets a counter; for tests of what happens near its end.
    void set(String name, long value) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                counts[i] = value;
            }
        }
    }

    String name(int counter) {
        return names[counter];
    }

    void copyTo(Map<String, Long> target) {
        for (int i = 0; i < names.length; i++) {
            target.put(names[i], counts[i]);
        }
    }
}
