package dev.osock;

import java.util.Map;
import java.util.Objects;

/// What is known about the library as a whole: [Sockets#info()]. OTP's `info/0`.
///
/// @param counters how many sockets are open, by name: all (`num_sockets`), of a domain (`num_dinet`, `num_dinet6`,
///     `num_dlocal`), of a type (`num_tstreams`, `num_tdgrams`, `num_tseqpkgs`), of a protocol (`num_ptcp`, `num_pudp`,
///     `num_psctp`, `num_pip`); and `num_cnt_bits`, how many bits the counters of a socket have: 64. The names are
///     OTP's.
/// @param iovMax the most buffers that one system call takes, `IOV_MAX`: 1024
/// @param useRegistry whether sockets that are opened from now on are listed, [SocketRegistry#isEnabled()]
/// @param debug whether every call on every socket is logged, [SocketTracing#startAll()]
/// @param socketDebug whether sockets that are opened have [OtpOptions#DEBUG] on, [SocketTracing#startNew()]
/// @param iow whether sockets that are opened have [OtpOptions#IOW] on: always false
public record SocketsInfo(
        Map<String, Integer> counters,
        int iovMax,
        boolean useRegistry,
        boolean debug,
        boolean socketDebug,
        boolean iow) {

    /// Copies the map.
    public SocketsInfo {
        Objects.requireNonNull(counters, "counters");
        counters = Map.copyOf(counters);
    }
}
