package dev.osock.cli;

import com.google.gson.GsonBuilder;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Rows of text, printed in columns for people or as JSON for programs.
final class Table {

    private final List<String> titles;
    private final List<List<String>> rows = new ArrayList<>();

    Table(String... titles) {
        this.titles = List.of(titles);
    }

    void add(String... cells) {
        rows.add(List.of(cells));
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
        List<Map<String, String>> objects = new ArrayList<>();
        for (List<String> row : rows) {
            Map<String, String> object = new LinkedHashMap<>();
            for (int i = 0; i < row.size(); i++) {
                object.put(titles.get(i), row.get(i));
            }
            objects.add(object);
        }
        out.println(new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(objects));
    }

    private void printColumns(PrintWriter out) {
        int[] widths = new int[titles.size()];
        List<List<String>> all = new ArrayList<>(List.of(titles));
        all.addAll(rows);
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
