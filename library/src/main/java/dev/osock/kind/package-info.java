/// What sort of socket it is: its [Domain], [Type] and [Protocol], each of which is any number of the operating
/// system's; which of its directions is meant ([Shutdown]); whether the system has something ([Support]); and what is
/// known about one socket at a moment ([ReadState], [WriteState], [SocketCounters], [Origin]).
@NullMarked
package dev.osock.kind;

import org.jspecify.annotations.NullMarked;
