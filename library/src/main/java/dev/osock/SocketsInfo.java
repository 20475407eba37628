package dev.osock;

import java.util.Map;

/// What is known about the library as a whole. OTP's `info/0`.
///
/// @param counters how many open sockets there are, by OTP's names: `num_sockets`, `num_dinet`, `num_tstreams`, …; and
///     `num_cnt_bits`, the size of a socket's counters
/// @param iovMax the most buffers that one system call takes, `IOV_MAX`
/// @param useRegistry whether sockets that are opened enter the registry
/// @param debug whether every call is traced
/// @param socketDebug whether sockets that are opened have [OtpOptions#DEBUG] on
/// @param iow whether sockets that are opened have [OtpOptions#IOW] on: they never have
public record SocketsInfo(
        Map<String, Integer> counters,
        int iovMax,
        boolean useRegistry,
        boolean debug,
        boolean socketDebug,
        boolean iow) {

    /// Copies the map.
    public SocketsInfo {
        counters = Map.copyOf(counters);
    }
}
