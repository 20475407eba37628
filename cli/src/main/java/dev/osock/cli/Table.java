package dev.osock.cli;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows, printed in columns for people or as JSON for programs: numbers and booleans as such, what is not there as
/// null, all else as text.
final class Table {

    private final List<String> titles;
    private final List<List<@Nullable Object>> rows = new ArrayList<>();

    Table(String... titles) {
        this.titles = List.of(titles);
    }

    /// Adds a row.
    ///
    /// @param cells a cell for each title; null for one that is empty
    void add(@Nullable Object... cells) {
        rows.add(Arrays.asList(cells));
    }

    void print(PrintWriter out, boolean asJson) {
        if (asJson) {
            printJson(out);
        } else {
            printColumns(out);
        }
        out.flush();
    }

    private void printJson(PrintWriter out) {
        var objects = new JsonArray();
        for (List<@Nullable Object> row : rows) {
            var object = new JsonObject();
            for (int i = 0; i < row.size(); i++) {
                object.add(titles.get(i), json(row.get(i)));
            }
            objects.add(object);
        }
        out.println(new GsonBuilder()
                .setPrettyPrinting()
                .disableHtmlEscaping()
                .serializeNulls()
                .create()
                .toJson(objects));
    }

    private static JsonElement json(@Nullable Object cell) {
        return switch (cell) {
            case null -> JsonNull.INSTANCE;
            case Number number -> new JsonPrimitive(number);
            case Boolean truth -> new JsonPrimitive(truth);
            default -> new JsonPrimitive(cell.toString());
        };
    }

    private void printColumns(PrintWriter out) {
        int[] widths = new int[titles.size()];
        List<List<String>> all = new ArrayList<>(List.of(titles));
        for (List<@Nullable Object> row : rows) {
            all.add(row.stream().map(cell -> cell == null ? "-" : cell.toString()).toList());
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
}
