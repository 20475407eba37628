/// Which sockets exist, which are lost, and who monitors them. Knows none of the types it keeps.
@NullMarked
package dev.osock.internal.registry;

import org.jspecify.annotations.NullMarked;
