package dev.osock.testing.sockets;

import dev.osock.error.SocketException;
import dev.osock.testing.Patience;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A call that is made on a thread of its own.
public final class Caller<T> {

    private static final Duration PATIENCE = Patience.seconds(10);

    private static final Set<String> WAITS = Set.of("await", "park");

    /// Where a thread is that waits for a socket of the JDK.
    private static final Set<String> JDK_WAITS =
            Set.of("park", "poll", "read0", "readv0", "write0", "writev0");

    /// Where it is that waits for its turn there.
    private static final String LOCK = "java.util.concurrent.locks.ReentrantLock";

    /// Where it is that waits for sends without copying, which may be on its way there or back.
    private static final String SENDS = "dev.osock.internal.socket.OutstandingSends";

    private static final Set<Thread.State> STILL = EnumSet.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);

    private final FutureTask<T> task;
    private final Thread thread;

    private Caller(ThreadKind kind, Callable<T> call) {
        task = new FutureTask<>(call);
        thread = kind.start(task);
    }

    /// Starts the call.
    public static <T> Caller<T> start(ThreadKind kind, Callable<T> call) {
        return new Caller<>(kind, call);
    }

    /// Starts the call and returns once it waits for the socket or for its turn.
    public static <T> Caller<T> waiting(ThreadKind kind, Callable<T> call) throws InterruptedException {
        var caller = new Caller<>(kind, call);
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!caller.waits()) {
            if (caller.task.isDone()) {
                throw new AssertionError("the call did not wait: " + caller.task);
            }
            if (System.nanoTime() > giveUp) {
                throw new AssertionError("the call neither ends nor waits");
            }
            Thread.sleep(1);
        }
        return caller;
    }

    /// As [#waiting(ThreadKind, Callable)], for a call without a result.
    public static Caller<Void> waiting(ThreadKind kind, Action call) throws InterruptedException {
        return waiting(kind, call.asCallable());
    }

    /// Whether it waits for the socket or for its turn now. Looks where the thread is: a platform thread that waits in
    /// the kernel counts as runnable. One that is in a system call of the JDK's, or on its way there, is taken for one
    /// that waits too.
    public boolean waits() {
        for (StackTraceElement frame : thread.getStackTrace()) {
            String place = frame.getClassName();
            String method = frame.getMethodName();
            boolean isOurs = place.startsWith("dev.osock.internal.") && !place.startsWith(SENDS);
            boolean isJdks = place.startsWith("sun.nio.ch.");
            if ((isOurs && WAITS.contains(method)) || (isJdks && JDK_WAITS.contains(method)) || place.equals(LOCK)) {
                return true;
            }
            if (place.startsWith(SENDS) && STILL.contains(thread.getState())) {
                return true;
            }
        }
        return false;
    }

    /// Waits for the call to succeed.
    public T result() throws Exception {
        try {
            return task.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception failure) {
                throw failure;
            }
            throw e;
        } catch (TimeoutException e) {
            throw new AssertionError("the call still waits", e);
        }
    }

    /// Waits for the call to fail.
    public SocketException failure() {
        return Failing.failureOf(this::result);
    }

    public boolean isDone() {
        return task.isDone();
    }

    public void interrupt() {
        thread.interrupt();
    }

    public long threadId() {
        return thread.threadId();
    }
}
