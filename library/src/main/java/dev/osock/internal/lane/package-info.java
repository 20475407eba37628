/// Whose turn it is in one direction of a socket, and the one loop that tries, waits and tries again.
@NullMarked
package dev.osock.internal.lane;

import org.jspecify.annotations.NullMarked;
