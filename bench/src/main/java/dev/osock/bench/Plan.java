package dev.osock.bench;

import java.time.Duration;

/// How long things may take.
///
/// @param total  all together; each variant has its share of what is left
/// @param round  how long a turn is
/// @param warmUp how long each works before
/// @param least  how many rounds there are in any case
/// @param most   how many there are if the figures say nothing before
/// @param isFull whether everything is run
public record Plan(Duration total, Duration round, Duration warmUp, int least, int most, boolean isFull) {

    private static final int MOST = 24; // as many signs as the table has room for

    /// All but the growth in less than 12 minutes.
    public static final Plan QUICK =
            new Plan(Duration.ofMinutes(10), Duration.ofMillis(250), Duration.ofMillis(1500), Interval.LEAST, MOST,
                    false);

    /// Everything in less than 75 minutes.
    public static final Plan FULL =
            new Plan(Duration.ofMinutes(50), Duration.ofMillis(500), Duration.ofSeconds(3), Interval.LEAST, MOST, true);

    /// Fixes the number of rounds.
    ///
    /// @param count however little it says
    /// @return the new plan
    public Plan withRounds(int count) {
        return new Plan(total, round, warmUp, count, count, isFull);
    }
}
