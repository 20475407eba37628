package dev.osock.stress;

/// How much the tests try that count their rounds, or that choose among what they may try.
public final class Effort {

    /// Multiplies the rounds.
    public static final int FACTOR = isLong() ? 30 : 1;

    /// What random choices begin with: given by `-Dosock.stress.seed=`, or another one each time. A failure names it.
    public static final long SEED = Long.getLong("osock.stress.seed", System.nanoTime() & 0xFFFF_FFFFL);

    private Effort() {}

    /// Tells whether the build asks for all that there is to be tried.
    public static boolean isLong() {
        return Jcstress.Mode.chosen() == Jcstress.Mode.LONG;
    }
}
