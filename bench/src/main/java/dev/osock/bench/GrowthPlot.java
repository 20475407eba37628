package dev.osock.bench;

import dev.osock.bench.Svg.Anchor;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Rates by the number of connections, both on logarithmic scales, a panel for each series.
final class GrowthPlot {

    private static final List<String> COLOURS =
            List.of("#5e81ac", "#bf616a", "#a3be8c", "#b48ead", "#d08770", "#4c566a", "#88c0d0", "#ebcb8b");
    private static final double LEFT = 90;
    private static final double WIDTH = 420;
    private static final double HEIGHT = 260;
    private static final double PANEL = HEIGHT + 90;
    private static final double X_DECADES = 4; // 1 to 10,000
    private static final double FLOOR = 4; // 10^4 and two decades above
    private static final double Y_DECADES = 2;

    private GrowthPlot() {}

    /// Draws all blocks that have a point.
    static Svg of(List<Block> blocks) {
        var svg = new Svg(LEFT + WIDTH + 160);
        Set<String> series = new LinkedHashSet<>();
        blocks.stream().map(Block::point).filter(Objects::nonNull).forEach(point -> series.add(point.series()));
        double top = 10;
        for (String each : series) {
            panel(svg, top, each, curves(blocks, each));
            top += PANEL;
        }
        return svg;
    }

    private static Map<String, SortedMap<Integer, Double>> curves(List<Block> blocks, String series) {
        Map<String, SortedMap<Integer, Double>> curves = new LinkedHashMap<>();
        for (Block block : blocks) {
            if (block.point() != null && block.point().series().equals(series)) {
                for (Block.Row row : block.rows()) {
                    if (!row.figures().isEmpty()) {
                        curves.computeIfAbsent(row.contestant(), _ -> new TreeMap<>())
                                .put(block.point().connections(), Interval.median(row.values()));
                    }
                }
            }
        }
        return curves;
    }

    private static void panel(Svg svg, double top, String title, Map<String, SortedMap<Integer, Double>> curves) {
        double bottom = top + 40 + HEIGHT;
        svg.text(LEFT, top + 20, Anchor.START, title + ": round trips per second, by connections");
        for (int decade = 0; decade <= X_DECADES; decade++) {
            double x = x(Math.pow(10, decade));
            svg.line(x, bottom - HEIGHT, x, bottom, "#ddd");
            svg.text(x, bottom + 16, Anchor.MIDDLE, "%,d".formatted((int) Math.pow(10, decade)));
        }
        for (int decade = 0; decade <= Y_DECADES; decade++) {
            double value = Math.pow(10, FLOOR + decade);
            svg.line(LEFT, y(value, bottom), LEFT + WIDTH, y(value, bottom), "#ddd");
            svg.text(LEFT - 8, y(value, bottom) + 4, Anchor.END, "%,d".formatted((int) value));
        }
        int number = 0;
        for (var curve : curves.entrySet()) {
            String colour = COLOURS.get(number % COLOURS.size());
            draw(svg, curve.getValue(), bottom, colour);
            double y = bottom - HEIGHT + 14 + number * 18;
            svg.rectangle(LEFT + WIDTH + 16, y - 9, 10, 10, colour);
            svg.text(LEFT + WIDTH + 32, y, Anchor.START, curve.getKey());
            number++;
        }
    }

    private static void draw(Svg svg, SortedMap<Integer, Double> points, double bottom, String colour) {
        double fromX = Double.NaN;
        double fromY = Double.NaN;
        for (var point : points.entrySet()) {
            double x = x(point.getKey());
            double y = y(point.getValue(), bottom);
            if (!Double.isNaN(fromX)) {
                svg.line(fromX, fromY, x, y, colour);
            }
            svg.dot(x, y, colour);
            fromX = x;
            fromY = y;
        }
    }

    private static double x(double connections) {
        return LEFT + Math.log10(connections) / X_DECADES * WIDTH;
    }

    private static double y(double rate, double bottom) {
        return bottom - Math.clamp((Math.log10(rate) - FLOOR) / Y_DECADES, 0, 1) * HEIGHT;
    }
}
