package dev.osock.bench;

import dev.osock.bench.Svg.Anchor;
import java.util.List;

/// The ratios of one workload as bars, on a logarithmic scale from 1/8 to 8: to the right osock is better.
final class BarChart {

    private static final double LEFT = 190;
    private static final double WIDTH = 400;
    private static final double STEP = 18;
    private static final double OCTAVES = 3; // to each side
    private static final double MIDDLE = LEFT + WIDTH / 2;

    private BarChart() {}

    static Svg of(String title, List<Block> blocks) {
        var svg = new Svg(LEFT + WIDTH + 70);
        svg.text(10, 20, Anchor.START, title);
        svg.text(10, 38, Anchor.START, "to the right of 1: osock is so many times as good as the contestant");
        double y = 50;
        for (Block block : blocks) {
            y += STEP + 4;
            svg.text(10, y, Anchor.START, block.title() + " [" + block.metric().unit() + "]");
            double top = y + 4;
            for (Block.Row row : block.rows()) {
                if (block.ratio(row).isEmpty()) {
                    continue;
                }
                y += STEP;
                bar(svg, row.contestant(), block.ratio(row).getAsDouble(), y);
            }
            svg.line(MIDDLE, top, MIDDLE, y + 4, "black");
        }
        y += STEP;
        for (int octave = (int) -OCTAVES; octave <= OCTAVES; octave++) {
            String label = octave < 0 ? "1/" + (1 << -octave) : Integer.toString(1 << octave);
            svg.text(MIDDLE + octave * WIDTH / 2 / OCTAVES, y, Anchor.MIDDLE, label);
        }
        return svg;
    }

    private static void bar(Svg svg, String contestant, double ratio, double y) {
        double octaves = Math.clamp(Math.log(ratio) / Math.log(2), -OCTAVES, OCTAVES);
        double length = octaves * WIDTH / 2 / OCTAVES;
        svg.text(LEFT - 8, y, Anchor.END, contestant);
        svg.rectangle(
                MIDDLE + Math.min(0, length), y - 11, Math.max(1, Math.abs(length)), STEP - 5,
                ratio < 1 ? "#d08770" : "#5e81ac");
        svg.text(LEFT + WIDTH + 8, y, Anchor.START, Table.times(ratio));
    }
}
