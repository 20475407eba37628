package dev.osock.cli.demo;

import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrUn;
import dev.osock.cli.echo.StreamEcho;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Plays acts one after the other and tells what was verified.
public final class Demo {

    private static final int ROUND_TRIPS = 5;
    private static final int SHOWN = 5;
    private static final int FEW = 3;
    private static final int MANY = 100;
    private static final Duration LIMIT = Patience.seconds(120);

    /// Longer than any act gives itself: passed only by one that does not even end when it is interrupted.
    private static final Duration ACT_LIMIT = Patience.seconds(180);

    private final Transcript transcript;
    private final List<Act> acts;
    private final Duration limit;

    Demo(PrintWriter out, List<Act> acts, Duration limit) {
        transcript = new Transcript(out);
        this.acts = acts;
        this.limit = limit;
    }

    /// Plays the whole demo.
    ///
    /// @param out where to tell
    /// @param clients how many clients the echo server serves at once
    /// @return whether all was as it must be
    /// @throws IOException if there is no room for temporary files
    public static boolean play(PrintWriter out, int clients) throws IOException {
        Path folder = Files.createTempDirectory("osock");
        Path socketFile = folder.resolve("demo");
        try {
            return new Demo(out, List.of(
                    new StreamDialogue("TCP: client and server", SockaddrIn.loopback(0)),
                    new DatagramDialogue("UDP: client and server", SockaddrIn.loopback(0)),
                    new StreamDialogue("Unix socket with a path name: client and server", SockaddrUn.path(socketFile)),
                    new StreamDialogue("Unix socket with an abstract name: client and server", SockaddrUn.abstractName(
                            "osock-demo-" + ProcessHandle.current().pid())),
                    new Loop(FEW, MANY, ROUND_TRIPS, LIMIT),
                    new Crowd(clients, ROUND_TRIPS, new StreamEcho(), LIMIT)), ACT_LIMIT).play();
        } finally {
            Files.deleteIfExists(socketFile);
            Files.delete(folder);
        }
    }

    boolean play() {
        long start = System.nanoTime();
        int failed = 0;
        for (Act act : acts) {
            transcript.line(act.title());
            if (!passes(act)) {
                failed++;
            }
            transcript.line("");
        }
        String time = Transcript.since(start);
        transcript.line(failed == 0
                ? "All " + acts.size() + " acts verified in " + time + "."
                : "FAILED: " + failed + " of " + acts.size() + " acts, in " + time + ".");
        return failed == 0;
    }

    private boolean passes(Act act) {
        long start = System.nanoTime();
        List<String> differences = new ArrayList<>();
        FutureTask<String> playing = new FutureTask<>(() -> act.play(transcript));
        Thread.startVirtualThread(playing);
        try {
            String verified = playing.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            transcript.say("verified", verified + " (" + Transcript.since(start) + ")");
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case Mismatch mismatch -> differences.addAll(mismatch.differences());
                case Error error -> throw error; // such as: an unsupported platform
                case null, default -> differences.add(Parts.explain(e));
            }
        } catch (TimeoutException e) {
            differences.add("the act hangs: it is not over after " + limit.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            differences.add("interrupted");
        }
        differences.stream().limit(SHOWN).forEach(each -> transcript.say("FAILED", each));
        if (differences.size() > SHOWN) {
            transcript.say("FAILED", "... and " + Transcript.count(differences.size() - SHOWN) + " more");
        }
        return differences.isEmpty();
    }
}
