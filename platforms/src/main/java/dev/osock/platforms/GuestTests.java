package dev.osock.platforms;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// Runs classes of tests, one after another, on a slow machine.
///
/// The limits that tests set themselves are for a machine of today and do not count here; [Stuck] has one for all. A
/// test that is stuck ends the virtual machine with [#STUCK], another may end it in its own way, and the next one goes
/// on with the class after it, as the classes that were begun are noted in a file.
final class GuestTests {
    static final int FAILED = 1;
    static final int STUCK = 75;

    private GuestTests() {}

    /// Runs the tests; the arguments are the folder of classes, the file of those left out (classes, or methods as
    /// `Class#method`), the file of those done, a pattern that the names of classes must contain a match of, and
    /// perhaps a file of those that are selected.
    static void main(String[] args) throws IOException {
        List<String> classes = new ArrayList<>(classes(Path.of(args[0])));
        Predicate<String> wanted = Pattern.compile(args[3]).asPredicate();
        if (args.length > 4) {
            List<String> selected = lines(Path.of(args[4]));
            unknown(selected, classes);
            wanted = wanted.and(selected::contains);
        }
        List<String> leftOut = lines(Path.of(args[1]));
        unknown(leftOut, classes);
        classes.removeIf(wanted.and(Predicate.not(leftOut::contains)).negate());
        Notes notes = Notes.of(Path.of(args[2]));
        notes.brokenOff().ifPresent(broken -> {
            notes.failure(broken + ": the virtual machine has ended; the other tests of the class do not count");
            notes.end(broken, new Counts(0, 1, 0));
        });
        var tally = new Tally(notes);
        try (LauncherSession session = LauncherFactory.openSession()) {
            Launcher launcher = session.getLauncher();
            for (String each : classes) {
                if (!notes.isBegun(each)) {
                    run(launcher, each, leftOut, tally, notes);
                }
            }
        }
        Counts all = notes.sum();
        notes.counts(all);
        System.out.println("tests: " + all);
        notes.failures().forEach(failure -> System.out.println("FAILED: " + failure));
        System.exit(all.failed() == 0 && all.passed() > 0 ? 0 : FAILED); // whatever threads a test has left
    }

    private static void run(Launcher launcher, String name, List<String> leftOut, Tally tally, Notes notes) {
        notes.begin(name);
        long start = System.nanoTime();
        tally.begin();
        launcher.execute(
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClass(name))
                        .filters(methodsBut(leftOut))
                        .configurationParameter("junit.jupiter.execution.timeout.mode", "disabled")
                        .configurationParameter("jqwik.tries.default", "100") // instead of 1,000
                        .build(),
                tally);
        Counts counts = tally.counts();
        notes.end(name, counts);
        System.out.printf("%s: %s, %.1f s%n", name, counts, (System.nanoTime() - start) / 1e9);
    }

    private static PostDiscoveryFilter methodsBut(List<String> leftOut) {
        return test -> FilterResult.includedIf(!(test.getSource().orElse(null) instanceof MethodSource method
                && leftOut.contains(method.getClassName() + "#" + method.getMethodName())));
    }

    private static List<String> classes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> folder.relativize(file).toString())
                    .filter(file -> file.endsWith("Test.class"))
                    .map(file -> file.substring(0, file.length() - ".class".length()).replace('/', '.'))
                    .sorted()
                    .toList();
        }
    }

    /// The first words of a file's lines; `#` begins a comment.
    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file)
                .stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.strip().split("\\s+", 2)[0])
                .toList();
    }

    private static void unknown(List<String> names, List<String> classes) {
        for (String name : names) {
            if (!classes.contains(name.split("#", 2)[0])) {
                throw new IllegalArgumentException("there is no class of tests " + name);
            }
        }
    }
}
