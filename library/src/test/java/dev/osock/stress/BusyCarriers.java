package dev.osock.stress;

import dev.osock.Mailbox;
import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.kernel.Scratch;
import dev.osock.internal.poll.PollerGroup;
import dev.osock.stress.Links.Link;
import dev.osock.testing.Patience;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Keeps every carrier busy, and prints the longest time in milliseconds from an event to its notice, of each kind.
final class BusyCarriers {

    private static final int EVENTS = 20;

    private static volatile boolean busy;

    private BusyCarriers() {}

    public static void main(String[] arguments) throws Exception {
        var scratch = new Scratch();
        int fd = Kernel.eventfd(scratch);
        var told = new Semaphore(0);
        try (Links links = Links.local();
                Link link = links.make()) {
            List<Thread> spinners = spin();
            PollerGroup.register(scratch, fd, (readable, _) -> {
                if (readable) {
                    told.release();
                }
                return false;
            });
            measure("from the start", scratch, fd, told, link);

            busy = false;
            for (Thread spinner : spinners) {
                spinner.join();
            }
            Thread.sleep(100); // the pollers park
            measure("idle", scratch, fd, told, link);
            Thread.sleep(100);
            spinners = spin();
            measure("after idleness", scratch, fd, told, link);
            busy = false;
            for (Thread spinner : spinners) {
                spinner.join();
            }
        }
    }

    private static List<Thread> spin() throws InterruptedException {
        busy = true;
        int carriers = Integer.getInteger("jdk.virtualThreadScheduler.parallelism");
        var running = new Semaphore(0);
        List<Thread> spinners = new ArrayList<>();
        for (int i = 0; i < carriers; i++) {
            spinners.add(Thread.ofVirtual().start(() -> {
                running.release();
                while (busy) {
                    Thread.onSpinWait();
                }
            }));
        }
        running.acquire(carriers);
        return spinners;
    }

    private static void measure(String when, Scratch scratch, int fd, Semaphore told, Link link) throws Exception {
        report(when + ", poller", () -> {
            Kernel.eventfdWrite(scratch, fd);
            if (!told.tryAcquire(Patience.seconds(20).toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("the poller never tells");
            }
            Kernel.eventfdRead(scratch, fd);
        });
        report(when + ", platform thread", () -> {
            var receive = new FutureTask<>(() -> link.near().within(Patience.seconds(20)).recv(1));
            Thread.ofPlatform().start(receive);
            link.far().send(new byte[1]);
            receive.get();
        });
        report(when + ", mailbox", () -> {
            link.near().nowait().recv(1);
            link.far().send(new byte[1]);
            if (Mailbox.self().receive(Patience.seconds(20)).isEmpty()) {
                throw new IllegalStateException("the message never comes");
            }
            link.near().recv(1);
        });
    }

    private static void report(String what, Crew.Task event) throws Exception {
        long longest = 0;
        for (int i = 0; i < EVENTS; i++) {
            long start = System.nanoTime();
            event.run();
            longest = Math.max(longest, System.nanoTime() - start);
        }
        System.out.println(what + ": " + longest / 1_000_000);
    }
}
