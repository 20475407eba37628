package dev.osock.bench.workload;

import dev.osock.bench.Contestant;
import dev.osock.bench.Metric;
import dev.osock.bench.Tools;
import dev.osock.bench.Variant;
import dev.osock.bench.Workload;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;

/// From the launch of a process to the first byte that it has received through a socket. All in Java run from jars, without which
/// there is no AOT cache.
record ColdStarts() implements Workload {

    @Override
    public String name() {
        return "cold-start";
    }

    @Override
    public String title() {
        return "launch of a process to the first byte received through a socket";
    }

    @Override
    public List<Variant> variants(Tools tools) {
        Path folder = tools.output().resolve("cold");
        List<Contestant> contestants = new ArrayList<>();
        try {
            Files.createDirectories(folder);
            String jars = jars(folder);
            for (String name : List.of("osock", "NIO")) {
                List<String> command = command(jars, name.toLowerCase(Locale.ROOT));
                contestants.add(new Contestant.Launched(name, command));
                contestants.add(cached(folder, name + ", AOT cache", command));
            }
        } catch (IOException failed) {
            contestants.add(new Contestant.Absent("osock", failed.toString()));
        }
        contestants.add(switch (tools.c("C", "cold")) {
            case Contestant.Worker(String name, List<String> command) -> new Contestant.Launched(name, command);
            case Contestant other -> other;
        });
        return List.of(new Variant("", List.of(Metric.cost("ms")), contestants));
    }

    private static String jars(Path folder) throws IOException {
        ToolProvider jar = ToolProvider.findFirst("jar").orElseThrow(() -> new IOException("no jar tool"));
        List<String> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (Files.isDirectory(Path.of(entry))) {
                Path made = folder.resolve("part" + jars.size() + ".jar");
                if (jar.run(System.out, System.err, "--create", "--file", made.toString(), "-C", entry, ".") != 0) {
                    throw new IOException("the jar tool failed");
                }
                jars.add(made.toString());
            }
        }
        return String.join(File.pathSeparator, jars);
    }

    private static List<String> command(String jars, String which, String... options) {
        List<String> command = new ArrayList<>(List.of(Tools.java(), "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", jars, "dev.osock.bench.child.ColdStart", which));
        return command;
    }

    /// Makes the cache by a run of the same program.
    private static Contestant cached(Path folder, String name, List<String> command) throws IOException {
        Path cache = folder.resolve(name.replaceAll("\\W+", "-") + ".aot");
        Files.deleteIfExists(cache);
        List<String> training = with(command, "-XX:AOTCacheOutput=" + cache);
        Process process = new ProcessBuilder(training)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            process.waitFor(60, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return Optional.of(cache)
                .filter(Files::exists)
                .<Contestant>map(_ -> new Contestant.Launched(name, with(command, "-XX:AOTCache=" + cache)))
                .orElseGet(() -> new Contestant.Absent(name, "this JDK made no AOT cache"));
    }

    private static List<String> with(List<String> command, String option) {
        List<String> more = new ArrayList<>(command);
        more.add(1, option);
        return more;
    }
}
