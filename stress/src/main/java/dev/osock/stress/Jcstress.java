package dev.osock.stress;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jcstress.Main;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.collectors.DiskReadCollector;
import org.openjdk.jcstress.infra.collectors.InProcessCollector;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.grading.ReportUtils;
import org.openjdk.jcstress.infra.runners.TestList;

/// Runs all jcstress tests of the class path in virtual machines of their own.
final class Jcstress {

    private static final Path FOLDER =
            Path.of(System.getProperty("osock.stress.output", "target/jcstress")).toAbsolutePath();
    private static final Path OUTPUT = FOLDER.resolve("output.txt");
    private static final String NATIVE = "--enable-native-access=ALL-UNNAMED";

    /// How hard it tries. Strides are small, to bound the descriptors and to have the actors meet often.
    enum Mode {
        /// One virtual machine for each test, for half a second.
        SHORT(10, "-m", "quick", "-iters", "3", "-time", "150", "-sc", "false", "-jvmArgs", NATIVE),

        /// Each actor interpreted and compiled by either compiler, in all combinations, and randomly compiled.
        LONG(180, "-m", "default", "-iters", "5", "-time", "500", "-fsm", "1", "-jvmArgsPrepend", NATIVE);

        private static final List<String> ALWAYS =
                List.of("-af", "NONE", "-pth", "false", "-strideSize", "8", "-strideCount", "8", "-r", "report");

        private final int minutes;
        private final List<String> arguments;

        Mode(int minutes, String... arguments) {
            this.minutes = minutes;
            this.arguments = List.of(arguments);
        }

        /// The one that the build asks for.
        static Mode chosen() {
            return valueOf(System.getProperty("osock.stress", "short").toUpperCase(Locale.ROOT));
        }
    }

    private Jcstress() {}

    /// Runs them.
    ///
    /// @return for each test what is wrong, or an empty text
    static Map<String, String> run(Mode mode) throws IOException, InterruptedException {
        empty();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(Mode.ALWAYS);
        command.addAll(mode.arguments);
        Process process = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(OUTPUT.toFile()))
                .start();
        try {
            if (!process.waitFor(mode.minutes, TimeUnit.MINUTES)) {
                throw new AssertionError("jcstress has not ended within " + mode.minutes + " minutes: see " + OUTPUT);
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return judge();
    }

    private static void empty() throws IOException {
        Files.createDirectories(FOLDER);
        for (Path old : results()) {
            Files.delete(old);
        }
    }

    private static List<Path> results() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".bin.gz")).toList();
        }
    }

    private static Map<String, String> judge() throws IOException {
        Map<String, String> faults = new TreeMap<>();
        for (String test : TestList.tests()) {
            faults.put(test, "it has not run (jcstress needs two processors): see " + OUTPUT);
        }
        var collector = new InProcessCollector();
        for (Path file : results()) {
            var reader = new DiskReadCollector(file.toString(), collector);
            try {
                reader.dump();
            } catch (ClassNotFoundException e) {
                throw new IOException(e);
            } finally {
                reader.close();
            }
        }
        for (TestResult result : ReportUtils.mergedByName(collector.getTestResults())) {
            boolean isFine = result.status() == Status.NORMAL && result.grading().isPassed;
            faults.put(result.getName(), isFine ? "" : table(result));
        }
        return faults;
    }

    private static String table(TestResult result) {
        var text = new StringWriter();
        ReportUtils.printResult(new PrintWriter(text, true), result, true);
        return text.toString();
    }
}
