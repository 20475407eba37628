package dev.osock;

import dev.osock.SocketMessage.AbortMessage;
import dev.osock.address.Sockaddr;
import dev.osock.error.Reason;
import dev.osock.error.SocketException;
import dev.osock.internal.call.Failure;
import dev.osock.internal.wait.Outcome;
import dev.osock.internal.wait.Timeout;
import dev.osock.kind.Domain;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Connects to the first of several addresses that answers, as RFC 8305 ("Happy Eyeballs") has it: the families take
/// turns, IPv6 first; an attempt that has not ended after a while gets a rival, one that has failed at once.
///
/// The sockets are opened in a mailbox of their own, and go with it; only the winner is handed over.
final class ConnectRace {

    /// RFC 8305, 5: the Connection Attempt Delay. It is less where the time would not do for one attempt each.
    static final Duration DELAY = Duration.ofMillis(250);

    /// RFC 8305, 5 has no shorter one.
    private static final Duration LEAST_DELAY = Duration.ofMillis(10);

    private final String name;
    private final Deque<Sockaddr> addresses;
    private final SocketOpener opener;
    private final Mailbox mailbox;
    private final Map<SelectHandle, Socket> running = new HashMap<>();
    private final List<SocketException> failures = new ArrayList<>();

    private ConnectRace(String name, List<Sockaddr> addresses, SocketOpener opener, Mailbox mailbox) {
        this.name = name;
        this.addresses = new ArrayDeque<>(inTurn(addresses));
        this.opener = opener;
        this.mailbox = mailbox;
    }

    /// Connects to one of the addresses.
    ///
    /// @param name what is connected to, for messages
    /// @param addresses at least one
    /// @param opener opens a socket for an attempt
    /// @param timeout how long it may take in all; null for no limit
    /// @throws SocketException the failure that came first, with the others suppressed, if all attempts failed
    static Socket connect(
            String name, List<Sockaddr> addresses, SocketOpener opener, @Nullable Duration timeout)
            throws SocketException {
        boolean isOne = addresses.size() == 1;
        Mailbox caller = Mailbox.self();
        Socket socket;
        try (Mailbox mailbox = Mailbox.create("connect")) {
            ConnectRace race = new ConnectRace(name, addresses, opener, mailbox);
            socket = mailbox.call(() -> {
                Socket own = isOne ? race.open(addresses.getFirst()) : race.run(timeout);
                own.setopt(OtpOptions.CONTROLLING_PROCESS, caller);
                return own;
            });
        }
        return isOne ? connect(socket, addresses.getFirst(), timeout) : socket;
    }

    /// Connects without a race. A platform thread that waits for that itself leaves the socket unknown to the poller,
    /// which otherwise would hear of all that happens to it from then on.
    static Socket connect(Socket socket, Sockaddr address, @Nullable Duration timeout) throws SocketException {
        try {
            BlockingIo io = timeout == null ? socket : socket.within(timeout);
            io.connect(address);
            return socket;
        } catch (Throwable failure) {
            closeAfter(failure, socket);
            throw failure;
        }
    }

    private Socket open(Sockaddr address) throws SocketException {
        Socket socket = Objects.requireNonNull(opener.open(address), "the socket of the opener");
        if (socket.openSocket.owner() != mailbox.inbox) {
            throw new IllegalArgumentException("connect to " + name + ": the opener gave a socket of another owner");
        }
        return socket;
    }

    private static void closeAfter(Throwable failure, Socket socket) {
        try {
            socket.close();
        } catch (SocketException another) {
            failure.addSuppressed(another);
        }
    }

    /// Orders addresses so that the families take turns, beginning with IPv6; within a family they stay as they are.
    static List<Sockaddr> inTurn(List<Sockaddr> addresses) {
        Deque<Sockaddr> six = new ArrayDeque<>();
        Deque<Sockaddr> others = new ArrayDeque<>();
        addresses.forEach(each -> (each.family().equals(Domain.INET6) ? six : others).add(each));
        List<Sockaddr> ordered = new ArrayList<>(addresses.size());
        while (!six.isEmpty() || !others.isEmpty()) {
            Optional.ofNullable(six.poll()).ifPresent(ordered::add);
            Optional.ofNullable(others.poll()).ifPresent(ordered::add);
        }
        return ordered;
    }

    private Socket run(@Nullable Duration timeout) throws SocketException {
        long begun = System.nanoTime();
        long limit = timeout == null ? Long.MAX_VALUE : Socket.nanos("connect", timeout);
        int all = addresses.size();
        long delay = Math.clamp(limit / all, LEAST_DELAY.toNanos(), DELAY.toNanos());
        long nextStart = begun;
        Optional<Socket> connected = Optional.empty();
        while (connected.isEmpty()) {
            int failed = failures.size();
            long now = System.nanoTime();
            long left = limit - (now - begun);
            boolean hasTime = left > 0 || addresses.size() == all; // for one attempt there is
            if (!addresses.isEmpty() && hasTime && (running.isEmpty() || nextStart - now <= 0)) {
                connected = start(addresses.remove());
                nextStart = System.nanoTime() + delay;
            } else if (addresses.isEmpty() && running.isEmpty()) {
                throw with(failures.subList(1, failures.size()), failures.getFirst());
            } else {
                long wait = addresses.isEmpty() ? left : Math.min(left, nextStart - now);
                Optional<SocketMessage> told = receive(Math.max(0, wait));
                if (told.isEmpty() && left <= 0) {
                    throw with(failures, failure().waiting(Timeout.of(limit)).because(Outcome.TIMED_OUT));
                }
                connected = told.flatMap(this::goOn);
            }
            if (failures.size() > failed) {
                nextStart = System.nanoTime(); // the next need not wait
            }
        }
        return connected.get();
    }

    private Failure failure() {
        return Failure.of("connect to " + name);
    }

    private Optional<SocketMessage> receive(long nanos) throws SocketException {
        try {
            return mailbox.receive(Duration.ofNanos(nanos));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw with(failures, failure().because(Outcome.INTERRUPTED));
        }
    }

    private Optional<Socket> start(Sockaddr address) {
        try {
            Socket socket = open(address);
            return took(socket, () -> socket.nowait().connect(address));
        } catch (SocketException failure) {
            failures.add(failure);
            return Optional.empty();
        }
    }

    private Optional<Socket> goOn(SocketMessage message) {
        return switch (message) {
            case SocketMessage.SelectMessage(Socket socket, SelectHandle handle) when running.remove(handle) != null ->
                took(socket, () -> socket.nowait().connect());
            case AbortMessage(Socket socket, SelectHandle handle, Reason reason) when running.remove(handle) != null ->
                took(socket, () -> {
                    throw failure().because(reason);
                });
            default -> Optional.empty();
        };
    }

    private interface Step {
        Attempt<Socket> take() throws SocketException;
    }

    /// Takes a step of an attempt.
    ///
    /// @return the socket if that has connected it
    private Optional<Socket> took(Socket socket, Step step) {
        try {
            return switch (step.take()) {
                case Attempt.Done<Socket>(Socket connected) -> Optional.of(connected);
                case Attempt.Pending<Socket> pending -> {
                    running.put(pending.info().handle(), socket);
                    yield Optional.empty();
                }
            };
        } catch (SocketException failure) {
            failures.add(failure);
            close(socket);
            return Optional.empty();
        }
    }

    private void close(Socket socket) {
        try {
            socket.close();
        } catch (SocketException failure) {
            failures.add(failure);
        }
    }

    private static SocketException with(List<SocketException> others, SocketException failure) {
        others.stream().filter(other -> other != failure).forEach(failure::addSuppressed); // an opener may repeat one
        return failure;
    }
}
