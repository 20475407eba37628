package dev.osock.internal.socket;

import dev.osock.kind.SocketCounters;

/// Who waits in the lanes of a socket, and what has been counted there.
///
/// @param counters what has been counted
/// @param readers how many receive, or wait to
/// @param writers how many send, or wait to
/// @param acceptors how many accept, or wait to
/// @param connectors how many connect
/// @param readSelected whether somebody has ever waited to read or accept
/// @param writeSelected whether somebody has ever waited to write or connect
record LaneCounts(
        SocketCounters counters,
        int readers,
        int writers,
        int acceptors,
        int connectors,
        boolean readSelected,
        boolean writeSelected) {}
