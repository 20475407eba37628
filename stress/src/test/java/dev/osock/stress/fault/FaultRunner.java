package dev.osock.stress.fault;

import dev.osock.error.Errno;
import dev.osock.error.SocketErrnoException;
import dev.osock.error.SocketException;
import dev.osock.stress.fault.Case.ThreadKind;
import dev.osock.stress.fault.Verbs.Verb;
import dev.osock.testing.Patience;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Tries cases, in a virtual machine of its own. Without an argument it prints the names of all that there are; else it
/// tries those whose names are the lines of a file, from the one on whose number is given, and prints what is wrong.
final class FaultRunner {

    static final String BEGIN = "case ";
    static final String WRONG = "wrong ";
    static final String MET = "met";
    static final String END = "end";

    /// The exit status of one that is of no more use, because somebody is stuck.
    static final int STUCK = 9;

    /// What is only made when a process begins to wait.
    private static final Set<String> FIRST_WAIT = Set.of("epoll_create1", "eventfd2");

    /// What event counters are read and written with, too: these never give the errnos that files and sockets give.
    private static final Set<String> IN_COUNTERS = Set.of("read", "write");

    private static final int PATIENCE_MILLIS = (int) Patience.seconds(3).toMillis();
    private static final int LAST_PATIENCE_MILLIS = (int) Patience.seconds(5).toMillis();
    private static final Duration UNTIL_IT_WAITS = Duration.ofMillis(3);

    /// Until the first call of a process waits, much is to be loaded.
    private static final Duration UNTIL_THE_FIRST_WAITS = Duration.ofMillis(500);

    private final KernelFaults faults = KernelFaults.install(Manual.calls());

    private @Nullable Canary canary;

    private FaultRunner() {}

    public static void main(String[] arguments) throws Exception {
        // opens files of the virtual machine's for good
        Files.delete(Files.createTempFile("osock-fault", ".dat"));
        var runner = new FaultRunner();
        if (arguments.length == 0) {
            for (Verb verb : Verbs.all()) {
                for (ThreadKind thread : ThreadKind.values()) {
                    runner.learn(verb, thread);
                }
            }
        } else {
            List<String> names = Files.readAllLines(Path.of(arguments[0]));
            for (String name : names.subList(Integer.parseInt(arguments[1]), names.size())) {
                System.out.println(BEGIN + name);
                runner.tryOut(Case.named(name));
            }
        }
        System.out.println(END);
        System.exit(0);
    }

    /// Sees which system calls a verb makes, and prints all cases of them.
    private void learn(Verb verb, ThreadKind thread) throws Exception {
        Map<String, Integer> calls = new TreeMap<>();
        for (int i = 0; i < 3; i++) {
            try (var stage = new Stage()) {
                verb.scene().set(stage);
                faults.forget();
                var attempt = new Attempt(stage, thread, UNTIL_IT_WAITS);
                if (!attempt.ends(LAST_PATIENCE_MILLIS) || attempt.failure != null) {
                    throw new IllegalStateException(verb.name() + " without any fault", attempt.failure);
                }
                faults.made().forEach((call, count) -> calls.merge(call, count, Math::max));
            }
        }
        calls.forEach((call, made) -> {
            boolean isInCounter = IN_COUNTERS.contains(call) && !verb.own().contains(call);
            if (!FIRST_WAIT.contains(call) && !isInCounter) {
                Case.all(verb, thread, call, made).forEach(each -> System.out.println(each.name()));
            }
        });
    }

    /// A call on a thread of its own, and its release.
    private static final class Attempt {
        private final CountDownLatch end = new CountDownLatch(1);
        private final long begun = System.nanoTime();
        private final Thread thread;
        private volatile @Nullable Throwable failure;

        Attempt(Stage stage, ThreadKind kind, Duration untilItWaits) throws Exception {
            thread = kind.start(() -> {
                try {
                    stage.call().run();
                } catch (Throwable failed) {
                    failure = failed;
                } finally {
                    end.countDown();
                }
            });
            if (!end.await(untilItWaits.toNanos(), TimeUnit.NANOSECONDS)) {
                stage.release().run();
            }
        }

        boolean ends(int millis) throws InterruptedException {
            return end.await(millis, TimeUnit.MILLISECONDS);
        }

        long millis() {
            return (System.nanoTime() - begun) / 1_000_000;
        }

        String where() {
            StackTraceElement[] stack = thread.getStackTrace();
            return stack.length == 0 ? "" : " in " + List.of(stack);
        }
    }

    private void tryOut(Case tried) throws Exception {
        boolean isFirstWait = FIRST_WAIT.contains(tried.call());
        if (canary == null && !isFirstWait) {
            canary = new Canary();
            canary.check();
        }
        Held before = Held.now();
        try (var stage = new Stage()) {
            tried.verb().scene().set(stage);
            faults.inject(tried.fault());
            var attempt = new Attempt(stage, tried.thread(), isFirstWait ? UNTIL_THE_FIRST_WAITS : UNTIL_IT_WAITS);
            boolean ended = attempt.ends(PATIENCE_MILLIS);
            int failed = faults.failed();
            if (!ended) {
                wrong(tried, "does not end" + attempt.where());
            }
            if (failed > spinning(attempt) && !IN_COUNTERS.contains(tried.call())) {
                wrong(tried, "asks over and over: " + failed + " times in " + attempt.millis() + " ms");
            }
            if (faults.lift() > 0) {
                System.out.println(MET);
            }
            if (!ended) {
                stage.release().run();
                if (!attempt.ends(LAST_PATIENCE_MILLIS)) {
                    giveUp(tried, "does not end afterwards either" + attempt.where());
                }
            }
            judge(tried, attempt.failure);
            if (attempt.failure != null && !hasMoved(attempt.failure)) {
                var again = new Attempt(stage, tried.thread(), UNTIL_IT_WAITS);
                if (!again.ends(LAST_PATIENCE_MILLIS)) {
                    giveUp(tried, "a second call does not end" + again.where());
                }
                if (again.failure != null) {
                    wrong(tried, "the second call fails too: " + again.failure);
                }
            }
        } finally {
            faults.lift();
        }
        String more = before.moreInTheEnd();
        if (!more.isEmpty() && !isFirstWait) { // which leaves the pollers' own
            wrong(tried, "leaves " + more);
        }
        String silent = canary == null ? "" : canary.check();
        if (!silent.isEmpty()) {
            giveUp(tried, "afterwards" + silent);
        }
    }

    /// More failures than that are not met by one that waits between them.
    private static long spinning(Attempt attempt) {
        return 40 + attempt.millis();
    }

    private static boolean hasMoved(Throwable failure) {
        return failure instanceof SocketException moved && (moved.sent() > 0 || moved.data().length > 0);
    }

    private static void judge(Case tried, @Nullable Throwable failure) {
        boolean isOwn = tried.verb().own().contains(tried.call());
        Errno errno = Errno.of(tried.fault().errno());
        switch (failure) {
            case null -> {
                if (isOwn && !tried.passes() && tried.how() == Case.How.ALL) {
                    wrong(tried, "succeeds all the same");
                }
            }
            case SocketErrnoException told when told.errno().equals(errno) -> {
                if (tried.passes() && isOwn) {
                    wrong(tried, "is reported though it passes: " + told);
                }
                if (!told.getMessage().contains(errno.name())) {
                    wrong(tried, "the message does not name it: " + told);
                }
            }
            case Verbs.Aborted told when errno.equals(told.reason()) -> {
                // and so it has been told
            }
            default -> wrong(tried, "fails otherwise: " + trace(failure));
        }
    }

    private static String trace(Throwable failure) {
        StackTraceElement[] stack = failure.getStackTrace();
        return failure + " at " + List.of(stack).subList(0, Math.min(stack.length, 6));
    }

    private static void wrong(Case tried, String what) {
        System.out.println(WRONG + tried.name() + ": " + what);
    }

    private static void giveUp(Case tried, String what) {
        wrong(tried, what);
        System.exit(STUCK);
    }
}
