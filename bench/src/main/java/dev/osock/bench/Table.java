package dev.osock.bench;

import dev.osock.bench.Block.Row;
import dev.osock.bench.Results.Calls;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Results in lines, which have at most 120 characters beside two contestants of this library.
public final class Table {

    /// What the columns mean.
    static final String LEGEND =
            """
                    A figure is the median of the rounds. The strip has a sign for each round: ▁ is less than 0.7 times
                    the median, ▄ and ▅ are about it, █ is 1.4 times or more. "osock is": how many times as good as the
                    contestant osock is, more than 1 if it is better, be it a rate or a cost; the median over the
                    rounds, in each of which all have their turn, and its interval of 95 % (bootstrap). Ahead or behind:
                    the interval is on one side of 1. Even: it is within 7 % of 1. Else unclear. "osock is later by":
                    milliseconds; within if the interval is not above 1 ms, late if all of it is.
                    """;

    private static final double EXACT = 100; // figures below are printed with two decimals
    private static final int TRACED = 70;

    private Table() {}

    /// Lays a block out.
    ///
    /// @param block the results
    /// @return a line for the head and one for each contestant; nothing if there are no figures at all
    static List<String> lines(Block block) {
        List<String> lines = new ArrayList<>();
        var head = new StringBuilder(String.format(Locale.ROOT, "%-57s", block.title() + ": " + block.metric().unit()));
        block.ours().forEach(ours -> head.append(cell(block.metric().better().heading(ours.contestant()))));
        for (Row row : block.rows()) {
            if (!row.trouble().isEmpty()) {
                lines.add(row.contestant() + ": not run: " + row.trouble());
            } else if (!row.figures().isEmpty()) {
                lines.add(line(block, row).stripTrailing());
            }
        }
        if (!lines.isEmpty()) {
            lines.addFirst(head.toString().stripTrailing());
        }
        return lines;
    }

    private static String line(Block block, Row row) {
        var line = new StringBuilder(String.format(
                Locale.ROOT, "%-19s %10s  %-24s", row.contestant(), number(Interval.median(row.values())),
                Strip.of(row.values())));
        for (Row ours : block.ours()) {
            line.append(cell(ours.equals(row) ? "" : compared(block, ours, row)));
        }
        return line.toString();
    }

    private static String cell(String text) {
        return String.format(Locale.ROOT, "  %-24s", text);
    }

    private static String compared(Block block, Row ours, Row row) {
        Interval interval = block.compare(ours, row);
        String bounds = interval.hasBounds() ? times(interval.low()) + ".." + times(interval.high()) + " " : "";
        return times(interval.middle()) + " " + bounds + block.metric().better().verdict(interval);
    }

    /// Lays a count of system calls out.
    ///
    /// @param calls the count
    /// @return the line
    static String line(Calls calls) {
        String parts = calls.parts().length() > TRACED ? calls.parts().substring(0, TRACED) + " …" : calls.parts();
        String sum = calls.sum() == 0 ? "" : times(calls.sum());
        return String.format(Locale.ROOT, "%-19s %10s  %s", calls.contestant(), sum, parts);
    }

    /// Writes a ratio or a difference.
    ///
    /// @param ratio such as 1.5
    /// @return two decimals, fewer of large ones
    static String times(double ratio) {
        if (Double.isInfinite(ratio)) {
            return ratio > 0 ? "∞" : "-∞";
        }
        double size = Math.abs(ratio);
        String digits = size < 10 ? "%.2f" : size < EXACT ? "%.1f" : "%.0f";
        return String.format(Locale.ROOT, digits, size < 0.005 ? 0 : ratio); // there is no -0.00
    }

    /// Writes a figure.
    ///
    /// @param figure any
    /// @return as many digits as are worth it
    static String number(double figure) {
        return String.format(Locale.ROOT, Math.abs(figure) < EXACT ? "%.2f" : "%,.0f", figure);
    }
}
