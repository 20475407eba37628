/// Erlang's terms, and the external term format, which is how they travel.
@NullMarked
package dev.osock.conformance.term;

import org.jspecify.annotations.NullMarked;
