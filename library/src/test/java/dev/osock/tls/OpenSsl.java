package dev.osock.tls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.osock.testing.Patience;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A run of `openssl`, ended when it is closed.
final class OpenSsl implements AutoCloseable {

    private static final Duration PATIENCE = Patience.seconds(20);
    private static final Pattern PORT = Pattern.compile("ACCEPT [^\n]*:(\\d+)\n");

    private final Process process;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final Thread reader;

    private OpenSsl(Path folder, List<String> command) throws IOException {
        process = new ProcessBuilder(command).directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        reader = Thread.ofPlatform().daemon().start(this::read);
    }

    static OpenSsl start(Path folder, String command, String[] choice, String... options) throws IOException {
        List<String> all = new ArrayList<>(List.of("openssl", command));
        all.addAll(List.of(choice));
        all.addAll(List.of(options));
        return new OpenSsl(folder, all);
    }

    /// Whether a command knows an option: not all builds have `-ktls`.
    static boolean knows(Path folder, String command, String option) throws Exception {
        try (OpenSsl help = new OpenSsl(folder, List.of("openssl", command, "-help"))) {
            help.ends();
            return help.output().contains(option);
        }
    }

    private void read() {
        byte[] some = new byte[1 << 16];
        try (InputStream in = process.getInputStream()) {
            for (int count = in.read(some); count >= 0; count = in.read(some)) {
                synchronized (output) {
                    output.write(some, 0, count);
                    output.notifyAll();
                }
            }
        } catch (IOException gone) {
            // the process has ended
        }
    }

    /// What it has printed so far, a character for each byte.
    String output() {
        synchronized (output) {
            return output.toString(ISO_8859_1);
        }
    }

    /// What it listens at, once it says so.
    int port() throws InterruptedException {
        return Integer.parseInt(await(PORT).group(1));
    }

    /// Waits until it prints something.
    Matcher await(Pattern pattern) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        synchronized (output) {
            Matcher matcher = pattern.matcher(output());
            while (!matcher.find()) {
                if (System.nanoTime() > end || !reader.isAlive()) {
                    throw new AssertionError("openssl did not print " + pattern + ", but:\n" + output());
                }
                output.wait(100);
                matcher = pattern.matcher(output());
            }
            return matcher;
        }
    }

    OutputStream input() {
        return process.getOutputStream();
    }

    /// Waits until it has ended by itself.
    void ends() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("openssl does not end:\n" + output());
        }
        reader.join(PATIENCE);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
