/// The life of one descriptor: how it comes to be, what is known of it, how it is closed.
@NullMarked
package dev.osock.internal.socket;

import org.jspecify.annotations.NullMarked;
