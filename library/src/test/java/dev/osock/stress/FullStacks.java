package dev.osock.stress;

import dev.osock.Mailbox;
import dev.osock.Socket;
import dev.osock.address.SockaddrIn;
import dev.osock.error.SocketClosedException;
import dev.osock.error.SocketTimeoutException;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import dev.osock.stress.Links.Link;
import dev.osock.testing.Patience;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Makes calls with less and less stack left, until they fail, many times; then looks whether others are served as
/// before.
final class FullStacks {

    private static final Duration LIMIT = Patience.seconds(20);
    private static final int TIMES = 60;
    private static final long SMALL_STACK = 256 * 1024;

    private FullStacks() {}

    private interface Deep {
        void run() throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        String name = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        try (Links links = Links.tcp()) {
            List<Link> pairs = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                pairs.add(links.make());
            }
            exchange(pairs);
            switch (name) {
                case "mailbox" -> receiveMessages(Thread.ofPlatform().stackSize(SMALL_STACK), links, pairs);
                case "virtual mailbox" -> receiveMessages(Thread.ofVirtual(), links, pairs);
                case "receive" -> receive(Thread.ofPlatform().stackSize(SMALL_STACK), links, pairs);
                case "virtual receive" -> receive(Thread.ofVirtual(), links, pairs);
                case "close" -> close();
                default -> throw new IllegalArgumentException(name);
            }
            exchange(pairs);
            System.out.println("served");
        }
    }

    /// Runs something with so much stack left as it needs, and with less, while others exchange bytes.
    private static void atFullStack(Thread.Builder kind, Deep deep, List<Link> pairs) throws Exception {
        var crew = new Crew();
        crew.start(kind, () -> {
            // a virtual thread's stack is larger, and copied at each wait
            int times = Thread.currentThread().isVirtual() ? TIMES / 10 : TIMES;
            for (int i = 0; i < times; i++) {
                descend(deep);
            }
        });
        for (int i = 0; i < 20; i++) {
            exchange(pairs);
        }
        crew.join(LIMIT.multipliedBy(3));
    }

    @SuppressWarnings("InfiniteRecursion") // until the stack is full
    private static void descend(Deep deep) throws Exception {
        try {
            descend(deep);
        } catch (StackOverflowError | BootstrapMethodError full) {
            // The latter where the JDK links something for the first time. Thrown again, as long as there is not enough.
            deep.run();
        }
    }

    /// A mailbox that waits to be told of a socket looks for events itself, and may wait for them in the place of the
    /// pollers.
    private static void receiveMessages(Thread.Builder kind, Links links, List<Link> pairs) throws Exception {
        try (Link link = links.make();
                Mailbox mailbox = Mailbox.create()) {
            mailbox.call(() -> link.near().nowait().recv(1));
            atFullStack(kind, () -> mailbox.receive(Duration.ofNanos(100_000)), pairs);
            var crew = new Crew();
            crew.start(kind, () -> {
                if (mailbox.receive(LIMIT).isEmpty()) {
                    throw new AssertionError("no message came");
                }
            });
            link.far().send(new byte[1]);
            crew.join(LIMIT);
        }
    }

    private static void receive(Thread.Builder kind, Links links, List<Link> pairs) throws Exception {
        try (Link link = links.make()) {
            atFullStack(kind, () -> receiveNothing(link.near()), pairs);
            var crew = new Crew();
            crew.start(Thread.ofVirtual(), () -> link.near().within(LIMIT).recv(1));
            link.far().send(new byte[1]);
            crew.join(LIMIT);
        }
    }

    private static void receiveNothing(Socket socket) throws Exception {
        try {
            socket.within(Duration.ofNanos(100_000)).recv(1);
        } catch (SocketTimeoutException _) {
            // as it should
        }
    }

    /// Closes sockets, each of which somebody waits on, at full stacks: they are closed whole or not at all.
    private static void close() throws Exception {
        long before = Resources.sockets();
        List<Socket> sockets = new ArrayList<>();
        List<Crew> waiting = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            Socket socket = Socket.open(Domain.INET, Type.DGRAM);
            socket.bind(SockaddrIn.loopback(0));
            sockets.add(socket);
            var crew = new Crew();
            crew.start(i % 2 == 0 ? Thread.ofVirtual() : Thread.ofPlatform(), () -> waitForEnd(socket));
            waiting.add(crew);
        }
        Thread.sleep(200);
        for (Socket socket : sockets) {
            var crew = new Crew();
            crew.start(Thread.ofPlatform().stackSize(SMALL_STACK), () -> descend(socket::close));
            crew.join(LIMIT);
        }
        for (Crew crew : waiting) {
            crew.join(LIMIT);
        }
        System.out.println("left: " + (Resources.sockets() - before));
    }

    private static void waitForEnd(Socket socket) throws Exception {
        try {
            socket.recv(1);
            throw new AssertionError("received something");
        } catch (SocketClosedException _) {
            // as it should
        }
    }

    private static void exchange(List<Link> pairs) throws Exception {
        var crew = new Crew();
        for (Link pair : pairs) {
            crew.start(Thread.ofVirtual(), () -> pair.near().within(LIMIT).recv(1));
            crew.start(Thread.ofVirtual(), () -> pair.far().send(new byte[1]));
        }
        crew.join(LIMIT);
    }
}
