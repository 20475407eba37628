/// What kind of socket: its [Domain], [Type] and [Protocol], as open values over the operating system's numbers.
@NullMarked
package dev.osock.kind;

import org.jspecify.annotations.NullMarked;
