package dev.osock.cli.relay;

import dev.osock.Attempt;
import dev.osock.Mailbox;
import dev.osock.OtpOptions;
import dev.osock.Socket;
import dev.osock.SocketMessage;
import dev.osock.cli.address.AddressText;
import dev.osock.cli.address.Endpoint;
import dev.osock.error.SocketException;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Connects to the first of several addresses that answers, as RFC 8305 ("Happy Eyeballs") has it, and as the library
/// does with sockets that need no options: an attempt that has not ended after a while gets a rival, one that has
/// failed at once.
///
/// The sockets belong to a mailbox of their own, and go with it; only the winner is handed over.
final class Race {

    /// RFC 8305, 5: the Connection Attempt Delay.
    private static final Duration DELAY = Duration.ofMillis(250);

    private final List<Endpoint> endpoints;
    private final Ways ways;
    private final Mailbox mailbox;
    private final Deque<Endpoint> waiting;
    private final Map<Socket, Endpoint> running = new HashMap<>();
    private final Map<Endpoint, SocketException> failures = new HashMap<>();

    private Race(List<Endpoint> endpoints, Ways ways, Mailbox mailbox) {
        this.endpoints = endpoints;
        this.ways = ways;
        this.mailbox = mailbox;
        waiting = new ArrayDeque<>(endpoints);
    }

    /// Connects to one of the addresses.
    ///
    /// @param text what the user calls them
    /// @param all those that it has, in the system's order
    /// @throws IOException if none can be connected; the message is for the user
    static Socket connect(AddressText text, List<Endpoint> all, Ways ways) throws IOException {
        Mailbox caller = Mailbox.self();
        try (Mailbox mailbox = Mailbox.create("connect")) {
            var race = new Race(inTurn(all), ways, mailbox);
            return mailbox.call(() -> {
                Socket connected = race.run().orElseThrow(() -> race.failure(text));
                connected.setopt(OtpOptions.CONTROLLING_PROCESS, caller);
                return connected;
            });
        }
    }

    /// Has the families take turns, beginning with IPv6. Datagrams, which nobody has to answer, go to the first one.
    private static List<Endpoint> inTurn(List<Endpoint> all) {
        if (all.getFirst().type().equals(Type.DGRAM)) {
            return all;
        }
        Deque<Endpoint> six = new ArrayDeque<>();
        Deque<Endpoint> others = new ArrayDeque<>();
        all.forEach(each -> (each.address().family().equals(Domain.INET6) ? six : others).add(each));
        List<Endpoint> ordered = new ArrayList<>();
        while (ordered.size() < all.size()) {
            Optional.ofNullable(six.poll()).ifPresent(ordered::add);
            Optional.ofNullable(others.poll()).ifPresent(ordered::add);
        }
        return ordered;
    }

    /// Runs it, with so little time between the attempts that there is some for each.
    ///
    /// @return who has won; empty if all have failed or the time is over
    private Optional<Socket> run() throws IOException {
        long begun = System.nanoTime();
        long limit = ways.timeout().map(Duration::toNanos).orElse(Long.MAX_VALUE);
        long delay = Math.min(DELAY.toNanos(), limit / endpoints.size());
        long nextStart = begun;
        Optional<Socket> winner = Optional.empty();
        while (winner.isEmpty()) {
            int failed = failures.size();
            long now = System.nanoTime();
            long left = limit - (now - begun);
            if (!waiting.isEmpty() && (running.isEmpty() || nextStart - now <= 0)) {
                winner = start(waiting.remove());
                nextStart = System.nanoTime() + delay;
            } else if (running.isEmpty()) {
                return Optional.empty();
            } else {
                long wait = waiting.isEmpty() ? left : Math.min(left, nextStart - now);
                Optional<SocketMessage> told = receive(Math.max(0, wait));
                if (told.isEmpty() && left <= 0) {
                    return Optional.empty();
                }
                winner = told.flatMap(this::goOn);
            }
            if (failures.size() > failed) {
                nextStart = System.nanoTime(); // the next need not wait
            }
        }
        return winner;
    }

    private Optional<SocketMessage> receive(long nanos) throws IOException {
        try {
            return mailbox.receive(Duration.ofNanos(nanos));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while it was connecting");
        }
    }

    private Optional<Socket> start(Endpoint endpoint) {
        try {
            Socket socket = endpoint.openClient();
            return took(endpoint, socket, socket.nowait().connect(endpoint.address()));
        } catch (SocketException failure) {
            failures.put(endpoint, failure);
            return Optional.empty();
        }
    }

    private Optional<Socket> goOn(SocketMessage message) {
        Socket socket = message.socket();
        Endpoint endpoint = running.remove(socket);
        if (endpoint == null) {
            return Optional.empty();
        }
        try {
            return took(endpoint, socket, socket.nowait().connect());
        } catch (SocketException failure) {
            failures.put(endpoint, failure);
            return Optional.empty();
        }
    }

    private Optional<Socket> took(Endpoint endpoint, Socket socket, Attempt<Socket> attempt) {
        if (attempt instanceof Attempt.Done) {
            return Optional.of(socket);
        }
        running.put(socket, endpoint);
        return Optional.empty();
    }

    /// Says of each address why not.
    private IOException failure(AddressText text) {
        String reasons = endpoints.stream()
                .map(each -> each.address() + ": " + ways.reason(failures.get(each)))
                .collect(Collectors.joining("; "));
        var failure = new IOException("cannot connect to " + text + ": " + reasons);
        failures.values().forEach(failure::addSuppressed);
        return failure;
    }
}
