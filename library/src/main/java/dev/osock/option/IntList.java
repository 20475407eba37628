package dev.osock.option;

import java.util.List;
import java.util.Objects;

/// A list of unsigned numbers, such as those of groups.
///
/// @param values the numbers, 0..4294967295
public record IntList(List<Long> values) {

    /// Copies the list.
    public IntList {
        Objects.requireNonNull(values, "values");
        values = List.copyOf(values);
    }

    /// Prints the numbers.
    @Override
    public String toString() {
        return values.toString();
    }
}
