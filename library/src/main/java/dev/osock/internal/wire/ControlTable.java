package dev.osock.internal.wire;

import dev.osock.internal.abi.Abi;
import dev.osock.message.ControlType;
import dev.osock.message.ControlTypes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The types of control messages that this platform has, with their numbers.
final class ControlTable {

    /// A type with its numbers.
    record Row(int level, int number, ControlType<?> type) {}

    private static final Row[] ROWS = rows().toArray(Row[]::new);

    private ControlTable() {}

    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (ControlType<?> type : ControlTypes.all()) {
            var level = Abi.current().find(type.level());
            var number = Abi.current().find(type.symbol());
            if (level.isPresent() && number.isPresent()) {
                rows.add(new Row(level.getAsInt(), number.getAsInt(), type));
            }
        }
        return rows;
    }

    /// Finds the numbers of a type.
    ///
    /// @throws IllegalArgumentException if the platform has none
    static Row row(ControlType<?> type) {
        for (Row row : ROWS) {
            if (row.type.equals(type)) {
                return row;
            }
        }
        int level = Abi.current().number(type.level());
        return new Row(level, Abi.current().number(type.symbol()), type);
    }

    /// Finds the type of numbers.
    static @Nullable ControlType<?> type(int level, int number) {
        for (Row row : ROWS) {
            if (row.level == level && row.number == number) {
                return row.type;
            }
        }
        return null;
    }
}
