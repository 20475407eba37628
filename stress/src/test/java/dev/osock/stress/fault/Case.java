package dev.osock.stress.fault;

import dev.osock.internal.abi.Abi;
import dev.osock.stress.fault.KernelFaults.Fault;
import dev.osock.stress.fault.Verbs.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One verb on one kind of thread, while one system call fails in one way. Its name says all, so that it can be
/// repeated alone.
record Case(Verb verb, ThreadKind thread, String call, String errno, How how) {

    enum ThreadKind {
        PLATFORM,
        VIRTUAL;

        Thread start(Runnable task) {
            return this == VIRTUAL
                    ? Thread.ofVirtual().start(task)
                    : Thread.ofPlatform().daemon().start(task);
        }
    }

    /// Which of the calls fail.
    enum How {
        FIRST(1, 1),
        SECOND(2, 1),
        TWENTY(1, 20),
        ALL(1, Integer.MAX_VALUE);

        private final int first;
        private final int count;

        How(int first, int count) {
            this.first = first;
            this.count = count;
        }
    }

    private static final String SEPARATOR = " | ";

    /// All ways in which a call can give an errno. That a signal comes is not for ever. "Not now" is said before
    /// anything was told of the descriptor: an edge that was told and is denied afterwards does not come again, and
    /// Linux does not deny it.
    ///
    /// @param made how often the verb makes the call
    static List<Case> all(Verb verb, ThreadKind thread, String call, int made) {
        List<Case> all = new ArrayList<>();
        for (String errno : Manual.errnos(call)) {
            for (How how : ways(errno, made)) {
                all.add(new Case(verb, thread, call, errno, how));
            }
        }
        return all;
    }

    private static List<How> ways(String errno, int made) {
        return switch (errno) {
            case "EINTR" -> List.of(How.FIRST, How.TWENTY);
            case "EAGAIN" -> List.of(How.FIRST);
            default -> made > 1 ? List.of(How.FIRST, How.SECOND, How.ALL) : List.of(How.FIRST, How.ALL);
        };
    }

    Fault fault() {
        return new Fault(call, Fault.ANY, Abi.current().number(errno), how.first, how.count);
    }

    /// Whether it is no failure but something that passes, or an answer: where the kernel cannot tell, nothing is known
    /// to be available.
    boolean passes() {
        boolean isAnswer = verb.name().equals("available") && errno.equals("ENOTTY");
        return isAnswer || errno.equals("EINTR") || errno.equals("EAGAIN");
    }

    String name() {
        return String.join(SEPARATOR, verb.name(), thread.name(), call, errno, how.name()).toLowerCase(Locale.ROOT);
    }

    static Case named(String name) {
        String[] parts = name.split(" \\| ", -1);
        Verb verb = Verbs.all().stream().filter(each -> each.name().equals(parts[0])).findFirst().orElseThrow();
        return new Case(
                verb,
                ThreadKind.valueOf(parts[1].toUpperCase(Locale.ROOT)),
                parts[2],
                parts[3].toUpperCase(Locale.ROOT),
                How.valueOf(parts[4].toUpperCase(Locale.ROOT)));
    }
}
