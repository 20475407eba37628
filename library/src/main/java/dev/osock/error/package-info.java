/// Why a call failed: [SocketException] and its kinds, the [Reason] that each has, and the error numbers of the
/// operating system, [Errno].
@NullMarked
package dev.osock.error;

import org.jspecify.annotations.NullMarked;
