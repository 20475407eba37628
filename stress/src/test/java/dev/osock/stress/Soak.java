package dev.osock.stress;

import dev.osock.Attempt;
import dev.osock.Descriptor;
import dev.osock.Mailbox;
import dev.osock.ReceivedMsg;
import dev.osock.Socket;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrUn;
import dev.osock.error.SocketException;
import dev.osock.error.SocketTimeoutException;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import dev.osock.option.Linger;
import dev.osock.option.SocketOptions;
import dev.osock.testing.Patience;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/// Servers and clients of every sort in one process, whose peers are killed, reset and lost at random, for a while; the
/// process is looked at all the time, and must not grow.
///
/// Arguments: the seconds, and the seed. Prints a line for each look, `grows …` for what grows, `wrong …` for what is wrong,
/// and last the figures.
final class Soak {

    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final int CLIENTS = 6;

    private final long end;
    private final Random seeds;
    private final List<Thread> threads = new ArrayList<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicLong exchanges = new AtomicLong();
    private final AtomicLong resets = new AtomicLong();
    private final AtomicLong kills = new AtomicLong();
    private final AtomicLong passed = new AtomicLong();
    private final AtomicLong told = new AtomicLong();

    private interface Work {
        void run(Random random) throws Exception;
    }

    private Soak(int seconds, long seed) {
        end = System.nanoTime() + seconds * 1_000_000_000L;
        seeds = new Random(seed);
    }

    public static void main(String[] arguments) throws Exception {
        var soak = new Soak(Integer.parseInt(arguments[0]), Long.parseLong(arguments[1]));
        soak.run();
        System.exit(0);
    }

    private boolean goesOn() {
        return System.nanoTime() < end;
    }

    private void run() throws Exception {
        Socket tcp = listener(Socket.open(Domain.INET, Type.STREAM), SockaddrIn.loopback(0));
        Socket unix = listener(
                Socket.open(Domain.LOCAL, Type.STREAM),
                SockaddrUn.abstractName("osock-soak-" + ProcessHandle.current().pid()));
        Socket udp = Socket.open(Domain.INET, Type.DGRAM);
        udp.bind(SockaddrIn.loopback(0));
        for (Socket listener : List.of(tcp, unix)) {
            Sockaddr name = listener.sockname();
            again(Thread.ofVirtual(), _ -> accept(listener));
            again(Thread.ofPlatform(), _ -> accept(listener));
            for (int i = 0; i < CLIENTS; i++) {
                again(i % 2 == 0 ? Thread.ofVirtual() : Thread.ofPlatform(),
                        random -> exchange(listener.domain(), name, random));
            }
            again(Thread.ofVirtual(), _ -> beTold(listener.domain(), name));
        }
        Sockaddr name = udp.sockname();
        again(Thread.ofPlatform(), _ -> answer(udp));
        again(Thread.ofVirtual(), random -> ask(name, random));
        again(Thread.ofVirtual(), _ -> passDescriptors());
        again(Thread.ofPlatform(), random -> killPeer((SockaddrIn) tcp.sockname(), random));
        var watch = new SoakWatch();
        while (goesOn()) {
            Thread.sleep(Math.max(1_000, (end - System.nanoTime()) / 1_000_000 / 20));
            watch.look();
        }
        for (Thread thread : threads) {
            if (!thread.join(Patience.seconds(20))) {
                wrong.add(thread + " does not end in " + List.of(thread.getStackTrace()));
            }
        }
        wrong.forEach(what -> System.out.println("wrong " + what));
        watch.growth().forEach(what -> System.out.println("grows " + what));
        System.out.printf(
                "soak: %d exchanges, %d messages, %d descriptors passed, %d resets, %d processes killed; %s%n",
                exchanges.get(), told.get(), passed.get(), resets.get(), kills.get(), watch);
    }

    private static Socket listener(Socket socket, Sockaddr name) throws SocketException {
        socket.bind(name);
        socket.listen(64);
        return socket;
    }

    /// Does it again and again on a thread. What a peer's end makes of it is expected; nothing else is.
    private void again(Thread.Builder kind, Work work) {
        var random = new Random(seeds.nextLong());
        threads.add(kind.start(() -> {
            while (goesOn()) {
                try {
                    work.run(random);
                } catch (SocketException ended) {
                    Thread.yield(); // by a reset, a time-out, a peer that is gone
                } catch (Throwable unexpected) {
                    wrong.add(unexpected + " at " + List.of(unexpected.getStackTrace()));
                    return;
                }
            }
        }));
    }

    private void accept(Socket listener) throws SocketException {
        Socket accepted = listener.within(PATIENCE).accept();
        Thread.ofVirtual().start(() -> {
            try (accepted) {
                while (goesOn()) {
                    accepted.send(accepted.within(PATIENCE.multipliedBy(4)).recv(0));
                }
            } catch (SocketException ended) {
                // as the client likes
            } catch (Throwable unexpected) {
                wrong.add("server: " + unexpected);
            }
        });
    }

    private void exchange(Domain domain, Sockaddr name, Random random) throws SocketException {
        try (Socket socket = Socket.open(domain, Type.STREAM)) {
            socket.within(PATIENCE).connect(name);
            for (int i = random.nextInt(50); i >= 0 && goesOn(); i--) {
                byte[] data = new byte[1 + random.nextInt(random.nextInt(8) == 0 ? 100_000 : 200)];
                socket.within(PATIENCE).send(data);
                socket.within(PATIENCE).recv(data.length);
                exchanges.incrementAndGet();
            }
            if (random.nextInt(3) == 0) {
                socket.setopt(SocketOptions.LINGER, Linger.ABORT);
                resets.incrementAndGet();
            }
        }
    }

    private void beTold(Domain domain, Sockaddr name) throws Exception {
        try (Socket socket = Socket.open(domain, Type.STREAM); Mailbox mailbox = Mailbox.create()) {
            socket.within(PATIENCE).connect(name);
            for (int i = 0; i < 20 && goesOn(); i++) {
                socket.send(new byte[1]);
                Attempt<byte[]> attempt = mailbox.call(() -> socket.nowait().recv(1));
                while (attempt instanceof Attempt.Select<byte[]>) {
                    if (mailbox.receive(PATIENCE.multipliedBy(20)).isEmpty()) {
                        if (!goesOn()) {
                            return; // nobody accepts any more
                        }
                        throw new AssertionError("no message");
                    }
                    told.incrementAndGet();
                    attempt = mailbox.call(() -> socket.nowait().recv(1));
                }
            }
        }
    }

    private void answer(Socket udp) throws SocketException {
        var received = udp.within(PATIENCE).recvfrom();
        udp.sendto(received.data(), received.source());
    }

    private void ask(Sockaddr name, Random random) throws SocketException {
        try (Socket socket = Socket.open(Domain.INET, Type.DGRAM)) {
            socket.connect(name);
            for (int i = random.nextInt(20); i >= 0; i--) {
                socket.send(new byte[random.nextInt(1_000)]);
                socket.within(PATIENCE).recv();
                exchanges.incrementAndGet();
            }
        } catch (SocketTimeoutException lost) {
            // datagrams may be
        }
    }

    private void passDescriptors() throws SocketException {
        try (Socket.Pair pair = Socket.pair(Domain.LOCAL, Type.STREAM);
                Socket given = Socket.open(Domain.INET, Type.DGRAM);
                Descriptor sent = given.duplicate()) {
            pair.first().sendDescriptors(new byte[1], sent, sent);
            try (ReceivedMsg received = pair.second().recvDescriptors(1, 4)) {
                passed.addAndGet(received.descriptors().size());
            }
            pair.first().sendDescriptors(new byte[1], sent); // which nobody receives
        }
    }

    /// A peer in a process of its own, which is killed while it sends and receives.
    private void killPeer(SockaddrIn name, Random random) throws Exception {
        Process peer = new ProcessBuilder(
                "bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/$0; cat <&3 >/dev/null & yes >&3",
                Integer.toString(name.port()))
                .redirectError(Redirect.DISCARD)
                .start();
        try {
            Thread.sleep(50 + random.nextInt(300));
        } finally {
            peer.descendants().forEach(ProcessHandle::destroyForcibly);
            peer.destroyForcibly().waitFor();
            kills.incrementAndGet();
        }
    }
}
