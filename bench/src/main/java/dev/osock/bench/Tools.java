package dev.osock.bench;

import dev.osock.bench.Contestant.Side;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Makes contestants: knows where their sources are, compiles them, and says what is missing.
public final class Tools {

    /// Of all contestants in Java: the same heap, so that the memory they hold can be compared. Netty wants the last
    /// one.
    private static final List<String> JAVA_OPTIONS =
            List.of("--enable-native-access=ALL-UNNAMED", "-Xmx1g", "--sun-misc-unsafe-memory-access=allow");

    /// Schedulers that have nothing to do sleep, as those of all others do.
    private static final List<String> ERLANG_OPTIONS = List.of("+P", "262144", "-noshell");

    private final Path sources;
    private final Path output;
    private final List<Library> libraries;
    private final Map<String, Optional<String>> compiled = new HashMap<>(); // what is wrong with each, if anything is

    /// Knows the folders.
    ///
    /// @param sources the folder that has `c` and `erlang`
    /// @param output  where to put what is made
    /// @param others  other builds of this library that take part
    public Tools(Path sources, Path output, List<Library> others) {
        this.sources = sources;
        this.output = output;
        libraries = Stream.concat(Stream.of(Library.OWN), others.stream()).toList();
    }

    /// Gives the folder for what is made.
    ///
    /// @return the folder
    public Path output() {
        return output;
    }

    /// Lists the builds of this library.
    ///
    /// @return the own one first
    public List<Library> libraries() {
        return libraries;
    }

    /// Gives the launcher of the Java that runs this.
    ///
    /// @return its path
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /// Finds a program.
    ///
    /// @param program by its name
    /// @return its path
    public static Optional<Path> find(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        for (String folder : path.split(File.pathSeparator, -1)) {
            Path candidate = Path.of(folder, program);
            if (Files.isExecutable(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /// Makes a contestant on this library, and the same on each other build of it that takes part.
    ///
    /// @param name in the table; begins with `osock`
    /// @param args of the child
    /// @return the contestants
    public List<Contestant> osock(String name, String... args) {
        return libraries.stream()
                .map(library -> new Contestant(library.rename(name), Side.OURS, child(library, args)))
                .toList();
    }

    /// Makes a contestant on this library whose arguments are known when it is started.
    ///
    /// @param name in the table; begins with `osock`
    /// @param args of the child
    /// @return the contestants
    public List<Contestant> osock(String name, Program args) {
        return libraries.stream()
                .map(library -> new Contestant(library.rename(name), Side.OURS, child(library, args)))
                .toList();
    }

    /// Makes a contestant in Java.
    ///
    /// @param name in the table
    /// @param args of the child
    /// @return the contestant
    public List<Contestant> java(String name, String... args) {
        return List.of(new Contestant(name, Side.PEER, child(Library.OWN, args)));
    }

    /// Makes a contestant in Java whose arguments are known when it is started.
    ///
    /// @param name in the table
    /// @param args of the child
    /// @return the contestant
    public List<Contestant> java(String name, Program args) {
        return List.of(new Contestant(name, Side.PEER, child(Library.OWN, args)));
    }

    private static Program child(Library library, String... args) {
        return child(library, () -> List.of(args));
    }

    private static Program child(Library library, Program args) {
        return () -> {
            List<String> command = command(List.of(java()), JAVA_OPTIONS);
            command.addAll(library.options());
            command.addAll(List.of("-cp", library.wholeClassPath(), "dev.osock.bench.child.Child"));
            return command(command, args.command());
        };
    }

    /// Makes a contestant in C.
    ///
    /// @param name    in the table
    /// @param program the name of its source
    /// @param args    of the program
    /// @return the contestant
    public List<Contestant> c(String name, String program, String... args) {
        return List.of(new Contestant(name, Side.PEER, program(program, args)));
    }

    /// Makes a program in C.
    ///
    /// @param name the name of its source
    /// @param args of the program
    /// @return the program, which is compiled when it is wanted
    public Program program(String name, String... args) {
        Path folder = output.resolve("c");
        Path binary = folder.resolve(name);
        List<String> options = List.of(
                "-O2", "-pthread", "-o", binary.toString(), sources.resolve("c").resolve(name + ".c").toString());
        return () -> {
            compile(name, "gcc", folder, options);
            return command(List.of(binary.toString()), List.of(args));
        };
    }

    /// Makes a contestant in Erlang.
    ///
    /// @param name   in the table
    /// @param module its module
    /// @param args   of its `main/1`
    /// @return the contestant
    public List<Contestant> erlang(String name, String module, String... args) {
        Path beams = output.resolve("erlang");
        return List.of(new Contestant(name, Side.PEER, () -> {
            compile("erlang", "erlc", beams, command(List.of("-o", beams.toString()), modules()));
            List<String> command = command(List.of("erl"), ERLANG_OPTIONS);
            command.addAll(List.of("-pa", beams.toString(), "-run", "bench", "main", module));
            return command(command, List.of(args));
        }));
    }

    private List<String> modules() throws IOException {
        try (var files = Files.list(sources.resolve("erlang"))) {
            return files.map(Path::toString).sorted().toList();
        }
    }

    /// Compiles once.
    private void compile(String what, String compiler, Path folder, List<String> args) throws IOException {
        Optional<String> wrong = compiled.computeIfAbsent(what, _ -> compile(compiler, folder, args));
        if (wrong.isPresent()) {
            throw new IOException(wrong.get());
        }
    }

    private static Optional<String> compile(String compiler, Path folder, List<String> args) {
        if (find(compiler).isEmpty()) {
            return Optional.of(compiler + " is not installed");
        }
        try {
            Files.createDirectories(folder);
            Process process =
                    new ProcessBuilder(command(List.of(compiler), args)).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? Optional.empty() : Optional.of(compiler + " failed: " + said.strip());
        } catch (IOException failed) {
            return Optional.of(failed.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }

    private static List<String> command(List<String> first, List<String> rest) {
        List<String> all = new ArrayList<>(first);
        all.addAll(rest);
        return all;
    }
}
