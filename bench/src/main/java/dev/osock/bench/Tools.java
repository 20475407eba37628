package dev.osock.bench;

import dev.osock.bench.Contestant.Absent;
import dev.osock.bench.Contestant.Loaded;
import dev.osock.bench.Contestant.Worker;
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

/// Makes contestants: knows where their sources are, compiles them, and says what is missing.
public final class Tools {

    /// Of all contestants in Java: the same heap, so that the memory they hold can be compared. Netty wants the last one.
    private static final List<String> JAVA_OPTIONS =
            List.of("--enable-native-access=ALL-UNNAMED", "-Xmx1g", "--sun-misc-unsafe-memory-access=allow");

    /// Schedulers that have nothing to do sleep, as those of all others do.
    private static final List<String> ERLANG_OPTIONS = List.of("+P", "262144", "-noshell");

    private final Path sources;
    private final Path output;
    private final Map<String, Optional<String>> compiled = new HashMap<>(); // what is wrong with each, if anything is

    /// Knows the folders.
    ///
    /// @param sources the folder that has `c` and `erlang`
    /// @param output  where to put what is made
    public Tools(Path sources, Path output) {
        this.sources = sources;
        this.output = output;
    }

    /// Gives the folder for what is made.
    ///
    /// @return the folder
    public Path output() {
        return output;
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

    /// Makes a contestant in Java.
    ///
    /// @param name in the table
    /// @param args of the child
    /// @return the contestant
    public Contestant java(String name, String... args) {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(JAVA_OPTIONS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.osock.bench.child.Child"));
        command.addAll(List.of(args));
        return new Worker(name, command);
    }

    /// Makes a contestant in C.
    ///
    /// @param name    in the table
    /// @param program the name of its source
    /// @param args    of the program
    /// @return the contestant, or why there is none
    public Contestant c(String name, String program, String... args) {
        Path folder = output.resolve("c");
        Path binary = folder.resolve(program);
        Path source = sources.resolve("c").resolve(program + ".c");
        Optional<String> wrong = compiled.computeIfAbsent(program, _ -> compile("gcc", folder,
                List.of("-O2", "-pthread", "-o", binary.toString(), source.toString())));
        return wrong.<Contestant>map(reason -> new Absent(name, reason))
                .orElseGet(() -> new Worker(name, command(binary.toString(), args)));
    }

    /// Makes a contestant in Erlang.
    ///
    /// @param name   in the table
    /// @param module its module
    /// @param args   of its `main/1`
    /// @return the contestant, or why there is none
    public Contestant erlang(String name, String module, String... args) {
        Path beams = output.resolve("erlang");
        Optional<String> wrong = compiled.computeIfAbsent("erlang", _ -> erlc(beams));
        if (wrong.isPresent()) {
            return new Absent(name, wrong.get());
        }
        List<String> command = new ArrayList<>(List.of("erl"));
        command.addAll(ERLANG_OPTIONS);
        command.addAll(List.of("-pa", beams.toString(), "-run", "bench", "main", module));
        return new Worker(name, command(command, args));
    }

    private Optional<String> erlc(Path beams) {
        try (var files = Files.list(sources.resolve("erlang"))) {
            List<String> args = new ArrayList<>(List.of("-o", beams.toString()));
            files.map(Path::toString).sorted().forEach(args::add);
            return compile("erlc", beams, args);
        } catch (IOException failed) {
            return Optional.of(failed.toString());
        }
    }

    /// Puts a load on a server.
    ///
    /// @param server      an echo server
    /// @param connections how many
    /// @return the contestant, or why there is none
    public Contestant loaded(Contestant server, int connections) {
        return switch (c("load", "load")) {
            case Worker load when server instanceof Worker worker -> new Loaded(worker, load.command(), connections);
            case Absent(String _, String reason) -> new Absent(server.name(), "the load is in C, and " + reason);
            default -> server;
        };
    }

    private static Optional<String> compile(String compiler, Path folder, List<String> args) {
        if (find(compiler).isEmpty()) {
            return Optional.of(compiler + " is not installed");
        }
        try {
            Files.createDirectories(folder);
            List<String> command = command(List.of(compiler), args.toArray(String[]::new));
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? Optional.empty() : Optional.of(compiler + " failed: " + said.strip());
        } catch (IOException failed) {
            return Optional.of(failed.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }

    private static List<String> command(String first, String... rest) {
        return command(List.of(first), rest);
    }

    private static List<String> command(List<String> first, String... rest) {
        List<String> all = new ArrayList<>(first);
        all.addAll(List.of(rest));
        return all;
    }
}
