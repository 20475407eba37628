package dev.osock.option;

import java.util.List;
import java.util.Objects;

/// What the kernel knows about each of the TCP connections that a connection of Multipath TCP is made of:
/// [MptcpOptions#TCPINFO].
///
/// @param subflows what is known about each connection
public record MptcpTcpInfo(List<TcpInfo> subflows) {

    /// Copies the list.
    public MptcpTcpInfo {
        Objects.requireNonNull(subflows, "subflows");
        subflows = List.copyOf(subflows);
    }
}
