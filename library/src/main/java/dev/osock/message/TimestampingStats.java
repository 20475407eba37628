package dev.osock.message;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/// How a connection was when one of its packets was stamped: attributes `TCP_NLA_*`, as many as this kernel has.
///
/// @param values by the operating system's names without their prefix: `busy` (microseconds), `delivery_rate` (bytes
///     per second), `srtt` (microseconds), …; those that are not known here by their numbers; unsigned
public record TimestampingStats(Map<String, Long> values) {

    /// Copies the map.
    public TimestampingStats {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /// Gives one value.
    ///
    /// @param name such as `srtt`
    /// @return the value, or nothing if this kernel does not tell it
    public OptionalLong value(String name) {
        Long value = values.get(name);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
