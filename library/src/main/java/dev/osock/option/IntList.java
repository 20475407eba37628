package dev.osock.option;

import java.util.List;

/// A list of unsigned numbers, such as those of groups.
///
/// @param values the numbers, 0..4294967295
public record IntList(List<Long> values) {

    /// Copies the list.
    public IntList {
        values = List.copyOf(values);
    }

    /// Prints the numbers.
    @Override
    public String toString() {
        return values.toString();
    }
}
