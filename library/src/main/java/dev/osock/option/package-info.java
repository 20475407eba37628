/// Socket options: [SocketOption], the lists of them level by level ([SocketOptions], [IpOptions], [TcpOptions], …),
/// and the types that their values have.
@NullMarked
package dev.osock.option;

import org.jspecify.annotations.NullMarked;
