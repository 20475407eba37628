package dev.osock.platforms;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/// Counts how the tests of a class end, and prints what fails and what takes long. What fails outside of a test, as in
/// a `@BeforeAll`, counts as one.
final class Tally implements TestExecutionListener {
    private static final long LONG_NANOS = 10_000_000_000L;

    private final Notes notes;
    private final Stuck stuck;
    private Counts counts = Counts.NONE;
    private long since;

    Tally(Notes notes) {
        this.notes = notes;
        stuck = new Stuck(notes);
    }

    void begin() {
        counts = Counts.NONE;
    }

    Counts counts() {
        return counts;
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        if (test.isTest()) {
            since = System.nanoTime();
            stuck.begin(test.getUniqueId(), counts);
        }
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        System.out.println("skipped: " + test.getUniqueId() + ": " + reason);
        counts = counts.plus(new Counts(0, 0, 1));
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        stuck.end();
        long took = System.nanoTime() - since;
        if (test.isTest() && took > LONG_NANOS) {
            System.out.printf("long: %s: %.1f s%n", test.getUniqueId(), took / 1e9);
        }
        switch (result.getStatus()) {
            case SUCCESSFUL -> counts = test.isTest() ? counts.plus(new Counts(1, 0, 0)) : counts;
            case ABORTED -> executionSkipped(test, result.getThrowable().map(Throwable::toString).orElse("aborted"));
            case FAILED -> {
                counts = counts.plus(new Counts(0, 1, 0));
                String failure = result.getThrowable().map(Throwable::toString).orElse("failed");
                notes.failure(test.getUniqueId() + ": " + failure);
                System.out.println("FAILED: " + test.getUniqueId());
                result.getThrowable().ifPresent(Tally::print);
            }
        }
    }

    /// Prints a failure and its causes, each from where it was thrown up to the test's method.
    private static void print(Throwable failure) {
        Throwable each = failure;
        for (int depth = 0; each != null && depth < 5; each = each.getCause(), depth++) {
            System.out.println((depth == 0 ? "" : "caused by ") + each);
            for (StackTraceElement frame : each.getStackTrace()) {
                if (frame.getClassName().equals("java.lang.reflect.Method")) {
                    break;
                }
                System.out.println("    at " + frame);
            }
        }
    }
}
