package dev.osock.cli.demo;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/// Tells who did what, one line each, from any thread.
final class Transcript {

    private final PrintWriter out;

    Transcript(PrintWriter out) {
        this.out = out;
    }

    /// Prints a line of its own.
    synchronized void line(String text) {
        out.println(text);
        out.flush();
    }

    /// Prints who did what.
    void say(String who, String what) {
        line("  %-8s %s".formatted(who, what));
    }

    /// Prints a number with commas: `65,536`.
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /// Prints a number of things: `1 client`, `1,000 clients`.
    static String count(long number, String thing) {
        return count(number) + " " + thing + (number == 1 ? "" : "s");
    }

    /// Prints the time since a [System#nanoTime()], in milliseconds or seconds.
    static String since(long start) {
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        return time.toMillis() < 1000
                ? time.toMillis() + " ms"
                : String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1e3);
    }
}
