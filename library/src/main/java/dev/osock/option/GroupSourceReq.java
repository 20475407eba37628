package dev.osock.option;

import dev.osock.address.Sockaddr;

/// A multicast group of either family on an interface, and a source: `struct group_source_req`.
///
/// @param iface the interface's number; 0 lets the system choose
/// @param group the group; its port does not matter
/// @param source the source; its port does not matter
public record GroupSourceReq(int iface, Sockaddr group, Sockaddr source) {}
