package dev.osock.bench;

/// Which figures are the better ones, and how two are compared.
public enum Better {
    /// A rate, by its ratio.
    MORE {
        @Override
        double compare(double ours, double theirs) {
            return ours == theirs ? 1 : ours / theirs;
        }
    },
    /// A cost, by its ratio.
    LESS {
        @Override
        double compare(double ours, double theirs) {
            return ours == theirs ? 1 : theirs / ours;
        }
    },
    /// A delay in milliseconds, by its difference: it is well if it is not longer by more than one.
    NOT_LATER {
        @Override
        double compare(double ours, double theirs) {
            return ours - theirs;
        }

        @Override
        String heading(String ours) {
            return ours + " is later by";
        }

        @Override
        Verdict verdict(Interval interval) {
            if (interval.high() <= ALLOWED) {
                return Verdict.WITHIN;
            }
            return interval.low() > ALLOWED ? Verdict.LATE : Verdict.UNCLEAR;
        }

        @Override
        boolean isSettled(Interval interval) {
            return verdict(interval) != Verdict.UNCLEAR;
        }
    };

    private static final double ALLOWED = 1;
    private static final double NARROW = 0.07;

    /// Compares two figures of a round.
    ///
    /// @param ours   that of this library
    /// @param theirs that of the contestant
    /// @return how many times as good this library is: more than 1 if it is better; or by how much it is later
    abstract double compare(double ours, double theirs);

    /// Says what is compared.
    ///
    /// @param ours the name of a contestant of this library
    /// @return what stands above the comparisons with it
    String heading(String ours) {
        return ours + " is";
    }

    /// Says what is sure.
    ///
    /// @param interval of what was compared
    /// @return unclear if nothing is
    Verdict verdict(Interval interval) {
        if (interval.low() > 1) {
            return Verdict.AHEAD;
        }
        if (interval.high() < 1) {
            return Verdict.BEHIND;
        }
        return interval.low() >= 1 - NARROW && interval.high() <= 1 + NARROW ? Verdict.EVEN : Verdict.UNCLEAR;
    }

    /// Tells whether more rounds would not say more: the interval is narrower than 7 % to each side.
    ///
    /// @param interval of what was compared
    /// @return whether it will do
    boolean isSettled(Interval interval) {
        return interval.low() == interval.high()
                || interval.high() - interval.low() <= 2 * NARROW * interval.middle();
    }
}
