package dev.osock.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// A picture, drawn element by element.
final class Svg {

    private final StringBuilder body = new StringBuilder();
    private double height;

    private final double width;

    Svg(double width) {
        this.width = width;
    }

    /// Where text begins, or ends, or has its middle.
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    Svg text(double x, double y, Anchor anchor, String text) {
        return add(y, String.format(
                Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>", x, y,
                anchor.name().toLowerCase(Locale.ROOT), escape(text)));
    }

    Svg rectangle(double x, double y, double wide, double high, String colour) {
        return add(y + high, String.format(
                Locale.ROOT, "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>", x, y, wide,
                high, colour));
    }

    Svg line(double x1, double y1, double x2, double y2, String colour) {
        return add(Math.max(y1, y2), String.format(
                Locale.ROOT, "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>", x1, y1, x2, y2,
                colour));
    }

    Svg dot(double x, double y, String colour) {
        return add(y, String.format(
                Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>", x, y, colour));
    }

    private Svg add(double lowest, String element) {
        height = Math.max(height, lowest);
        body.append(element).append('\n');
        return this;
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    void write(Path file) throws IOException {
        Files.writeString(file, String.format(
                Locale.ROOT,
                """
                        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$.0f %2$.0f" \
                        width="%1$.0f" height="%2$.0f" font-family="sans-serif" font-size="12">
                        <rect width="100%%" height="100%%" fill="white"/>
                        """,
                width, height + 20) + body + "</svg>\n");
    }
}
