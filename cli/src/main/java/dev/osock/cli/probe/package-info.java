/// Probing hosts and the way to them: `osock ping` and `osock traceroute`.
@NullMarked
package dev.osock.cli.probe;

import org.jspecify.annotations.NullMarked;
