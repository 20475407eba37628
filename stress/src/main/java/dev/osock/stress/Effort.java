package dev.osock.stress;

/// How much the tests try that count their rounds.
public final class Effort {

    /// Multiplies the rounds.
    public static final int FACTOR = Jcstress.Mode.chosen() == Jcstress.Mode.LONG ? 30 : 1;

    private Effort() {}
}
