package dev.osock.option;

import java.util.List;
import java.util.Objects;

/// All keys that a socket has for TCP's authentication option: `struct tcp_ao_getsockopt`, one for each; the value of
/// [TcpOptions#AO_GET_KEYS].
///
/// @param keys the keys
public record TcpAoKeys(List<Entry> keys) {

    /// A key, and how many segments were received that it has signed. The numbers are unsigned.
    ///
    /// @param key the key
    /// @param good segments whose signature was right
    /// @param bad segments whose signature was wrong, which were dropped
    public record Entry(TcpAoKey key, long good, long bad) {

        /// Checks that nothing is null.
        public Entry {
            Objects.requireNonNull(key, "key");
        }
    }

    /// Copies the list.
    public TcpAoKeys {
        Objects.requireNonNull(keys, "keys");
        keys = List.copyOf(keys);
    }
}
