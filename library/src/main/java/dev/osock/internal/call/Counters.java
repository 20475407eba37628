package dev.osock.internal.call;

import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.wait.Outcome;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The counters of one kind of call on one socket: 64 bits, unsigned, from zero. Guarded by the lane.
public abstract sealed class Counters permits Counters.Read, Counters.Write, Counters.Accept, FileCounters {

    /// Who is told of counters that begin again.
    public interface Owner {

        /// A counter has begun again at zero.
        ///
        /// @param counter its name
        void counterWrapped(String counter);
    }

    /// What is counted together, by OTP's names in the order of [#addTo].
    public enum Subject {
        READ(Read.class, "read_tries", "read_fails", "read_waits", "read_pkg", "read_byte", "read_pkg_max"),
        WRITE(
                Write.class, "write_tries", "write_fails", "write_waits", "write_pkg", "write_byte", "write_pkg_max"),
        ACCEPT(Accept.class, "acc_tries", "acc_fails", "acc_waits", "acc_success"),
        FILE(
                FileCounters.class,
                "sendfile",
                "sendfile_fails",
                "sendfile_waits",
                "sendfile_pkg",
                "sendfile_byte",
                "sendfile_pkg_max",
                "sendfile_tries",
                "sendfile_max");

        private final Class<? extends Counters> type;
        private final List<String> names;

        Subject(Class<? extends Counters> type, String... names) {
            this.type = type;
            this.names = List.of(names);
        }

        /// Whether one of them is the largest that there was, and not a sum.
        boolean isLargest(int index) {
            return index < names.size() && names.get(index).endsWith("_max");
        }

        /// Puts values, in the order of [#addTo], into a map by their names.
        void copy(long[] values, Map<String, Long> target) {
            for (int i = 0; i < names.size(); i++) {
                target.put(names.get(i), values[i]);
            }
        }
    }

    /// How many a subject has at the most.
    static final int MOST = 8;

    /// Those of the same lane that count something else.
    public final @Nullable Counters next;

    private long tries;
    private long fails;
    private long waits;
    private long packages;
    private long bytes;
    long largest;

    Counters(@Nullable Counters next) {
        this.next = next;
    }

    public static Counters of(Subject subject, @Nullable Counters next) {
        return switch (subject) {
            case READ -> new Read(next);
            case WRITE -> new Write(next);
            case ACCEPT -> new Accept(next);
            case FILE -> new FileCounters(next);
        };
    }

    /// What they count; not a field, of which each socket would have one.
    abstract Subject subject();

    /// Finds those of a subject among those of a lane.
    public static @Nullable Counters find(@Nullable Counters all, Subject subject) {
        Counters found = all;
        while (found != null && !subject.type.equals(found.getClass())) {
            found = found.next;
        }
        return found;
    }

    /// Counts an attempt with its result.
    ///
    /// @param owner is told of counters that begin again
    public void attempt(Owner owner, Call call, long result) {
        if (++tries == 0) {
            wrapped(owner, 0);
        }
        if (call.moved > 0) {
            bytes += call.moved;
            if (Long.compareUnsigned(bytes, call.moved) < 0) {
                wrapped(owner, 4);
            }
        }
        if (result < 0 && Outcome.isFinal(result) && result != Kernel.EINTR && ++fails == 0) {
            wrapped(owner, 1);
        }
        end(owner, call, result);
    }

    /// Counts what an attempt has brought to its end.
    void end(Owner owner, Call call, long result) {
        if (call.movedMessages > 0) {
            addPackages(owner, call.movedMessages);
            largest = Math.max(largest, call.longestMessage);
        } else if (result >= 0) {
            addPackages(owner, 1);
            largest = Math.max(largest, call.total);
        }
    }

    final void addPackages(Owner owner, int count) {
        packages += count;
        if (Long.compareUnsigned(packages, count) < 0) {
            wrapped(owner, 3);
        }
    }

    /// Counts a call that cannot be done at once.
    public void waits(Owner owner) {
        if (++waits == 0) {
            wrapped(owner, 2);
        }
    }

    /// How many calls could not be done at once.
    public final long waits() {
        return waits;
    }

    final void wrapped(Owner owner, int index) {
        owner.counterWrapped(subject().names.get(index));
    }

    /// Adds them to sums.
    void addTo(long[] sums) {
        sums[0] += tries;
        sums[1] += fails;
        sums[2] += waits;
        sums[3] += packages;
        sums[4] += bytes;
        sums[5] = Math.max(sums[5], largest);
    }

    /// Sets a counter; for tests of what happens near its end.
    public void set(String name, long value) {
        switch (subject().names.indexOf(name)) {
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

    /// Those of receives.
    static final class Read extends Counters {
        Read(@Nullable Counters next) {
            super(next);
        }

        @Override
        Subject subject() {
            return Subject.READ;
        }
    }

    /// Those of sends.
    static final class Write extends Counters {
        Write(@Nullable Counters next) {
            super(next);
        }

        @Override
        Subject subject() {
            return Subject.WRITE;
        }
    }

    /// Those of accepts.
    static final class Accept extends Counters {
        Accept(@Nullable Counters next) {
            super(next);
        }

        @Override
        Subject subject() {
            return Subject.ACCEPT;
        }
    }
}
