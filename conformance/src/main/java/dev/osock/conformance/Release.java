package dev.osock.conformance;

import dev.osock.conformance.term.Term;

/// The release of Erlang/OTP that the node is of. The library is the same for all: what differs is how a value is said.
final class Release {

    private static final int OLDEST = 25;

    private static volatile int release = OLDEST;

    private Release() {}

    /// Takes note of what the node says of itself.
    static void greet(Term.Dictionary hello) {
        if (hello.get("otp_release") instanceof Term.Int number && number.isInt()) {
            release = number.value().intValue();
        }
    }

    static boolean isSince(int wanted) {
        return release >= wanted;
    }
}
