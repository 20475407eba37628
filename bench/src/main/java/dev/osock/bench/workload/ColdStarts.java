package dev.osock.bench.workload;

import dev.osock.bench.Contestant;
import dev.osock.bench.Contestant.Side;
import dev.osock.bench.LaunchWork;
import dev.osock.bench.Library;
import dev.osock.bench.Plan;
import dev.osock.bench.Tools;
import dev.osock.bench.Variant;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;

/// From the launch of a process to the first byte that it has received through a socket. All in Java run from jars,
/// without which there is no AOT cache.
final class ColdStarts {

    private ColdStarts() {}

    static List<Variant> variants(Tools tools, Plan plan) {
        List<Contestant> contestants = new ArrayList<>();
        tools.libraries().forEach(each -> contestants.addAll(both(tools, each.name(), Side.OURS, each, "osock")));
        contestants.addAll(both(tools, "NIO", Side.PEER, Library.OWN, "nio"));
        return List.of(Variant.of("", new LaunchWork(), contestants, tools.c("C", "cold")));
    }

    /// Without a cache and with one; each has its own jars, for a cache knows the times of its jars.
    private static List<Contestant> both(Tools tools, String name, Side side, Library library, String which) {
        Path folder = tools.output().resolve("cold").resolve(name);
        return List.of(
                new Contestant(name, side, () -> command(folder.resolve("plain"), library, which)),
                new Contestant(name + ", AOT cache", Side.PEER,
                        () -> cached(folder.resolve("cached"), library, which)));
    }

    private static List<String> command(Path folder, Library library, String which) throws IOException {
        List<String> command = new ArrayList<>(List.of(Tools.java(), "--enable-native-access=ALL-UNNAMED"));
        command.addAll(library.options());
        command.addAll(List.of(
                "-cp", jars(folder, library), "dev.osock.bench.child.ColdStart", which));
        return command;
    }

    /// Makes jars of what are folders on the class path; all else there are jars.
    private static String jars(Path folder, Library library) throws IOException {
        ToolProvider jar = ToolProvider.findFirst("jar").orElseThrow(() -> new IOException("no jar tool"));
        Files.createDirectories(folder);
        List<String> jars = new ArrayList<>();
        for (String entry : library.wholeClassPath().split(File.pathSeparator, -1)) {
            if (Files.isDirectory(Path.of(entry))) {
                Path made = folder.resolve("part" + jars.size() + ".jar");
                if (jar.run(System.out, System.err, "--create", "--file", made.toString(), "-C", entry, ".") != 0) {
                    throw new IOException("the jar tool failed");
                }
                jars.add(made.toString());
            } else if (!library.equals(Library.OWN) && library.classPath().contains(entry)) {
                jars.add(entry);
            }
        }
        return String.join(File.pathSeparator, jars);
    }

    /// Makes the cache by a run of the same program.
    private static List<String> cached(Path folder, Library library, String which) throws IOException {
        List<String> command = command(folder, library, which);
        Path cache = folder.resolve("cache.aot");
        Files.deleteIfExists(cache);
        Process process = new ProcessBuilder(with(command, "-XX:AOTCacheOutput=" + cache))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            process.waitFor(60, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        if (!Files.exists(cache)) {
            throw new IOException("this JDK made no AOT cache");
        }
        return with(command, "-XX:AOTCache=" + cache);
    }

    private static List<String> with(List<String> command, String option) {
        List<String> more = new ArrayList<>(command);
        more.add(1, option);
        return more;
    }
}
