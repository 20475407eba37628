package dev.osock.stress;

import dev.osock.Socket;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrUn;
import dev.osock.error.SocketException;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import dev.osock.option.Linger;
import dev.osock.option.SocketOptions;
import dev.osock.stress.Links.Link;
import dev.osock.testing.Patience;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/// Blocks calls on the only carrier, and prints for each whether another virtual thread went on meanwhile and how the
/// call ended.
final class OneCarrier {

    /// How often the other thread must run, a millisecond apart, while a call is blocked.
    private static final long ENOUGH = 50;

    /// How long a call blocks that ends by itself: long enough for that, also on a busy machine.
    private static final Duration BLOCKED = Duration.ofSeconds(2);

    private static final Duration LIMIT = Patience.seconds(10);

    private static final AtomicLong TICKS = new AtomicLong();
    private static final List<Socket> OPEN = new ArrayList<>();

    private OneCarrier() {}

    public static void main(String[] arguments) throws Exception {
        Thread.ofVirtual().start(() -> {
            for (;;) {
                TICKS.getAndIncrement();
                sleep(1);
            }
        });
        try (Recording recording = new Recording()) {
            recording.enable("jdk.VirtualThreadPinned").withoutThreshold().withStackTrace();
            try (Links tcp = Links.tcp();
                    Links local = Links.local()) {
                try (Recording first = new Recording()) {
                    first.start(); // the events' classes too: one that another thread loads or initialises pins, once
                    block("first use", () -> tcp.listener().accept().close(), () -> tcp.connect().close());
                }
                recording.start();
                run(tcp, local);
            }
            recording.stop();
            Path file = Files.createTempFile("osock", ".jfr");
            recording.dump(file);
            report(RecordingFile.readAllEvents(file));
            Files.delete(file);
        }
    }

    private static void run(Links tcp, Links local) throws Exception {
        block("accept", () -> OPEN.add(tcp.listener().accept()), tcp::connect);

        Link reading = tcp.make();
        block("recv", () -> reading.near().recv(1), () -> reading.far().send(new byte[1]));

        Link timed = local.make();
        block("recv with a time-out", () -> timed.near().within(BLOCKED).recv(1), () -> {});

        Link queued = local.make();
        Thread first = Thread.ofVirtual().start(() -> quietly(() -> queued.near().recv(1)));
        awaitParked(first);
        block("queued recv", () -> queued.near().recv(1), () -> queued.far().send(new byte[2]));

        Link writing = tcp.make();
        block("send", () -> writing.near().send(new byte[32 << 20]), () -> writing.far().recv(32 << 20));

        block("connect", () -> connectToFullInet(), () -> closeAll());
        block("local connect", () -> connectToFullLocal(), () -> closeAll());
        block("local sendto", () -> sendToFullLocal(), () -> closeAll());

        Link closing = tcp.make();
        var closed = new CountDownLatch(1);
        block("close under a platform thread's wait", () -> {
            Thread waiter = Thread.ofPlatform().start(() -> quietly(() -> closing.near().recv(1)));
            closed.await();
            closing.near().close();
            waiter.join();
        }, closed::countDown);

        block("close with linger", () -> {
            Link lingering = tcp.make();
            lingering.near().setopt(SocketOptions.LINGER, Linger.seconds((int) BLOCKED.toSeconds()));
            for (int i = 0; i < 1_000; i++) {
                quietly(() -> lingering.near().within(Duration.ZERO).send(new byte[64 << 10]));
            }
            lingering.near().close();
            lingering.far().close();
        }, () -> {});
    }

    /// Blocks in a connect because the listener's queue is full, until everything is closed.
    private static void connectToFullInet() throws Exception {
        Socket listener = open(Domain.INET, Type.STREAM);
        listener.bind(SockaddrIn.loopback(0));
        fillAndConnect(listener, Domain.INET);
    }

    private static void connectToFullLocal() throws Exception {
        Socket listener = open(Domain.LOCAL, Type.STREAM);
        listener.bind(SockaddrUn.unnamed());
        fillAndConnect(listener, Domain.LOCAL);
    }

    private static void fillAndConnect(Socket listener, Domain domain) throws SocketException {
        listener.listen(0);
        Sockaddr address = listener.sockname();
        for (;;) {
            open(domain, Type.STREAM).connect(address);
        }
    }

    private static void sendToFullLocal() throws SocketException {
        Socket receiver = open(Domain.LOCAL, Type.DGRAM);
        receiver.bind(SockaddrUn.unnamed());
        Socket sender = open(Domain.LOCAL, Type.DGRAM);
        for (;;) {
            sender.sendto(new byte[1], receiver.sockname());
        }
    }

    private static Socket open(Domain domain, Type type) throws SocketException {
        Socket socket = Socket.open(domain, type);
        synchronized (OPEN) {
            OPEN.add(socket);
        }
        return socket;
    }

    private static void closeAll() throws SocketException {
        synchronized (OPEN) {
            for (Socket socket : OPEN) {
                socket.close();
            }
            OPEN.clear();
        }
    }

    private static void block(String name, Crew.Task call, Crew.Task release) throws Exception {
        Thread blocked = Thread.ofVirtual().name(name).start(() -> quietly(call));
        awaitParked(blocked);
        boolean progress = ticksOn();
        boolean blocks = blocked.isAlive();
        release.run();
        boolean ended = blocked.join(LIMIT);
        String verdict = progress && blocks && ended
                ? "ok"
                : "others progress: " + progress + " blocks: " + blocks + " ends: " + ended;
        System.out.println(name + ": " + verdict);
    }

    /// Whether the other thread runs on for a while.
    private static boolean ticksOn() throws InterruptedException {
        long enough = TICKS.get() + ENOUGH;
        long end = System.nanoTime() + LIMIT.toNanos();
        while (TICKS.get() < enough && System.nanoTime() < end) {
            Thread.sleep(5);
        }
        return TICKS.get() >= enough;
    }

    private static void quietly(Crew.Task task) {
        try {
            task.run();
        } catch (SocketException expected) {
            // it has been closed, refused or was too late: all that matters is that it ends
        } catch (Exception e) {
            System.out.println(Thread.currentThread().getName() + ": " + e);
        }
    }

    private static void awaitParked(Thread thread) throws InterruptedException {
        while (thread.isAlive()
                && thread.getState() != Thread.State.WAITING
                && thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.sleep(1);
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void report(List<RecordedEvent> events) {
        int pinned = 0;
        for (RecordedEvent event : events) {
            boolean isPinned = event.getEventType().getName().equals("jdk.VirtualThreadPinned"); // others are ours
            if (isPinned && !event.getString("pinnedReason").startsWith("Waited for initialization of java.")) {
                System.out.println(event.toString().replace('\n', ' '));
                pinned++;
            }
        }
        System.out.println("pinned: " + pinned);
    }
}
