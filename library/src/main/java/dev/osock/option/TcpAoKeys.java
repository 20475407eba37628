package dev.osock.option;

import java.util.List;

/// The keys that a socket has for TCP's authentication option: as many `struct tcp_ao_getsockopt`.
///
/// @param keys the keys
public record TcpAoKeys(List<Entry> keys) {

    /// A key and what has come of it.
    ///
    /// @param key the key
    /// @param good how many segments were signed right
    /// @param bad how many were not, and were dropped
    public record Entry(TcpAoKey key, long good, long bad) {}

    /// Copies the list.
    public TcpAoKeys {
        keys = List.copyOf(keys);
    }
}
