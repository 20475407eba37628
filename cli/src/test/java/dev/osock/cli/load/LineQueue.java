package dev.osock.cli.load;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.osock.testing.Patience;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Takes what a command prints on one thread, for another that reads it line by line.
public final class LineQueue extends Writer {

    private final StringBuilder line = new StringBuilder();
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    @Override
    public void write(char[] text, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (text[i] == '\n') {
                lines.add(line.toString());
                line.setLength(0);
            } else {
                line.append(text[i]);
            }
        }
    }

    @Override
    public void flush() {
        // lines are there at once
    }

    @Override
    public void close() {
        // nothing is open
    }

    /// Takes the next line, waiting for it.
    public String next() throws InterruptedException {
        String next = lines.poll(Patience.seconds(30).toMillis(), TimeUnit.MILLISECONDS);
        if (next == null) {
            throw new IllegalStateException("no line comes");
        }
        return next;
    }

    /// Takes lines of JSON up to the next one of an event, and gives that.
    public JsonObject next(String event) throws InterruptedException {
        for (;;) {
            JsonObject next = JsonParser.parseString(next()).getAsJsonObject();
            if (next.get("event").getAsString().equals(event)) {
                return next;
            }
        }
    }

    /// Takes all lines that are there.
    public List<String> restAsText() {
        List<String> rest = new ArrayList<>();
        lines.drainTo(rest);
        return rest;
    }

    /// Takes all lines of JSON that are there.
    public List<JsonObject> rest() {
        return restAsText().stream()
                .map(each -> JsonParser.parseString(each).getAsJsonObject())
                .toList();
    }
}
