package dev.osock.cli.demo;

import dev.osock.error.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// The parts of an act, played at the same time, each on a virtual thread of its own.
final class Parts {

    private Parts() {}

    /// One of the parts.
    ///
    /// @param <T> what it finds out
    /// @param name who plays it
    /// @param task what to do
    record Part<T>(String name, Callable<T> task) {}

    /// Plays all parts to their ends; those that are not over in time are interrupted.
    ///
    /// @return what they found out, in their order
    /// @throws Mismatch if one failed or was not over in time
    static <T> List<T> play(Duration limit, List<Part<T>> parts) throws Mismatch, InterruptedException {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        List<Future<T>> played = threads.invokeAll(
                parts.stream().map(Part::task).toList(), limit.toMillis(), TimeUnit.MILLISECONDS);
        threads.shutdownNow();
        List<T> results = new ArrayList<>();
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            String name = parts.get(i).name();
            Future<T> part = played.get(i);
            switch (part.state()) {
                case SUCCESS -> results.add(part.resultNow());
                case FAILED -> differences.add(name + ": " + explain(part.exceptionNow()));
                case CANCELLED, RUNNING -> differences.add(name + ": not over after " + limit.toSeconds() + " s");
            }
        }
        if (!differences.isEmpty()) {
            throw new Mismatch(differences);
        }
        return results;
    }

    /// Says in one line why a part failed.
    static String explain(Throwable failure) {
        return switch (failure) {
            case SocketException _,Mismatch _ -> String.valueOf(failure.getMessage());
            case ExecutionException e when e.getCause() != null -> explain(e.getCause());
            default -> failure.toString();
        };
    }
}
