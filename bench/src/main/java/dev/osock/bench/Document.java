package dev.osock.bench;

import dev.osock.bench.Results.Calls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The document that tells the results. All of it is made from them, but for what stands between two marks, which is
/// written by hand and kept.
final class Document {

    private static final String BEGIN = "<!-- Written by hand, and kept: -->\n";
    private static final String END = "<!-- End of what is written by hand. -->\n";
    private static final String HEAD =
            """
                    # Performance

                    Made by `bench/run --full --out docs`, but for the comment. The library beside what one would use
                    instead, on the same work, each workload in one run, each contestant in its turn, many times over.
                    Figures of different machines, or of different runs, do not compare; ratios do, with their intervals
                    in mind.

                    ```
                    bench/run --list               # the workloads
                    bench/run --quick              # all but the growth: less than 12 minutes
                    bench/run --full --out docs    # longer, and everything: less than 75 minutes; writes this file
                    bench/run udp --out docs       # one workload, whose tables are written anew
                    bench/run --out docs --render  # writes this file anew, from performance/figures.json
                    bench/run http --osock before=DIR --osock plain=,-Ddev.osock.wait=park  # two more
                    bench/run --help               # all else
                    ```

                    It needs gcc, Erlang and strace for what is done with them (a contestant that cannot run is named),
                    and nothing else running. A workload is a row in
                    [Workloads](../bench/src/main/java/dev/osock/bench/workload/Workloads.java); how each contestant
                    is set up is said where it is written.

                    """;

    private Document() {}

    /// Writes the document and what it links to. What is there of other workloads stays.
    ///
    /// @param folder    where `performance.md` is, and the folder `performance`
    /// @param latest    what to tell anew
    /// @param workloads all there are
    static void add(Path folder, Results latest, List<Workload> workloads) throws IOException {
        Path figures = Files.createDirectories(folder.resolve("performance")).resolve("figures.json");
        List<Results> runs = new ArrayList<>();
        for (Results each : Files.exists(figures) ? Results.read(figures) : List.<Results>of()) {
            runs.add(each.without(latest));
        }
        runs.add(latest);
        runs.removeIf(Results::isEmpty);
        Results.write(figures, runs);
        render(folder, workloads);
    }

    /// Writes the document and what it links to from the figures that are there.
    ///
    /// @param folder    where `performance.md` is, and the folder `performance`
    /// @param workloads all there are
    static void render(Path folder, List<Workload> workloads) throws IOException {
        Path document = folder.resolve("performance.md");
        List<Results> runs = Results.read(folder.resolve("performance/figures.json"));
        List<Block> points =
                blocks(runs).filter(block -> block.point() != null).toList();
        if (!points.isEmpty()) {
            GrowthPlot.of(points).write(folder.resolve("performance/growth.svg"));
        }
        String comment = comment(Files.exists(document) ? Files.readString(document) : "");
        Files.writeString(document, text(runs, workloads, comment));
    }

    private static Stream<Block> blocks(List<Results> runs) {
        return runs.stream().flatMap(each -> each.blocks().stream());
    }

    /// Finds what is written by hand.
    ///
    /// @param document as it is
    /// @return what is between the marks; nothing if they are not there
    static String comment(String document) {
        int begin = document.indexOf(BEGIN);
        int end = document.indexOf(END);
        return begin < 0 || end < begin ? "" : document.substring(begin + BEGIN.length(), end);
    }

    /// Writes all of it.
    ///
    /// @param runs      what to tell
    /// @param workloads all there are
    /// @param comment   what is written by hand
    /// @return the document
    static String text(List<Results> runs, List<Workload> workloads, String comment) {
        var text = new StringBuilder(HEAD).append(BEGIN).append(comment).append(END);
        text.append("\n## The figures\n\nAll are in [figures.json](performance/figures.json).\n\n")
                .append(Table.LEGEND);
        for (Workload workload : workloads) {
            for (Results each : runs) {
                List<String> lines = lines(each, workload);
                if (!lines.isEmpty()) {
                    text.append('\n').append(about(workload)).append(run(each.run())).append(fenced(lines));
                }
            }
        }
        return text.append(calls(runs.stream().flatMap(each -> each.calls().stream()).toList())).toString();
    }

    private static List<String> lines(Results results, Workload workload) {
        List<String> lines = new ArrayList<>();
        for (Block block : results.blocks()) {
            if (block.workload().equals(workload.name())) {
                lines.addAll(Table.lines(block));
                lines.add("");
            }
        }
        if (!lines.isEmpty()) {
            lines.removeLast();
        }
        return lines;
    }

    private static String run(Results.Run run) {
        return String.format(
                Locale.ROOT,
                """
                        %s, commit %s, a run of %.0f minutes; %s, Java %s,
                        %s%s.

                        """,
                run.when(), run.commit(), Math.ceil(run.minutes()), run.system(), run.java(), run.processors(),
                run.load() < 0 ? "" : String.format(Locale.ROOT, "; a load of %.1f before", run.load()));
    }

    private static String about(Workload workload) {
        String plot = workload.scope() == Workload.Scope.FULL ? " [The plot](performance/growth.svg)." : "";
        return "### [%s](../bench/src/main/%s)%n%n%s.%s%n%n"
                .formatted(workload.name(), workload.code(), capital(workload.title()), plot);
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static String calls(List<Calls> calls) {
        if (calls.isEmpty()) {
            return "";
        }
        Map<String, List<String>> titles = calls.stream()
                .collect(Collectors.groupingBy(
                        Calls::title, LinkedHashMap::new, Collectors.mapping(Table::line, Collectors.toList())));
        List<String> lines = new ArrayList<>();
        titles.forEach((title, some) -> {
            lines.add(title);
            lines.addAll(some);
            lines.add("");
        });
        lines.removeLast();
        return """

                ## System calls

                Of one request or round trip, by strace, which slows all down: threads sleep more often than they would,
                and what is slow finds more that is ready.

                """
                + fenced(lines);
    }

    private static String fenced(List<String> lines) {
        return "```\n" + String.join("\n", lines) + "\n```\n";
    }
}
