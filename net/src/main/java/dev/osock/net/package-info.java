/// Sockets with the face of `java.net`: [OsockSocketFactory] and [OsockServerSocketFactory] make them.
@NullMarked
package dev.osock.net;

import org.jspecify.annotations.NullMarked;
