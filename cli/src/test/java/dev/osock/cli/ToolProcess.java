package dev.osock.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.osock.testing.Patience;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The tool, or a program beside it, in a process of its own, as a user runs it.
public final class ToolProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader out;
    private final List<String> err = Collections.synchronizedList(new ArrayList<>());
    private final Thread errReader;

    /// Starts a command that heeds Ctrl-C, even if this process was started to ignore it, as in a shell's background.
    private ToolProcess(List<String> command) throws IOException {
        List<String> heeding = new ArrayList<>(List.of("env", "--default-signal=INT"));
        heeding.addAll(command);
        process = new ProcessBuilder(heeding).start();
        out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        errReader = Thread.ofPlatform().daemon().start(() -> { // it blocks, and would keep an only carrier
            try (var reader = new BufferedReader(new InputStreamReader(process.getErrorStream(), UTF_8))) {
                reader.lines().forEach(err::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    static ToolProcess start(String... arguments) throws IOException {
        return new ToolProcess(command(arguments));
    }

    /// Starts it where a process may have so many descriptors only.
    static ToolProcess startWithDescriptors(int limit, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "ulimit -n " + limit + "; exec \"$@\"", "sh"));
        command.addAll(command(arguments));
        return new ToolProcess(command);
    }

    /// Starts it as if on another operating system.
    static ToolProcess startOnSystem(String name, String... arguments) throws IOException {
        return startWith("-Dos.name=" + name, arguments);
    }

    /// Starts it where names are looked up in a file like `/etc/hosts`, and nowhere else.
    static ToolProcess startWithHosts(Path hosts, String... arguments) throws IOException {
        return startWith("-Djdk.net.hosts.file=" + hosts, arguments);
    }

    private static ToolProcess startWith(String property, String... arguments) throws IOException {
        List<String> command = command(arguments);
        command.add(1, property);
        return new ToolProcess(command);
    }

    /// Starts it by another command, which gets it as its arguments.
    static ToolProcess startBy(List<String> prefix, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(command(arguments));
        return new ToolProcess(command);
    }

    /// Starts any program: a command of env(1), so that it may begin with variables of the environment.
    public static ToolProcess of(List<String> command) throws IOException {
        return new ToolProcess(command);
    }

    private static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /// Tells its number, which it keeps if it executes another program.
    public long pid() {
        return process.pid();
    }

    /// What it reads as its standard input.
    OutputStream input() {
        return process.getOutputStream();
    }

    /// Ends its standard input, after some bytes, while the caller goes on.
    void send(byte[] bytes) {
        send(process, bytes);
    }

    /// Writes to a process on a thread of its own, as it may not read before its own output has been read. What it has
    /// not got then is missing where it should come out.
    static void send(Process process, byte[] bytes) {
        Thread.ofPlatform().daemon().start(() -> {
            try (OutputStream in = process.getOutputStream()) {
                in.write(bytes);
            } catch (IOException gone) {
                // it has ended
            }
        });
    }

    /// Gives the rest of its standard output as bytes, up to its end; where no line has been read.
    byte[] bytes() throws IOException {
        return process.getInputStream().readAllBytes();
    }

    /// Waits for a line on standard error, and gives what is behind its beginning.
    String told(String beginning) throws InterruptedException {
        return told(beginning, 1);
    }

    /// Waits for the n-th line on standard error with a beginning, and gives what is behind that.
    String told(String beginning, int n) throws InterruptedException {
        long deadline = System.nanoTime() + Patience.seconds(30).toNanos();
        while (System.nanoTime() - deadline < 0) {
            List<String> told = errors().stream().filter(line -> line.startsWith(beginning)).toList();
            if (told.size() >= n) {
                return told.get(n - 1).substring(beginning.length());
            }
            Thread.sleep(5);
        }
        throw new IllegalStateException("it did not tell \"" + beginning + "\", but " + errors());
    }

    /// Waits until it tells where it listens, on standard error, and gives the address.
    String toldAddress() throws InterruptedException {
        return told("listening on ");
    }

    /// Waits until it tells where it listens, on standard error, and gives the port.
    int toldPort() throws InterruptedException {
        String address = toldAddress();
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    /// The process itself, for those who read a part of its output.
    Process process() {
        return process;
    }

    /// Gives the next line of its standard output, or null at the end.
    public String line() throws IOException {
        return out.readLine();
    }

    /// Reads the line that tells where it listens, and gives the address.
    public String listening() throws IOException {
        String line = String.valueOf(line());
        if (!line.startsWith("listening on ")) {
            throw new IllegalStateException("it said: " + line + " " + err);
        }
        return line.substring("listening on ".length());
    }

    /// Reads the line that tells where it listens, and gives the port.
    public int port() throws IOException {
        String address = listening().replaceFirst("\\?.*", "");
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    /// Gives the rest of its standard output once it has ended.
    public List<String> rest() {
        return out.lines().toList();
    }

    /// Closes the reading end of its standard output.
    void leave() throws IOException {
        out.close();
    }

    /// Gives what it has written to standard error so far; all of it once [#exit] has returned.
    public List<String> errors() {
        return List.copyOf(err);
    }

    /// Asks it to end, as Ctrl-C and kill(1) do.
    public void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    }

    /// Waits for its end.
    ///
    /// @return its exit code
    public int exit() throws InterruptedException {
        if (!process.waitFor(Patience.seconds(60).toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("it does not end");
        }
        errReader.join();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
