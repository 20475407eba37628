/// What kind of socket: its [Domain], [Type] and [Protocol], as open values over the operating system's numbers; which
/// of its directions is meant ([Shutdown]); whether there is such a thing ([Support]); and what is known about one at a
/// moment ([ReadState], [WriteState], [SocketCounters], [Origin]).
@NullMarked
package dev.osock.kind;

import org.jspecify.annotations.NullMarked;
