package dev.osock.option;

import java.util.List;

/// What the kernel knows about each of the TCP connections that a connection of Multipath TCP is made of:
/// [MptcpOptions#TCPINFO].
///
/// @param subflows what is known about each connection
public record MptcpTcpInfo(List<TcpInfo> subflows) {

    /// Copies the list.
    public MptcpTcpInfo {
        subflows = List.copyOf(subflows);
    }
}
