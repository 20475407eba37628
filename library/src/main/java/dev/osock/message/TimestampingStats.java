package dev.osock.message;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;

/// Statistics of a TCP connection at the moment when one of its packets got a time stamp: attributes `TCP_NLA_*`, as
/// many as this kernel has; the value of [ControlTypes#TIMESTAMPING_OPT_STATS].
///
/// @param values the numbers by their lower-case names in C without `TCP_NLA_`: `busy` (microseconds), `delivery_rate`
///     (bytes per second), `srtt` (microseconds), …; those without a name by their decimal numbers; unsigned
public record TimestampingStats(Map<String, Long> values) {

    /// Copies the map.
    public TimestampingStats {
        Objects.requireNonNull(values, "values");
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /// Returns one of the numbers.
    ///
    /// @param name such as `srtt`
    /// @return the value, or nothing if this kernel does not tell it
    public OptionalLong value(String name) {
        Objects.requireNonNull(name, "name");
        Long value = values.get(name);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
