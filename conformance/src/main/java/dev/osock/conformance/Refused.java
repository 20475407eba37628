package dev.osock.conformance;

import dev.osock.conformance.term.Term;

/// What the reference returns as `{error, Reason}` for an argument that it cannot use.
final class Refused extends Exception {

    private static final long serialVersionUID = 1;

    final transient Term reason;

    Refused(Term reason) {
        super(reason.toString(), null, false, false);
        this.reason = reason;
    }

    static Refused invalid(Term what) {
        return new Refused(Term.tagged("invalid", what));
    }

    /// `{error, {invalid, {subject, what…}}}`.
    static Refused invalid(String subject, Term... what) {
        return invalid(Term.tagged(subject, what));
    }

    static Refused closed() {
        return new Refused(Term.atom("closed"));
    }
}
