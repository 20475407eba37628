package dev.osock.bench;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The figures of all rounds in their order, a sign for each: those that have two minds are seen to have them.
final class Strip {

    private static final String SIGNS = "▁▂▃▄▅▆▇█";
    private static final int MIDDLE = SIGNS.length() / 2;
    private static final int STEPS_PER_OCTAVE = 6;

    private Strip() {}

    static String of(double... figures) {
        double median = Interval.median(figures);
        return IntStream.range(0, figures.length)
                .map(i -> sign(figures[i], median))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static char sign(double figure, double median) {
        double octaves = figure == median ? 0 : Math.log(figure / median) / Math.log(2);
        double step = Math.floor(octaves * STEPS_PER_OCTAVE) + MIDDLE;
        return SIGNS.charAt((int) Math.clamp(step, 0, SIGNS.length() - 1));
    }
}
