package dev.osock.cli.output;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a command tells what happens while it runs: lines of text for people, or of a JSON object each for programs.
public final class Lines {

    private final PrintWriter out;
    private final boolean asJson;

    /// Makes it.
    ///
    /// @param out takes the lines
    /// @param asJson whether they are JSON
    public Lines(PrintWriter out, boolean asJson) {
        this.out = out;
        this.asJson = asJson;
    }

    /// Tells something.
    ///
    /// @param event what kind of a line it is, for programs
    /// @param text the line for people
    /// @param fields what it says, for programs: values as [Json] has them
    public void tell(String event, String text, Map<String, ? extends @Nullable Object> fields) {
        if (asJson) {
            var all = new LinkedHashMap<String, @Nullable Object>();
            all.put("event", event);
            all.putAll(fields);
            out.println(Json.line(all));
        } else {
            out.println(text);
        }
        out.flush();
    }
}
