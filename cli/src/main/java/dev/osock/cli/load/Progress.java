package dev.osock.cli.load;

import dev.osock.cli.output.Lines;
import java.util.LinkedHashMap;
import java.util.Locale;

/// Tells each second what went in it. Moments are those of [System#nanoTime()].
final class Progress {

    private static final long SECOND = 1_000_000_000;

    /// What is left at the end is not told of if it is shorter.
    private static final long SHORTEST = SECOND / 10;

    private final Lines lines;
    private final Counted counted;
    private final long start;

    /// When the next line is due.
    private long next;

    /// What has been told so far.
    private Figures told = Figures.NONE;

    Progress(Lines lines, Counted counted, long start) {
        this.lines = lines;
        this.counted = counted;
        this.start = start;
        next = start + SECOND;
    }

    long next() {
        return next;
    }

    /// Tells what is due.
    void tell(long now) {
        if (now - next >= 0) {
            print(now);
            while (now - next >= 0) {
                next += SECOND;
            }
        }
    }

    /// Tells of what is left, unless it is too short to say anything.
    void end(long now) {
        if (now - start - told.nanos() >= SHORTEST) {
            print(now);
        }
    }

    private void print(long now) {
        Figures all = counted.figures(now - start);
        Figures part = all.since(told);
        told = all;
        var fields = new LinkedHashMap<String, Object>();
        fields.put("time_seconds", all.seconds());
        fields.putAll(part.fields());
        lines.tell("progress", String.format(Locale.ROOT, "%8.2f s", all.seconds()) + part.line(), fields);
    }
}
