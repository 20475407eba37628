package dev.osock.bench;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What has come of a run. A file of it has the figures of each round, so that all that is told can be told from it
/// again.
///
/// @param run    when and where it was
/// @param blocks the results
/// @param calls  the system calls
public record Results(Run run, List<Block> blocks, List<Calls> calls) {

    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    /// When and where.
    ///
    /// @param when       it ended
    /// @param minutes    how long it took
    /// @param commit     of the sources
    /// @param system     its name and release
    /// @param processors their number and model
    /// @param load       how many were running already when it began, on average over a minute; negative if not known
    /// @param java       the release
    public record Run(
            String when, double minutes, String commit, String system, String processors, double load, String java) {

        /// Describes this machine.
        ///
        /// @param minutes how long it took
        /// @param load    see [Run]
        /// @return the description
        static Run here(double minutes, double load) {
            return new Run(
                    Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                    minutes,
                    System.getProperty("osock.bench.commit", ""),
                    System.getProperty("os.name") + " " + System.getProperty("os.version"),
                    Runtime.getRuntime().availableProcessors() + " of " + model(),
                    load,
                    Runtime.version().toString());
        }

        private static String model() {
            try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
                return lines.filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElse(System.getProperty("os.arch"));
            } catch (IOException untold) {
                return System.getProperty("os.arch");
            }
        }

        /// Tells how busy the machine is.
        ///
        /// @return the average over a minute
        static double loadNow() {
            return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        }
    }

    /// The system calls of one contestant, for each operation.
    ///
    /// @param title      workload and variant
    /// @param contestant its name
    /// @param sum        of all
    /// @param parts      the most frequent ones; or why there are none
    public record Calls(String title, String contestant, double sum, String parts) {}

    /// Takes what later results tell anew out of these.
    ///
    /// @param later those that take its place
    /// @return what is left
    Results without(Results later) {
        Set<String> anew = later.blocks.stream().map(Block::workload).collect(Collectors.toSet());
        Set<String> traced = later.calls.stream().map(Calls::title).collect(Collectors.toSet());
        return new Results(
                run,
                blocks.stream().filter(block -> !anew.contains(block.workload())).toList(),
                calls.stream().filter(each -> !traced.contains(each.title())).toList());
    }

    boolean isEmpty() {
        return blocks.isEmpty() && calls.isEmpty();
    }

    /// Writes the results of several runs.
    ///
    /// @param file where to
    /// @param runs none of which tells what another tells
    static void write(Path file, List<Results> runs) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file)) {
            GSON.toJson(runs, writer);
            writer.write('\n');
        }
    }

    static List<Results> read(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            return List.of(GSON.fromJson(reader, Results[].class));
        }
    }
}
