package dev.osock.stress.throwable;

import dev.osock.Attempt;
import dev.osock.Mailbox;
import dev.osock.Socket;
import dev.osock.address.SockaddrIn;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import dev.osock.stress.fault.Canary;
import dev.osock.stress.fault.Held;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Exhausts the heap in bursts while sockets are opened, accepted, waited on and closed, in a virtual machine of its
/// own; prints what is wrong afterwards.
final class SqueezeRunner {

    static final String WRONG = "wrong ";

    /// The exit status of a run that says nothing, since the virtual machine has lost a thread.
    static final int LOST = 75;

    private static final Duration SHORT = Duration.ofMillis(2);
    private static final int BURST_MILLIS = 20;
    private static final int LAST_PATIENCE_MILLIS = 10_000;
    private static final int LOST_TIMER_MILLIS = 1_000;

    private final List<Thread> workers = new ArrayList<>();
    private final AtomicLong rounds = new AtomicLong();
    private final AtomicLong exhausted = new AtomicLong();
    private volatile boolean over;

    private interface Work {
        void run() throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        new SqueezeRunner().run(Integer.parseInt(arguments[0]));
        System.out.flush();
        Runtime.getRuntime().halt(0); // without asking what may not have been loaded
    }

    private void run(int bursts) throws Exception {
        var canary = new Canary();
        canary.check();
        var traffic = new Traffic(6);
        Socket listener = Socket.open(Domain.INET, Type.STREAM);
        listener.bind(SockaddrIn.loopback(0));
        listener.listen();
        SockaddrIn name = (SockaddrIn) listener.sockname();
        Socket idle = Socket.open(Domain.INET, Type.DGRAM);
        idle.bind(SockaddrIn.loopback(0));
        Held before = Held.now();
        for (boolean virtual : new boolean[] {true, false}) {
            work(virtual, () -> idle.within(SHORT).recv());
            work(virtual, () -> listener.within(SHORT).accept().close());
            work(virtual, () -> openAndConnect(name));
            work(virtual, SqueezeRunner::openAndLose);
            work(virtual, () -> beTold(idle));
        }
        for (int i = 0; i < bursts; i++) {
            exhaust();
            Thread.sleep(BURST_MILLIS);
        }
        over = true;
        for (Thread worker : workers) {
            if (!ends(worker)) {
                isStuck(worker);
            }
        }
        System.out.println(bursts + " bursts, " + rounds + " rounds, " + exhausted + " of them out of memory");
        String silent = traffic.check() + canary.check();
        if (!silent.isEmpty()) {
            wrong("afterwards" + silent);
            return; // lost sockets would be waited for in vain
        }
        String more = "";
        for (int i = 0; i < 10; i++) {
            System.gc(); // lost sockets are found and closed
            more = before.moreInTheEnd();
        }
        if (!more.isEmpty()) {
            wrong("leaves " + more);
        }
        if (!idle.isOpen() || !listener.isOpen()) {
            wrong("a socket that nobody closed is closed");
        }
    }

    /// Waits for a worker's end. Where the virtual machine has lost a timed park, for want of memory, the park ends here:
    /// who waits for something else than the clock then waits on.
    private static boolean ends(Thread worker) throws InterruptedException {
        for (int waited = 0; waited < LAST_PATIENCE_MILLIS; waited += LOST_TIMER_MILLIS) {
            if (worker.join(Duration.ofMillis(LOST_TIMER_MILLIS))) {
                return true;
            }
            LockSupport.unpark(worker);
        }
        return false;
    }

    /// A virtual thread that could run for so long and does not has been lost by the virtual machine, which had no memory
    /// to queue it: then nothing can be said about the rest either.
    private static void isStuck(Thread worker) {
        if (worker.isVirtual() && worker.getState() == Thread.State.RUNNABLE) {
            System.out.println(worker.getName() + " is runnable and never runs: lost by the virtual machine");
            System.out.flush();
            Runtime.getRuntime().halt(LOST);
        }
        wrong(worker.getName() + " is stuck in " + List.of(worker.getStackTrace()));
    }

    private void work(boolean virtual, Work work) {
        Thread.Builder kind = virtual ? Thread.ofVirtual() : Thread.ofPlatform().daemon();
        workers.add(kind.name((virtual ? "virtual " : "platform ") + workers.size()).start(() -> {
            while (!over) {
                try {
                    rounds.incrementAndGet();
                    work.run();
                } catch (OutOfMemoryError met) {
                    exhausted.incrementAndGet();
                    rest();
                } catch (Throwable itsOwn) {
                    Thread.onSpinWait();
                }
            }
        }));
    }

    private static void rest() {
        try {
            Thread.sleep(2);
        } catch (InterruptedException | OutOfMemoryError again) {
            Thread.yield();
        }
    }

    private static void openAndConnect(SockaddrIn name) throws Exception {
        try (Socket socket = Socket.open(Domain.INET, Type.STREAM)) {
            socket.connect(name);
        }
        Thread.sleep(1);
    }

    private static void openAndLose() throws Exception {
        Socket.open(Domain.INET, Type.DGRAM);
        Thread.sleep(5);
    }

    private static void beTold(Socket socket) throws Exception {
        try (Mailbox mailbox = Mailbox.create()) {
            if (mailbox.call(() -> socket.nowait().recv(1)) instanceof Attempt.Select<byte[]>) {
                mailbox.receive(SHORT);
            }
        }
    }

    /// Takes all memory, in pieces that get smaller, holds it for a while, and lets go.
    private static void exhaust() throws InterruptedException {
        byte[][] all = new byte[1 << 16][];
        try {
            int count = 0;
            for (int size = 1 << 20; size >= 64 && count < all.length;) {
                try {
                    all[count] = new byte[size];
                    count++;
                } catch (OutOfMemoryError full) {
                    size /= 4;
                }
            }
            Thread.sleep(BURST_MILLIS);
        } finally {
            Reference.reachabilityFence(all);
        }
    }

    private static void wrong(String what) {
        System.out.println(WRONG + what);
    }
}
