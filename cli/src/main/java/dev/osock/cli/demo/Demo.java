package dev.osock.cli.demo;

import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrUn;
import dev.osock.cli.echo.StreamEcho;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Plays acts one after the other and tells what was verified.
public final class Demo {

    private static final int ROUND_TRIPS = 5;
    private static final int SHOWN = 5;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Transcript transcript;
    private final List<Act> acts;

    Demo(PrintWriter out, List<Act> acts) {
        transcript = new Transcript(out);
        this.acts = acts;
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
                    new Crowd(clients, ROUND_TRIPS, new StreamEcho(), LIMIT))).play();
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
        try {
            String verified = act.play(transcript);
            transcript.say("verified", verified + " (" + Transcript.since(start) + ")");
            return true;
        } catch (Mismatch mismatch) {
            List<String> differences = mismatch.differences();
            differences.stream().limit(SHOWN).forEach(each -> transcript.say("FAILED", each));
            if (differences.size() > SHOWN) {
                transcript.say("FAILED", "... and " + Transcript.count(differences.size() - SHOWN) + " more");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            transcript.say("FAILED", "interrupted");
        } catch (Exception e) {
            transcript.say("FAILED", Parts.explain(e));
        }
        return false;
    }
}
