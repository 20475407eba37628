package dev.osock.internal.socket;

import java.util.Map;

/// Who waits in the lanes of a socket, and what has been counted there.
///
/// @param counters by OTP's names
/// @param readers how many receive, or wait to
/// @param writers how many send, or wait to
/// @param acceptors how many accept, or wait to
/// @param connectors how many connect
/// @param readSelected whether somebody has ever waited to read or accept
/// @param writeSelected whether somebody has ever waited to write or connect
record LaneCounts(
        Map<String, Long> counters,
        int readers,
        int writers,
        int acceptors,
        int connectors,
        boolean readSelected,
        boolean writeSelected) {}
