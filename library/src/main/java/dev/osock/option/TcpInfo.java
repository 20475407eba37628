package dev.osock.option;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/// What the kernel knows about a connection: `struct tcp_info`, as much of it as this kernel has.
///
/// @param values by the operating system's names without their prefix, in its order: `state`, `rtt` (microseconds), …;
///     unsigned
public record TcpInfo(Map<String, Long> values) {

    /// Copies the map.
    public TcpInfo {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /// Gives one value.
    ///
    /// @param name such as `rtt`
    /// @return the value, or nothing if this kernel does not have it
    public OptionalLong value(String name) {
        Long value = values.get(name);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
