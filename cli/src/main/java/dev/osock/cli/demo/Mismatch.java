package dev.osock.cli.demo;

import java.util.List;

/// Tells what was not as it must be.
final class Mismatch extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<String> differences;

    Mismatch(List<String> differences) {
        super(String.join("; ", differences));
        this.differences = List.copyOf(differences);
    }

    /// Gives one line for each difference.
    List<String> differences() {
        return differences;
    }

    static void verify(String what, Object actual, Object expected) throws Mismatch {
        if (!actual.equals(expected)) {
            throw new Mismatch(List.of(what + " is " + actual + ", not " + expected));
        }
    }
}
