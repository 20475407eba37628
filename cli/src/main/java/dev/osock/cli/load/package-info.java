/// The flood and the sink: a pair that measures how much goes through a network, and what is lost on the way.
@NullMarked
package dev.osock.cli.load;

import org.jspecify.annotations.NullMarked;
