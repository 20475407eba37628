package dev.osock.cli.load;

import java.util.Arrays;

/// Which datagrams of a flow have come, by their numbers: what is lost, late, or has come twice.
///
/// The counts are exact as long as none comes later than [#WINDOW] others; of one that does nobody knows whether it is
/// late or has come twice, and it is counted as neither.
final class Arrivals {

    /// How far back it is known which have come.
    static final int WINDOW = 1 << 22;

    private static final int WORDS = WINDOW / Long.SIZE;

    /// A bit for each of the last numbers, by the number modulo the window.
    private final long[] seen = new long[WORDS];

    /// The number behind the highest that has come.
    private long next;

    private long announced;
    private long received;
    private long reordered;
    private long duplicates;
    private long tooLate;

    /// Takes note of a datagram.
    ///
    /// @return whether it is known to have come for the first time
    boolean add(long number) {
        if (number >= next) {
            forget(next, number + 1);
            next = number + 1;
        } else if (next - number > WINDOW) {
            tooLate++;
            return false;
        } else if (isSeen(number)) {
            duplicates++;
            return false;
        } else {
            reordered++;
        }
        seen[word(number)] |= bit(number);
        received++;
        return true;
    }

    /// Takes note of how many the flow had.
    void announce(long count) {
        announced = Math.max(announced, count);
    }

    private boolean isSeen(long number) {
        return (seen[word(number)] & bit(number)) != 0;
    }

    private static int word(long number) {
        return (int) (number / Long.SIZE % WORDS);
    }

    private static long bit(long number) {
        return 1L << (number % Long.SIZE);
    }

    /// Clears the bits of a range of numbers, in which others have left theirs.
    private void forget(long from, long to) {
        if (to - from >= WINDOW) {
            Arrays.fill(seen, 0);
            return;
        }
        for (long number = from; number < to;) {
            if (number % Long.SIZE == 0 && to - number >= Long.SIZE) {
                seen[word(number)] = 0;
                number += Long.SIZE;
            } else {
                seen[word(number)] &= ~bit(number);
                number++;
            }
        }
    }

    /// How many have come, each counted once.
    long received() {
        return received;
    }

    /// Tells what has become of the others.
    ///
    /// @param jitterNanos is told along
    Losses losses(long jitterNanos) {
        long expected = Math.max(next, announced);
        return new Losses(expected, expected - received, reordered, duplicates, tooLate, jitterNanos);
    }
}
