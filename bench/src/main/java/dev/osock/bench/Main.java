package dev.osock.bench;

import dev.osock.bench.Results.Calls;
import dev.osock.bench.workload.Workloads;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
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

    @Option(names = "--quick", description = "Less than 12 minutes for everything but the growth; the default.")
    private boolean quick;

    @Option(names = "--full", description = "Less than 75 minutes for everything, system calls included.")
    private boolean full;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "How often each contestant has its turn; as often as says something if this is not given.")
    private @Nullable Integer rounds;

    @Option(
            names = "--osock",
            paramLabel = "NAME=CLASS_PATH[,-Dproperty=value...]",
            description = "Another build of the library takes part in the same rounds: its classes or jar, and options "
                    + "of java; without a class path it is the usual build. May be given several times.")
    private List<String> libraries = new ArrayList<>();

    @Option(names = "--contestants", paramLabel = "REGEX", description = "Only those whose whole name it matches.")
    private Pattern contestants = Pattern.compile(".*");

    @Option(names = "--variants", paramLabel = "REGEX", description = "Only those in whose names it is found.")
    private Pattern variants = Pattern.compile("");

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write DIR/performance.md, of which the comment is kept, and DIR/performance/figures.json. "
                    + "What is there of workloads that do not run now stays.")
    private @Nullable Path out;

    @Option(names = "--render", description = "With --out: write the document anew from the figures that are there.")
    private boolean render;

    @Option(names = "--syscalls", description = "Count the system calls of an operation instead, by strace.")
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
        if (list) {
            Workloads.ALL.forEach(each -> System.out.printf("%-20s %s%n", each.name(), each.title()));
        } else if (jmh) {
            measureParts();
        } else if (render) {
            if (out == null) {
                throw new ParameterException(spec.commandLine(), "--render needs --out");
            }
            Document.render(out, Workloads.ALL);
        } else {
            Plan usual = full && !quick ? Plan.FULL : Plan.QUICK;
            measure(Optional.ofNullable(rounds).map(usual::withRounds).orElse(usual));
        }
        return 0;
    }

    /// A variant and the name of its workload.
    private record Item(String workload, Variant variant) {}

    private void measure(Plan plan) throws IOException {
        long begin = System.nanoTime();
        double load = Results.Run.loadNow();
        List<Item> items = items(plan, each -> each.isPartOf(plan));
        if (items.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "there is no such variant, or no such contestant");
        }
        List<Calls> calls = new ArrayList<>();
        if (syscalls || (plan.isFull() && names.isEmpty())) {
            calls.addAll(countSystemCalls(items(Plan.QUICK, Workloads.TRACED::contains)));
        }
        List<Block> blocks = new ArrayList<>();
        if (!syscalls) {
            System.out.printf("%s%nThe machine's load is %.1f; it should be near 0.%n", Table.LEGEND, load);
            long end = begin + plan.total().toNanos();
            long seats = items.stream().mapToLong(item -> item.variant().contestants().size()).sum();
            for (Item item : items) {
                int some = item.variant().contestants().size();
                long now = System.nanoTime();
                List<Block> played =
                        Rounds.play(item.workload(), item.variant(), plan, now + (end - now) * some / seats);
                played.forEach(block -> print(Table.lines(block)));
                blocks.addAll(played);
                seats -= some;
            }
        }
        double minutes = Duration.ofNanos(System.nanoTime() - begin).toSeconds() / 60.0;
        System.out.printf("%n%.1f minutes%n", minutes);
        if (out != null) {
            Document.add(out, new Results(Results.Run.here(minutes, load), blocks, calls), Workloads.ALL);
        }
    }

    private static List<Calls> countSystemCalls(List<Item> items) {
        List<Calls> all = new ArrayList<>();
        for (Item item : items) {
            String title = item.workload() + " " + item.variant().name();
            System.out.printf("%n%s: system calls%n", title);
            for (Contestant contestant : item.variant().contestants()) {
                Calls calls = SystemCalls.of(title, item.variant().work(), contestant);
                System.out.println(Table.line(calls));
                all.add(calls);
            }
        }
        return all;
    }

    private List<Item> items(Plan plan, Predicate<Workload> usual) {
        names.forEach(name -> {
            if (Workloads.ALL.stream().noneMatch(each -> each.name().equals(name))) {
                throw new ParameterException(spec.commandLine(), "no such workload: " + name + "; --list lists them");
            }
        });
        Tools tools = tools();
        return Workloads.ALL.stream()
                .filter(each -> names.isEmpty() ? usual.test(each) : names.contains(each.name()))
                .flatMap(each -> each.variants()
                        .make(tools, plan)
                        .stream()
                        .map(variant -> new Item(each.name(), variant)))
                .map(item -> new Item(item.workload(), item.variant().only(contestants.asMatchPredicate())))
                .filter(item -> variants.matcher(item.variant().name()).find())
                .filter(item -> !item.variant().contestants().isEmpty())
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

    private static void print(List<String> lines) {
        if (!lines.isEmpty()) {
            System.out.println();
            lines.forEach(System.out::println);
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
