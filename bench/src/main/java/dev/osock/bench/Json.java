package dev.osock.bench;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/// Writes results as JSON, with the figures of each round, and the machine that they are from.
final class Json {

    private Json() {}

    static void write(Path file, Plan plan, List<Block> blocks) throws IOException {
        var root = new JsonObject();
        root.addProperty("when", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        root.addProperty("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        root.addProperty("architecture", System.getProperty("os.arch"));
        root.addProperty("processors", Runtime.getRuntime().availableProcessors());
        root.addProperty("java", Runtime.version().toString());
        root.addProperty("rounds", plan.rounds());
        root.addProperty("roundMillis", plan.round().toMillis());
        root.addProperty("ratio", "more than 1: osock is better");
        var results = new JsonArray();
        blocks.forEach(block -> results.add(block(block)));
        root.add("results", results);
        Files.writeString(file, new GsonBuilder().setPrettyPrinting().create().toJson(root) + "\n");
    }

    private static JsonObject block(Block block) {
        var object = new JsonObject();
        object.addProperty("workload", block.workload());
        object.addProperty("variant", block.variant().name());
        object.addProperty("metric", block.metric().name());
        object.addProperty("unit", block.metric().unit());
        object.addProperty("better", block.metric().better().name().toLowerCase(Locale.ROOT));
        var rows = new JsonArray();
        block.rows().forEach(row -> rows.add(row(block, row)));
        object.add("contestants", rows);
        return object;
    }

    private static JsonObject row(Block block, Block.Row row) {
        var object = new JsonObject();
        object.addProperty("name", row.contestant());
        switch (row.outcome()) {
            case Outcome.NotRun(String reason) -> object.addProperty("notRun", reason);
            case Outcome.Measured measured -> {
                number(object, "median", measured.median());
                number(object, "min", measured.min());
                number(object, "max", measured.max());
                block.ratio(row).ifPresent(ratio -> number(object, "ratio", ratio));
                var figures = new JsonArray();
                measured.figures().stream().filter(Double::isFinite).forEach(figures::add);
                object.add("figures", figures);
            }
        }
        return object;
    }

    /// JSON has no infinity.
    private static void number(JsonObject object, String name, double value) {
        if (Double.isFinite(value)) {
            object.addProperty(name, value);
        }
    }
}
