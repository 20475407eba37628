package dev.osock.platforms;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Ends the virtual machine if a test takes far too long, and prints what all threads are doing.
final class Stuck {
    private static final long LIMIT_SECONDS =
            60 * Long.parseLong(System.getenv().getOrDefault("OSOCK_PATIENCE", "1"));

    private final Notes notes;
    private @Nullable String test;
    private Counts before = Counts.NONE;
    private long since;

    Stuck(Notes notes) {
        this.notes = notes;
        Thread.ofPlatform().daemon().name("watches for a test that is stuck").start(this::watch);
    }

    synchronized void begin(String test, Counts before) {
        this.test = test;
        this.before = before;
        since = System.nanoTime();
    }

    synchronized void end() {
        test = null;
    }

    private void watch() {
        while (true) {
            look();
            try {
                Thread.sleep(1000);
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private synchronized void look() {
        if (test == null || System.nanoTime() - since < LIMIT_SECONDS * 1_000_000_000) {
            return;
        }
        System.out.println("STUCK for " + LIMIT_SECONDS + " s: " + test);
        notes.failure(test + ": stuck; the tests of its class after it did not run");
        notes.end("(the class that was stuck)", before.plus(new Counts(0, 1, 0)));
        try {
            Path dump = Files.createTempDirectory("dump").resolve("threads");
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(dump.toString(), ThreadDumpFormat.TEXT_PLAIN);
            Files.readAllLines(dump).forEach(System.out::println);
        } catch (IOException e) {
            e.printStackTrace(System.out);
        }
        System.out.flush();
        Runtime.getRuntime().halt(GuestTests.STUCK);
    }
}
