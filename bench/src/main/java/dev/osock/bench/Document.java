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

/// The document that tells the results. All of it is made from them, but for what stands between two marks, which is
/// written by hand and kept.
final class Document {

    private static final String BEGIN = "<!-- Written by hand, and kept: -->\n";
    private static final String END = "<!-- End of what is written by hand. -->\n";
    private static final String HEAD =
            """
                    # Performance

                    Made by `bench/run --full --out docs`, but for the comment. The library beside what one would use
                    instead, on the same work, in one run, each contestant in its turn, many times over. Figures of
                    different machines, or of different runs, do not compare; ratios do, with their intervals in mind.

                    ```
                    bench/run --list               # the workloads
                    bench/run --quick              # all but the growth: less than 12 minutes
                    bench/run --full --out docs    # longer, and everything: less than 75 minutes; writes this file
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

    /// Writes the document and what it links to.
    ///
    /// @param folder    where `performance.md` is, and the folder `performance`
    /// @param results   what to tell
    /// @param workloads all there are
    static void write(Path folder, Results results, List<Workload> workloads) throws IOException {
        Path document = folder.resolve("performance.md");
        Path figures = Files.createDirectories(folder.resolve("performance"));
        results.write(figures.resolve("figures.json"));
        if (results.blocks().stream().anyMatch(block -> block.point() != null)) {
            GrowthPlot.of(results.blocks()).write(figures.resolve("growth.svg"));
        }
        String comment = comment(Files.exists(document) ? Files.readString(document) : "");
        Files.writeString(document, text(results, workloads, comment));
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
    /// @param results   what to tell
    /// @param workloads all there are
    /// @param comment   what is written by hand
    /// @return the document
    static String text(Results results, List<Workload> workloads, String comment) {
        var text = new StringBuilder(HEAD).append(BEGIN).append(comment).append(END);
        text.append("\n## The figures\n\n").append(run(results.run())).append('\n').append(Table.LEGEND);
        for (Workload workload : workloads) {
            List<String> lines = new ArrayList<>();
            results.blocks().stream().filter(block -> block.workload().equals(workload.name())).forEach(block -> {
                lines.addAll(Table.lines(block));
                lines.add("");
            });
            if (!lines.isEmpty()) {
                lines.removeLast();
                text.append('\n').append(about(workload));
                text.append(fenced(lines));
            }
        }
        return text.append(calls(results.calls())).toString();
    }

    private static String run(Results.Run run) {
        return String.format(
                Locale.ROOT,
                """
                        %s, %.0f minutes, commit %s; %s, Java %s,
                        %s%s. All figures are in [figures.json](performance/figures.json).
                        """,
                run.when(), run.minutes(), run.commit(), run.system(), run.java(), run.processors(),
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
