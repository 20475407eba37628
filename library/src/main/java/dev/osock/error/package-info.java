/// Why a call failed: [SocketException] and its kinds, and the [Reason] each carries.
@NullMarked
package dev.osock.error;

import org.jspecify.annotations.NullMarked;
