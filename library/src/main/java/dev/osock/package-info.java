/// Sockets as the operating system has them: [Socket] and the ways to wait on one.
@NullMarked
package dev.osock;

import org.jspecify.annotations.NullMarked;
