package dev.osock.platforms;

/// How many tests have ended in which way.
record Counts(int passed, int failed, int skipped) {
    static final Counts NONE = new Counts(0, 0, 0);

    Counts plus(Counts other) {
        return new Counts(passed + other.passed, failed + other.failed, skipped + other.skipped);
    }

    /// Reads what [#toString] has written.
    static Counts parse(String text) {
        String[] words = text.replace(",", "").split(" ", -1);
        return new Counts(Integer.parseInt(words[0]), Integer.parseInt(words[2]), Integer.parseInt(words[4]));
    }

    @Override
    public String toString() {
        return passed + " passed, " + failed + " failed, " + skipped + " skipped";
    }
}
