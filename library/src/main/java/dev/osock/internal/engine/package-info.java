/// What a socket is while it lives: its state, its lanes, who waits in them, and how each call ends.
@NullMarked
package dev.osock.internal.engine;

import org.jspecify.annotations.NullMarked;
