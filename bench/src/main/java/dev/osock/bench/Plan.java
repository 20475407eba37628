package dev.osock.bench;

import java.time.Duration;

/// How long things may take.
///
/// @param rounds how often each contestant has its turn
/// @param round  how long a turn is
/// @param warmUp how long each works before
/// @param isFull whether everything is run
public record Plan(int rounds, Duration round, Duration warmUp, boolean isFull) {

    /// Everything but the growth in less than 10 minutes.
    public static final Plan QUICK = new Plan(5, Duration.ofMillis(250), Duration.ofMillis(2500), false);

    /// Everything in less than an hour.
    public static final Plan FULL = new Plan(9, Duration.ofSeconds(1), Duration.ofSeconds(3), true);

    /// Changes the number of rounds.
    ///
    /// @param count the new number
    /// @return the new plan
    public Plan withRounds(int count) {
        return new Plan(count, round, warmUp, isFull);
    }
}
