package dev.osock.conformance;

import dev.osock.conformance.term.Term;
import java.util.List;

/// A call that an Erlang process made.
///
/// @param reference names it in its answer
/// @param function the function's name
/// @param arguments what it was given
record Request(Term.Reference reference, String function, List<Term> arguments) {}
