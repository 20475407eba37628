package dev.osock.stress;

import com.sun.management.HotSpotDiagnosticMXBean;
import dev.osock.Attempt;
import dev.osock.Descriptor;
import dev.osock.OpenOptions;
import dev.osock.Socket;
import dev.osock.SocketRegistry;
import dev.osock.error.SocketTimeoutException;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import dev.osock.option.Linger;
import dev.osock.option.SocketOptions;
import dev.osock.stress.Links.Link;
import dev.osock.testing.Patience;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/// Makes or closes descriptors while the heap is full but for so many bytes, each time for a few more, so that memory
/// ends at every place of the way. Prints whether anything is left over in the end. A property names what to do.
final class ExhaustedHeap {

    private static final Duration PATIENCE = Patience.seconds(30);

    private static final int STEP = Integer.getInteger("osock.stress.step", 96);
    private static final int STEPS = Integer.getInteger("osock.stress.steps", 12);

    /// How often it is all done at the most, if memory never ends: what others give back meanwhile may be just enough.
    private static final int ROUNDS = 6;

    private static final Duration LIMIT = Patience.seconds(20);

    /// What is said of a case in which the virtual machine has lost the thread that closes: it could run and does not, as
    /// there was no memory to queue it, or its carrier has died. Then nothing can be said about the close.
    static final String LOST = ": the virtual machine has lost a thread";

    /// Filled and emptied; nothing else is made while it is full.
    private static final List<byte[]> FILL = new ArrayList<>(100_000);

    private final Links tcp = Links.tcp();
    private final Socket.Pair local = Socket.pair(Domain.LOCAL, Type.SEQPACKET);
    private final Socket mine = Socket.open(Domain.INET, Type.STREAM);
    private final Descriptor passed = mine.duplicate();

    /// The thread that closes, if the case has one.
    private volatile Thread closer;

    private ExhaustedHeap() throws Exception {}

    /// Does something to what was prepared, and gives what is to be closed if that was done.
    private record Case(Preparation prepare, Action action) {}

    private interface Preparation {
        AutoCloseable run() throws Exception;
    }

    private interface Action {
        AutoCloseable run(AutoCloseable prepared) throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        initialiseTheJdk();
        var here = new ExhaustedHeap();
        String name = System.getProperty("osock.stress.case");
        Case named = here.named(name);
        var running = new FutureTask<>(() -> here.run(name, named));
        Thread.ofPlatform().daemon().start(running);
        try {
            System.out.println(name + ": " + running.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
            System.exit(0);
        } catch (TimeoutException | OutOfMemoryError stuck) { // which there may be no memory to tell of
            FILL.clear();
            System.gc();
            Thread closer = here.closer;
            if (closer != null && closer.getState() == Thread.State.RUNNABLE) {
                System.out.println(name + LOST);
                System.exit(0);
            }
            tellWhatThreadsDo();
            System.exit(1);
        }
    }

    /// Prints the threads of a case that does not end.
    private static void tellWhatThreadsDo() throws IOException {
        Path dump = Files.createTempDirectory("osock-threads").resolve("dump");
        try {
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(dump.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.TEXT_PLAIN);
            System.err.println(Files.readString(dump));
        } finally {
            Files.deleteIfExists(dump);
            Files.delete(dump.getParent());
        }
    }

    /// The JDK's own classes that cannot be initialised a second time if memory ends in the middle.
    private static void initialiseTheJdk() throws InterruptedException {
        System.getLogger("dev.osock").log(System.Logger.Level.DEBUG, "starting");
        Thread.ofVirtual().start(() -> {}).join();
    }

    private Case named(String name) {
        OpenOptions elsewhere = OpenOptions.DEFAULT.withNetns("/proc/self/ns/net");
        return switch (name) {
            case "accept" -> new Case(tcp::connect, near -> tcp.listener().within(LIMIT).accept());
            case "accept without waiting" -> new Case(tcp::connect, near -> accepted(tcp.listener().nowait().accept()));
            case "open" -> new Case(() -> mine::isOpen, none -> Socket.open(Domain.INET, Type.DGRAM));
            case "open elsewhere" ->
                new Case(() -> mine::isOpen, none -> Socket.open(Domain.INET, Type.DGRAM, Protocol.UDP, elsewhere));
            case "pair" -> new Case(() -> mine::isOpen, none -> Socket.pair(Domain.LOCAL, Type.STREAM));
            case "duplicate" -> new Case(() -> mine::isOpen, none -> mine.duplicate());
            case "duplicate of a number" -> new Case(() -> mine::isOpen, none -> Descriptor.duplicateOf(0));
            case "adopt" -> new Case(() -> mine::isOpen, none -> Socket.open(passed.fd()));
            case "adopt a descriptor" -> new Case(mine::duplicate, owned -> ((Descriptor) owned).toSocket());
            case "receive descriptors" -> new Case(this::send, none -> local.second().recvDescriptors(1, 3));
            case "receive descriptors of a stream" -> new Case(this::onStream, sent -> ((OnStream) sent).receive());
            case "close" -> new Case(tcp::make, link -> close((Link) link));
            case "linger" -> new Case(this::lingering, closing -> ((Lingering) closing).go());
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Socket accepted(Attempt<Socket> attempt) {
        return ((Attempt.Done<Socket>) attempt).value();
    }

    private AutoCloseable send() throws Exception {
        local.first().sendDescriptors(new byte[1], passed, passed, passed);
        return mine::isOpen;
    }

    /// A byte with descriptors that has been sent on a stream: whoever could not receive it can do so again, or cannot
    /// go on behind it.
    private record OnStream(Socket.Pair pair, AtomicBoolean isReceived) implements AutoCloseable {

        AutoCloseable receive() throws Exception {
            AutoCloseable message = pair.second().recvDescriptors(1, 3);
            isReceived.set(true);
            return message;
        }

        @Override
        public void close() throws Exception {
            try (pair) {
                if (!isReceived.get() && pair.second().isOpen()) {
                    pair.second().within(Duration.ZERO).recvDescriptors(1, 3).close();
                }
            }
        }
    }

    private OnStream onStream() throws Exception {
        Socket.Pair pair = Socket.pair(Domain.LOCAL, Type.STREAM);
        pair.first().sendDescriptors(new byte[1], passed, passed, passed);
        return new OnStream(pair, new AtomicBoolean());
    }

    /// A socket that lingers, and a virtual thread that closes it once it may: it waits already, so that memory ends in
    /// the close.
    private record Lingering(Link link, Semaphore may, FutureTask<Void> closing, Thread closer)
            implements AutoCloseable {

        Link go() throws Exception {
            may.release();
            closer.join();
            if (closing.state() == Future.State.FAILED && closing.exceptionNow() instanceof OutOfMemoryError failed) {
                throw failed;
            }
            return link;
        }

        @Override
        public void close() throws Exception {
            try {
                go();
            } catch (OutOfMemoryError again) {
                // as before
            }
            link.close();
        }
    }

    private Lingering lingering() throws Exception {
        Link link = tcp.make();
        link.near().setopt(SocketOptions.LINGER, Linger.seconds(1));
        var may = new Semaphore(0);
        var closing = new FutureTask<Void>(() -> {
            may.acquireUninterruptibly();
            link.near().close();
            return null;
        });
        closer = Thread.ofVirtual().start(closing);
        return new Lingering(link, may, closing, closer);
    }

    private static Link close(Link link) throws Exception {
        link.near().close();
        return link;
    }

    private String run(String name, Case named) throws Exception {
        try (AutoCloseable prepared = named.prepare.run()) {
            named.action.run(prepared).close(); // loads the classes
        }
        boolean mustFail = !name.equals("linger"); // to close may succeed without any memory
        int failures = 0;
        for (int round = 0; round < STEPS || (mustFail && failures == 0 && round < ROUNDS * STEPS); round++) {
            int free = round % STEPS * STEP;
            int sockets = SocketRegistry.numberOf();
            Set<String> descriptors = Resources.ofNoFile();
            try (AutoCloseable prepared = named.prepare.run()) {
                failures += succeeds(named.action, prepared, free) ? 0 : 1;
            }
            takeTheRest();
            String left = left(sockets, descriptors);
            if (!left.isEmpty()) {
                return "with " + free + " bytes: " + left;
            }
        }
        return mustFail && failures == 0 ? "never failed" : "nothing left";
    }

    private static boolean succeeds(Action action, AutoCloseable prepared, int free) throws Exception {
        AutoCloseable made = null;
        byte[] room = new byte[free];
        System.gc();
        Thread.sleep(5); // what was lost is closed, and gives its memory back now and not in the middle
        fill();
        try {
            FILL.set(0, room);
            room = null;
            FILL.set(0, null);
            made = action.run(prepared);
        } catch (OutOfMemoryError expected) {
            // that is what happens
        } finally {
            FILL.clear();
        }
        if (made == null) {
            return false;
        }
        made.close();
        return true;
    }

    private static void fill() {
        FILL.add(new byte[0]);
        for (int size = 1 << 20; size >= 16; size /= 32) {
            try {
                for (;;) {
                    FILL.add(new byte[size]);
                }
            } catch (OutOfMemoryError full) {
                // the rest is filled with smaller ones
            }
        }
    }

    /// Takes what has been sent or connected and was not taken.
    private void takeTheRest() throws Exception {
        try {
            for (;;) {
                tcp.listener().within(Duration.ZERO).accept().close();
            }
        } catch (SocketTimeoutException none) {
            // that was all
        }
        try {
            for (;;) {
                local.second().within(Duration.ZERO).recvmsg().close();
            }
        } catch (SocketTimeoutException none) {
            // that was all
        }
    }

    private static String left(int sockets, Set<String> descriptors) throws Exception {
        String left = "";
        for (int look = 0; look < 100; look++) {
            int moreSockets = SocketRegistry.numberOf() - sockets;
            Set<String> now = Resources.ofNoFile();
            if (moreSockets == 0 && now.equals(descriptors)) {
                return "";
            }
            left = moreSockets + " sockets more, descriptors " + now + " and not " + descriptors;
            System.gc(); // what was made and not handed over is lost, and closed then
            Thread.sleep(10);
        }
        return left;
    }
}
