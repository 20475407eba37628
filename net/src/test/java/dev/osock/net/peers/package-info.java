/// Real servers and clients, which speak to each other through `osock-net`.
@NullMarked
package dev.osock.net.peers;

import org.jspecify.annotations.NullMarked;
