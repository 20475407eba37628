/// The demo: acts that play on real sockets and verify what they see.
@NullMarked
package dev.osock.cli.demo;

import org.jspecify.annotations.NullMarked;
