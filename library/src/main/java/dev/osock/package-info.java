/// Sockets as the operating system has them: [Socket], the ways to wait on one ([BlockingIo], [NowaitIo]), and
/// [Sockets] to connect and listen in one line.
///
/// @see <a href="{@docRoot}/dev.osock/doc-files/guide/waiting.html">Waiting, in the guide</a>
@NullMarked
package dev.osock;

import org.jspecify.annotations.NullMarked;
