package dev.osock.bench;

import dev.osock.bench.Block.Row;
import java.io.PrintStream;
import java.util.Locale;

/// Prints results as they come.
public final class Table {

    private static final String LAYOUT = "%-30s %-18s %11s  %-27s %-14s %6s%n";
    private static final double EXACT = 100; // figures below are printed with two decimals

    private final PrintStream out;

    /// Makes a table.
    ///
    /// @param out where to print it
    public Table(PrintStream out) {
        this.out = out;
    }

    /// Prints what the columns are.
    public void head() {
        out.println(
                "ratio: osock to the contestant, by medians; more than 1 means that osock is better, 1 that it is as good,");
        out.println("whether the unit is a rate or a cost");
        out.println();
        out.printf(LAYOUT, "workload", "contestant", "median", "spread (min..max)", "unit", "ratio");
    }

    /// Prints a block.
    ///
    /// @param block the results
    public void print(Block block) {
        for (Row row : block.rows()) {
            switch (row.outcome()) {
                case Outcome.Measured measured when Double.isNaN(measured.median()) -> {
                    // it has no such figure
                }
                case Outcome.Measured measured -> out.printf(
                        LAYOUT,
                        block.title(),
                        row.contestant(),
                        number(measured.median()),
                        number(measured.min()) + ".." + number(measured.max()),
                        block.metric().unit(),
                        block.ratio(row).stream().mapToObj(Table::times).findFirst().orElse(""));
                case Outcome.NotRun(String reason) -> out.printf(
                        "%-30s %-18s not run: %s%n", block.title(), row.contestant(), reason);
            }
        }
        out.flush();
    }

    /// Writes a ratio.
    ///
    /// @param ratio such as 1.5
    /// @return two decimals
    static String times(double ratio) {
        return Double.isInfinite(ratio) ? "∞" : String.format(Locale.ROOT, "%.2f", ratio);
    }

    /// Writes a figure.
    ///
    /// @param figure any
    /// @return as many digits as are worth it
    static String number(double figure) {
        return String.format(Locale.ROOT, Math.abs(figure) < EXACT ? "%.2f" : "%,.0f", figure);
    }
}
