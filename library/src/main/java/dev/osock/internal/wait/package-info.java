/// How a thread waits, how long, and how a wait ends.
@NullMarked
package dev.osock.internal.wait;

import org.jspecify.annotations.NullMarked;
