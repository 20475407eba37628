/// Socket options: [SocketOption], the catalogues of them, and the values some of them have.
@NullMarked
package dev.osock.option;

import org.jspecify.annotations.NullMarked;
