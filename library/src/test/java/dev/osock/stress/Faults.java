package dev.osock.stress;

import dev.osock.Socket;
import dev.osock.error.SocketErrnoException;
import dev.osock.stress.Links.Link;
import dev.osock.testing.Patience;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// Does one thing while its system calls are made to fail, and another afterwards. Each line of input names a case;
/// what becomes of it is printed.
final class Faults {

    private static final Duration LIMIT = Patience.seconds(20);

    private Faults() {}

    /// What to do during the fault and after it; each gives the line to print.
    private record Case(Callable<String> during, Callable<String> afterwards) {}

    public static void main(String[] arguments) throws Exception {
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (Links links = Links.tcp()) {
            for (String name = input.readLine(); name != null; name = input.readLine()) {
                Link link = links.make();
                Case next = named(name, links, link);
                System.out.println("prepared");
                input.readLine();
                System.out.println(outcome(next.during));
                input.readLine();
                System.out.println(outcome(next.afterwards));
            }
        }
    }

    private static String outcome(Callable<String> call) {
        try {
            return call.call();
        } catch (SocketErrnoException e) {
            return e.errno().name();
        } catch (Exception e) {
            return e.toString();
        }
    }

    private static Case named(String name, Links links, Link link) throws Exception {
        return switch (name) {
            case "receive" -> {
                link.far().send(new byte[] {1, 2});
                yield new Case(() -> received(link, 1), () -> received(link, 1));
            }
            case "send" -> new Case(() -> "sent " + link.near().send(new byte[3]), () -> exchange(link));
            case "accept" -> {
                Socket near = links.connect();
                yield new Case(() -> accept(links, near), () -> accept(links, near));
            }
            case "accept two" -> {
                Socket first = links.connect();
                Socket second = links.connect();
                yield new Case(() -> accept(links, first), () -> accept(links, second));
            }
            case "accept by four" -> acceptByFour(links);
            case "connect" -> new Case(() -> exchange(links.make()), () -> exchange(links.make()));
            case "wait on a virtual thread" ->
                new Case(() -> on(Thread.ofVirtual(), () -> waitAndReceive(link)),
                        () -> on(Thread.ofVirtual(), () -> waitAndReceive(link)));
            case "wait on a platform thread" ->
                new Case(() -> on(Thread.ofPlatform(), () -> waitAndReceive(link)),
                        () -> on(Thread.ofPlatform(), () -> waitAndReceive(link)));
            case "wait again on a virtual thread" -> {
                on(Thread.ofVirtual(), () -> waitAndReceive(link));
                Thread.sleep(50); // the poller parks
                yield new Case(() -> on(Thread.ofVirtual(), () -> waitAndReceive(link)),
                        () -> on(Thread.ofVirtual(), () -> waitAndReceive(link)));
            }
            case "train" -> {
                var trains = new Trains();
                trains.send();
                yield new Case(() -> trains.send() + " " + trains.send(), trains::send);
            }
            case "batch" -> {
                var trains = new Trains();
                trains.sendBatch();
                yield new Case(trains::sendBatch, trains::sendBatch);
            }
            case "trains of a batch" -> {
                var trains = new Trains();
                trains.sendTrains();
                yield new Case(() -> trains.sendTrains() + ", " + trains.sendTrains(), trains::sendTrains);
            }
            case "several trains" -> {
                var trains = new Trains();
                yield new Case(() -> trains.sendSeveral() + ", " + trains.sendSeveral(), trains::sendSeveral);
            }
            case "train in part" -> new Case(new Trains()::sendAndLook, new Trains()::send);
            case "batch in part" -> new Case(new Trains()::sendBatchAndLook, new Trains()::sendBatchAndLook);
            case "zerocopy" -> {
                var sends = new ZerocopySends(link);
                yield new Case(sends::exchange, sends::exchange);
            }
            case "zerocopy asked" -> {
                ZerocopySends.Asked asked = new ZerocopySends(link).ask();
                yield new Case(asked::answer, asked::again);
            }
            case "close" -> new Case(
                    () -> {
                        link.near().close();
                        return "no failure";
                    },
                    () -> {
                        link.near().close();
                        return "open: " + link.near().isOpen();
                    });
            default -> throw new IllegalArgumentException(name);
        };
    }

    /// Four virtual threads that wait for connections; one connection comes, later two more.
    private static Case acceptByFour(Links links) throws Exception {
        BlockingQueue<String> outcomes = new LinkedBlockingQueue<>();
        Queue<Socket> accepted = new ConcurrentLinkedQueue<>();
        var waiting = new AtomicInteger(4);
        for (int i = 0; i < 4; i++) {
            Thread.ofVirtual().start(() -> {
                outcomes.add(outcome(() -> {
                    accepted.add(links.listener().within(LIMIT).accept());
                    return "accepted";
                }));
                waiting.getAndDecrement();
            });
        }
        while (links.listener().info().numAcceptors() < 4) {
            Thread.sleep(1);
        }
        return new Case(
                () -> {
                    accepted.add(links.connect());
                    String first = outcomes.take() + ", " + outcomes.take();
                    Thread.sleep(50);
                    return first + ", " + waiting.get() + " wait";
                },
                () -> {
                    accepted.add(links.connect());
                    accepted.add(links.connect());
                    String last = outcomes.take() + ", " + outcomes.take();
                    for (Socket each : accepted) {
                        each.close();
                    }
                    return last;
                });
    }

    private static String received(Link link, int count) throws Exception {
        return "received " + Arrays.toString(link.near().within(LIMIT).recv(count));
    }

    private static String exchange(Link link) throws Exception {
        link.near().send(new byte[] {4});
        return "exchanged " + link.far().within(LIMIT).recv(1)[0];
    }

    private static String accept(Links links, Socket near) throws Exception {
        return exchange(new Link(near, links.listener().within(LIMIT).accept()));
    }

    /// Receives several bytes, each of which comes only when it is waited for.
    private static String waitAndReceive(Link link) throws Exception {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                for (int i = 0; i < 20; i++) {
                    Thread.sleep(5);
                    link.far().send(new byte[1]);
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        for (int i = 0; i < 20; i++) {
            link.near().within(LIMIT).recv(1);
        }
        return "received 20";
    }

    private static String on(Thread.Builder kind, Callable<String> call) throws Exception {
        var task = new FutureTask<>(() -> outcome(call));
        kind.start(task);
        return task.get();
    }
}
