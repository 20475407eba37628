/// Socket addresses: [Sockaddr] and its kinds, and what they are made of; and bytes as a value, [RawBytes], wherever
/// the library does not interpret them.
///
/// All are immutable values, and none looks a host name up: [dev.osock.Sockets#connect(String, int)] does, and
/// [java.net.InetAddress] with [Sockaddr#from].
@NullMarked
package dev.osock.address;

import org.jspecify.annotations.NullMarked;
