package dev.osock.platforms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A file that says which classes of tests were begun, how they ended, and what failed: the memory of all the virtual
/// machines that run the classes one after another.
final class Notes {
    private static final String BEGIN = "begin: ";
    private static final String END = "end: ";
    private static final String FAILURE = "failure: ";

    private final Path file;
    private final List<String> before;

    private Notes(Path file, List<String> before) {
        this.file = file;
        this.before = before;
    }

    static Notes of(Path file) throws IOException {
        return new Notes(file, Files.exists(file) ? Files.readAllLines(file) : List.of());
    }

    /// Whether an earlier virtual machine has begun a class.
    boolean isBegun(String name) {
        return before.contains(BEGIN + name);
    }

    /// The class in the middle of which an earlier virtual machine has ended without a word.
    Optional<String> brokenOff() {
        String begun = null;
        for (String line : before) {
            if (line.startsWith(BEGIN)) {
                begun = line.substring(BEGIN.length());
            } else if (line.startsWith(END)) {
                begun = null;
            }
        }
        return Optional.ofNullable(begun);
    }

    void begin(String name) {
        append(BEGIN + name);
    }

    void end(String name, Counts counts) {
        append(END + name + ": " + counts);
    }

    void failure(String text) {
        append(FAILURE + text.replace('\n', ' '));
    }

    void counts(Counts counts) {
        append("counts: " + counts);
    }

    Counts sum() throws IOException {
        return all(END).map(line -> Counts.parse(line.substring(line.indexOf(": ") + 2)))
                .reduce(Counts.NONE, Counts::plus);
    }

    List<String> failures() throws IOException {
        return all(FAILURE).toList();
    }

    private Stream<String> all(String kind) throws IOException {
        return Files.readAllLines(file)
                .stream()
                .filter(line -> line.startsWith(kind))
                .map(line -> line.substring(kind.length()));
    }

    private void append(String line) {
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
