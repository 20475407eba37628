package dev.osock.option;

import java.util.List;

/// The connections of TCP that one of Multipath TCP is made of, and what the kernel knows about each.
///
/// @param subflows what is known about each connection
public record MptcpTcpInfo(List<TcpInfo> subflows) {

    /// Copies the list.
    public MptcpTcpInfo {
        subflows = List.copyOf(subflows);
    }
}
