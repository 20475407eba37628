/// Sockets as the operating system has them: [Socket], the ways to wait on one ([BlockingIo], [NowaitIo]), and
/// [Sockets] to connect and listen in one line.
@NullMarked
package dev.osock;

import org.jspecify.annotations.NullMarked;
