package dev.osock.cli.output;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Rows, printed in columns for people or as a JSON array of objects for programs.
public final class Table {

    private final List<String> titles;
    private final List<List<@Nullable Object>> rows = new ArrayList<>();

    /// Makes one without rows.
    ///
    /// @param titles of the columns
    public Table(String... titles) {
        this.titles = List.of(titles);
    }

    /// A cell that is empty for a reason. JSON has null, and the reason as the row's `error`.
    ///
    /// @param why the reason, which a column has in its place
    public record Refusal(String why) {

        @Override
        public String toString() {
            return why;
        }
    }

    /// Adds a row.
    ///
    /// @param cells a cell for each title, as [Json] has them; null for one that is empty
    public void add(@Nullable Object... cells) {
        rows.add(Arrays.asList(cells));
    }

    /// Prints all rows.
    ///
    /// @param out takes them
    /// @param asJson whether as JSON
    public void print(PrintWriter out, boolean asJson) {
        if (asJson) {
            out.println(Json.pretty(rows.stream().map(this::object).toList()));
        } else {
            printColumns(out);
        }
        out.flush();
    }

    private Map<String, @Nullable Object> object(List<@Nullable Object> row) {
        var object = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < row.size(); i++) {
            if (row.get(i) instanceof Refusal(String why)) {
                object.put(titles.get(i), null);
                object.put("error", why);
            } else {
                object.put(titles.get(i), row.get(i));
            }
        }
        return object;
    }

    private void printColumns(PrintWriter out) {
        int[] widths = new int[titles.size()];
        List<List<String>> all = new ArrayList<>(List.of(titles));
        for (List<@Nullable Object> row : rows) {
            all.add(row.stream().map(Table::text).toList());
        }
        for (List<String> row : all) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : all) {
            var line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                line.append(row.get(i)).repeat(' ', widths[i] - row.get(i).length() + 2);
            }
            out.println(line.toString().stripTrailing());
        }
    }

    private static String text(@Nullable Object cell) {
        return switch (cell) {
            case null -> "-";
            case List<?> list when list.isEmpty() -> "-";
            case List<?> list -> list.stream().map(Object::toString).collect(Collectors.joining(","));
            default -> cell.toString();
        };
    }
}
