package dev.osock.bench;

import dev.osock.bench.workload.Workloads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The command line.
@Command(name = "bench/run", mixinStandardHelpOptions = true, description = "Compares osock with what else there is.")
final class Main implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "WORKLOAD", description = "Which to run; all if none is given. --list lists them.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--quick", description = "Less than 10 minutes for everything; the default.")
    private boolean quick;

    @Option(names = "--full", description = "Less than an hour for everything, growth included.")
    private boolean full;

    @Option(names = "--rounds", paramLabel = "N", description = "How often each contestant has its turn.")
    private @Nullable Integer rounds;

    @Option(
            names = "--osock",
            paramLabel = "NAME=CLASS_PATH[,-Dproperty=value...]",
            description = "Another build of the library takes part, in the same rounds: classes or jar, options of java; "
                    + "without a class path it is the usual build. May be given several times.")
    private List<String> libraries = new ArrayList<>();

    @Option(names = "--contestants", paramLabel = "REGEX", description = "Only those whose whole name it matches.")
    private Pattern contestants = Pattern.compile(".*");

    @Option(names = "--variants", paramLabel = "REGEX", description = "Only those in whose names it is found.")
    private Pattern variants = Pattern.compile("");

    @Option(names = "--json", paramLabel = "FILE", description = "Write all figures.")
    private @Nullable Path json;

    @Option(names = "--svg", paramLabel = "DIR", description = "Draw the ratios of each workload, and the growth.")
    private @Nullable Path svg;

    @Option(names = "--syscalls", description = "Count the system calls of a round trip instead, by strace.")
    private boolean syscalls;

    @Option(names = "--jmh", description = "Run the JMH benchmarks of the parts instead, briefly.")
    private boolean jmh;

    @Option(names = "--list", description = "List the workloads.")
    private boolean list;

    private Main() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }

    @Override
    public Integer call() throws IOException, RunnerException {
        Plan usual = full && !quick ? Plan.FULL : Plan.QUICK;
        Plan plan = Optional.ofNullable(rounds).map(usual::withRounds).orElse(usual);
        if (list) {
            Workloads.ALL.forEach(each -> System.out.printf("%-20s %s%n", each.name(), each.title()));
        } else if (jmh) {
            measureParts();
        } else if (syscalls) {
            countSystemCalls(plan);
        } else {
            compare(plan);
        }
        return 0;
    }

    private List<Workload> chosen(Plan plan) {
        names.forEach(name -> {
            if (Workloads.ALL.stream().noneMatch(each -> each.name().equals(name))) {
                throw new ParameterException(spec.commandLine(), "no such workload: " + name + "; --list lists them");
            }
        });
        return Workloads.ALL.stream()
                .filter(each -> names.isEmpty() ? each.isPartOf(plan) : names.contains(each.name()))
                .toList();
    }

    private List<Variant> variants(Workload workload, Plan plan) {
        return workload.variants()
                .make(tools(), plan)
                .stream()
                .filter(variant -> variants.matcher(variant.name()).find())
                .map(variant -> variant.only(contestants.asMatchPredicate()))
                .filter(variant -> !variant.contestants().isEmpty())
                .toList();
    }

    private Tools tools() {
        try {
            return new Tools(
                    Path.of(System.getProperty("osock.bench.sources", "bench/src/main")),
                    Path.of(System.getProperty("osock.bench.output", "bench/target/bench")),
                    libraries.stream().map(Library::parse).toList());
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), "--osock: " + wrong.getMessage());
        }
    }

    private void compare(Plan plan) throws IOException {
        long begin = System.nanoTime();
        var table = new Table(System.out);
        table.head();
        List<Block> all = new ArrayList<>();
        for (Workload workload : chosen(plan)) {
            List<Block> blocks = new ArrayList<>();
            for (Variant variant : variants(workload, plan)) {
                List<Block> some = Block.run(workload.name(), variant, plan);
                some.forEach(table::print);
                blocks.addAll(some);
                all.addAll(some);
                if (json != null) {
                    Json.write(json, plan, all); // after each, for who stops early
                }
            }
            if (svg != null) {
                Files.createDirectories(svg);
                BarChart.of(workload.title(), blocks).write(svg.resolve(workload.name() + ".svg"));
            }
        }
        if (svg != null && all.stream().anyMatch(block -> block.variant().point().isPresent())) {
            GrowthPlot.of(all).write(svg.resolve("growth-plot.svg"));
        }
        System.out.printf("%n%d rounds of %d ms; %d s in all%n", plan.rounds(), plan.round().toMillis(),
                Duration.ofNanos(System.nanoTime() - begin).toSeconds());
    }

    private void countSystemCalls(Plan plan) throws IOException {
        if (Tools.find("strace").isEmpty()) {
            System.out.println("not run: strace is not installed");
            return;
        }
        System.out.printf("%-30s %-18s %8s  %s%n", "workload", "contestant", "calls", "of which, for each round trip");
        for (Workload workload : chosen(plan)) {
            for (Variant variant : variants(workload, plan)) {
                String title = workload.name() + " " + variant.name();
                variant.contestants().forEach(contestant -> trace(title, variant.work(), contestant));
            }
        }
    }

    private static void trace(String title, Work work, Contestant contestant) {
        try {
            new SystemCalls(System.out).count(title, work, contestant, Duration.ofSeconds(3));
        } catch (IOException failed) {
            System.out.printf("%-30s %-18s not run: %s%n", title, contestant.name(), failed.getMessage());
        }
    }

    private static void measureParts() throws RunnerException {
        new Runner(new OptionsBuilder()
                .include("dev\\.osock\\.bench\\.jmh\\..*")
                .forks(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.milliseconds(500))
                .measurementIterations(5)
                .measurementTime(TimeValue.milliseconds(500))
                .jvmArgs("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow")
                .build())
                .run();
    }
}
