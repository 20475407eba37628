package dev.osock.stress.fault;

import dev.osock.Attempt;
import dev.osock.Mailbox;
import dev.osock.SelectInfo;
import dev.osock.Socket;
import dev.osock.SocketMessage;
import dev.osock.SocketMessage.AbortMessage;
import dev.osock.SocketMessage.SelectMessage;
import dev.osock.error.Errno;
import dev.osock.error.SocketErrnoException;
import dev.osock.error.SocketException;
import dev.osock.stress.fault.KernelFaults.Fault;
import dev.osock.testing.Patience;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/// Callers whose descriptor cannot be watched, in a virtual machine of its own; prints a line for each row that holds.
final class ArmingRunner {

    private static final Errno NO_SPACE = Errno.ENOSPC;
    private static final Duration PATIENCE = Patience.seconds(10);
    /// Registers a descriptor, `EPOLL_CTL_ADD`; what the pollers change is not to fail here.
    private static final long ADD = 1;

    private static final int ALL = Integer.MAX_VALUE;

    private final KernelFaults faults = KernelFaults.install(List.of("epoll_ctl"));

    private ArmingRunner() {}

    private interface Row {
        void check(Stage stage, boolean sends) throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        var runner = new ArmingRunner();
        new Canary().check(); // the pollers run
        for (boolean sends : new boolean[] {false, true}) {
            String what = sends ? "send" : "receive";
            runner.row("a nowait " + what + " whose descriptor cannot be watched says so and has no place",
                    runner::own, sends);
            runner.row("of a queue the next " + what + " that cannot be watched is told, and the one after it goes on",
                    runner::next, sends);
            runner.row("every queued " + what + " is told if none can be watched", runner::everyNext, sends);
            runner.row("a blocked " + what + " that is next in the queue fails with it", runner::nextBlocked, sends);
        }
        System.exit(0);
    }

    private void row(String title, Row row, boolean sends) throws Exception {
        try (var stage = new Stage()) {
            row.check(stage, sends);
            System.out.println(title);
        } finally {
            faults.lift();
        }
    }

    private void fail(int count) {
        faults.inject(new Fault("epoll_ctl", ADD, NO_SPACE.number(), 1, count));
    }

    private void own(Stage stage, boolean sends) throws Exception {
        Socket socket = socket(stage, sends);
        fail(ALL);
        expect(NO_SPACE, failureOf(() -> attempt(socket, sends)));
        expect(0, socket.info().numReaders() + socket.info().numWriters());
        faults.lift();
        SelectInfo info = selected(attempt(socket, sends));
        stage.release().run();
        expect(info.handle(), ((SelectMessage) next(Mailbox.self())).handle());
    }

    private void next(Stage stage, boolean sends) throws Exception {
        try (Mailbox a = Mailbox.create(); Mailbox b = Mailbox.create()) {
            Socket socket = socket(stage, sends);
            FutureTask<Void> current = blocked(Thread.ofPlatform(), socket, sends);
            SelectInfo first = selected(a.call(() -> attempt(socket, sends)));
            SelectInfo second = selected(b.call(() -> attempt(socket, sends)));
            fail(1);
            expect("timeout", String.valueOf(reasonOf(current)).toLowerCase(java.util.Locale.ROOT));
            AbortMessage told = (AbortMessage) next(a);
            expect(first.handle(), told.handle());
            expect(NO_SPACE, told.reason());
            stage.release().run();
            expect(second.handle(), ((SelectMessage) next(b)).handle());
        }
    }

    private void everyNext(Stage stage, boolean sends) throws Exception {
        try (Mailbox a = Mailbox.create(); Mailbox b = Mailbox.create()) {
            Socket socket = socket(stage, sends);
            FutureTask<Void> current = blocked(Thread.ofPlatform(), socket, sends);
            a.call(() -> attempt(socket, sends));
            b.call(() -> attempt(socket, sends));
            fail(ALL);
            reasonOf(current);
            expect(NO_SPACE, ((AbortMessage) next(a)).reason());
            expect(NO_SPACE, ((AbortMessage) next(b)).reason());
            expect(0, socket.info().numReaders() + socket.info().numWriters());
        }
    }

    private void nextBlocked(Stage stage, boolean sends) throws Exception {
        Socket socket = socket(stage, sends);
        FutureTask<Void> current = blocked(Thread.ofPlatform(), socket, sends);
        FutureTask<Void> queued = blocked(Thread.ofVirtual(), socket, sends);
        fail(ALL);
        reasonOf(current);
        expect(NO_SPACE, reasonOf(queued));
        expect(0, socket.info().numReaders() + socket.info().numWriters());
    }

    private static Socket socket(Stage stage, boolean sends) throws Exception {
        if (sends) {
            return stage.full().near();
        }
        Stage.Link link = stage.link();
        stage.release(() -> link.write(1));
        return link.near();
    }

    /// Over TCP some room comes back for a while after there was none.
    private static Attempt<?> attempt(Socket socket, boolean sends) throws SocketException {
        Attempt<?> attempt;
        do {
            attempt = sends ? socket.nowait().send(new byte[1]) : socket.nowait().recv(1);
        } while (attempt instanceof Attempt.Done<?>);
        return attempt;
    }

    /// Begins to wait, as long as a platform thread does; a virtual one waits longer.
    private static FutureTask<Void> blocked(Thread.Builder kind, Socket socket, boolean sends) throws Exception {
        int before = socket.info().numReaders() + socket.info().numWriters();
        var task = new FutureTask<Void>(() -> {
            var view = socket.within(Thread.currentThread().isVirtual() ? PATIENCE : Duration.ofMillis(300));
            if (sends) {
                view.send(new byte[1 << 17]);
            } else {
                view.recv(1);
            }
            return null;
        });
        kind.start(task);
        while (socket.info().numReaders() + socket.info().numWriters() == before) {
            Thread.sleep(1);
        }
        return task;
    }

    private static SocketMessage next(Mailbox mailbox) throws InterruptedException {
        return mailbox.receive(PATIENCE).orElseThrow(() -> new AssertionError("no message"));
    }

    private static SelectInfo selected(Attempt<?> attempt) {
        if (attempt instanceof Attempt.Select<?>(SelectInfo info)) {
            return info;
        }
        throw new AssertionError("not a select: " + attempt);
    }

    private static Object reasonOf(FutureTask<Void> task) {
        return failureOf(() -> task.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    }

    private static Object failureOf(Callable<?> call) {
        try {
            return "no failure: " + call.call();
        } catch (SocketErrnoException failed) {
            return failed.errno();
        } catch (SocketException failed) {
            return failed.reason();
        } catch (java.util.concurrent.ExecutionException failed) {
            return failed.getCause() instanceof SocketException cause ? cause.reason() : failed;
        } catch (Exception failed) {
            return failed;
        }
    }

    private static void expect(Object wanted, Object found) {
        if (!wanted.equals(found)) {
            throw new AssertionError("expected " + wanted + ", but it is " + found);
        }
    }
}
