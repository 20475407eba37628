package dev.osock.option;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;

/// What the kernel knows about a connection of Multipath TCP: `struct mptcp_info`, as much of it as this kernel has.
///
/// @param values the numbers by their names in C without `mptcpi_`, in the order of the structure: `subflows` (beside
///     the first one), `token`, `bytes_sent`, …; unsigned
public record MptcpInfo(Map<String, Long> values) {

    /// Copies the map.
    public MptcpInfo {
        Objects.requireNonNull(values, "values");
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /// Returns one of the numbers.
    ///
    /// @param name such as `subflows`
    /// @return the value, or nothing if this kernel does not have it
    public OptionalLong value(String name) {
        Objects.requireNonNull(name, "name");
        Long value = values.get(name);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
