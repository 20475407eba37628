/// What kind of socket: its [Domain], [Type] and [Protocol], as open values over the operating system's numbers; which
/// of its directions is meant ([Shutdown]); and whether there is such a thing ([Support]).
@NullMarked
package dev.osock.kind;

import org.jspecify.annotations.NullMarked;
