/// Sockets with the face of `java.net`: [OsockSocketFactory], [OsockServerSocketFactory] and
/// [OsockDatagramSocketFactory] make them.
@NullMarked
package dev.osock.net;

import org.jspecify.annotations.NullMarked;
