package dev.osock.conformance;

import dev.osock.conformance.term.Term;

/// What the reference raises instead of returning.
final class Raised extends RuntimeException {

    private static final long serialVersionUID = 1;

    final transient Term reason;

    Raised(Term reason) {
        super(reason.toString(), null, false, false);
        this.reason = reason;
    }

    static Raised badarg() {
        return new Raised(Term.atom("badarg"));
    }

    static Raised functionClause() {
        return new Raised(Term.atom("function_clause"));
    }

    static Raised invalid(Term what) {
        return new Raised(Term.tagged("invalid", what));
    }

    static Raised caseClause(Term what) {
        return new Raised(Term.tagged("case_clause", what));
    }
}
