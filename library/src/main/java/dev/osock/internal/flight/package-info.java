/// What a flight recording of the virtual machine sees of sockets: events of `jdk.jfr`. They are made and filled here,
/// and nowhere else is anything of `jdk.jfr` named.
@NullMarked
package dev.osock.internal.flight;

import org.jspecify.annotations.NullMarked;
