package dev.osock.conformance;

import dev.osock.conformance.term.Term;
import dev.osock.error.Reason;
import dev.osock.error.SocketException;

/// The reasons of failures, as the reference says them.
final class Reasons {

    static final Term INVALID_STATE = Term.tagged("invalid", Term.atom("state"));

    private Reasons() {}

    static Term of(Reason reason) {
        return reason instanceof Reason.Invalid ? INVALID_STATE : Term.atom(reason.otpName());
    }

    static Term of(SocketException failure) {
        return of(failure.reason());
    }

    static Term error(Term reason) {
        return Term.tagged("error", reason);
    }

    static Term error(SocketException failure) {
        return error(of(failure));
    }

    /// `{error, {Reason, Part}}` if there is a part, else `{error, Reason}`.
    static Term error(SocketException failure, boolean hasPart, Term part) {
        return error(hasPart ? Term.tuple(of(failure), part) : of(failure));
    }

    static boolean isAbout(SocketException failure, Reason.Invalid.Subject subject) {
        return failure.reason() instanceof Reason.Invalid invalid && invalid.subject() == subject;
    }
}
