package dev.osock.bench.child;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The process of one contestant: prints a line that begins with `ready`, answers each line `round MILLIS` with figures
/// and `heap` with the bytes in use after a collection, and ends with its input.
public final class Child {

    private static final PrintStream OUT = System.out;

    private Child() {}

    /// Plays one contestant.
    ///
    /// @param args the task's name and its arguments; see [Tasks]
    /// @throws Exception ends the process
    public static void main(String[] args) throws Exception {
        Task task = Tasks.make(args[0], List.of(args).subList(1, args.length));
        OUT.println(task.greeting());
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            OUT.println(answer(task, line));
        }
        Runtime.getRuntime().halt(0); // what still waits is not worth waiting for
    }

    private static String answer(Task task, String line) throws Exception {
        if (line.startsWith("round ")) {
            double[] figures = task.round(Long.parseLong(line.substring("round ".length())) * 1_000_000);
            return Arrays.stream(figures)
                    .mapToObj(each -> String.format(Locale.ROOT, "%.4f", each))
                    .collect(Collectors.joining(" "));
        }
        if (line.equals("heap")) {
            return Long.toString(heap());
        }
        throw new IOException("what is " + line + "?");
    }

    private static long heap() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(20); // what cleaners free
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
