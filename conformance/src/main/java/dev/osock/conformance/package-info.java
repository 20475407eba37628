/// The port program: it drives the library for an Erlang node, in the terms of Erlang's `socket`.
@NullMarked
package dev.osock.conformance;

import org.jspecify.annotations.NullMarked;
