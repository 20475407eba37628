package dev.osock.conformance;

import dev.osock.Monitor;
import dev.osock.Socket;
import dev.osock.SocketMessage;
import dev.osock.conformance.term.Term;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// What Erlang knows of the library, and the library of Erlang: processes, sockets and monitors by their terms.
final class Bridge {

    private static final int MOST_CLOSED = 1 << 16;
    private static final int MOST_DEAD = 1 << 14;
    private static final String NODE = "jsocket@java";

    final Functions functions = new Functions(this);

    private final Packets packets;
    private final int creation = (int) ProcessHandle.current().pid();
    private final AtomicLong counter = new AtomicLong();
    private final Map<Term.Pid, Caller> callers = new ConcurrentHashMap<>();
    private final Map<dev.osock.Mailbox, Caller> byMailbox = new ConcurrentHashMap<>();
    private final Map<Term.Pid, Boolean> dead = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Map<Term.Reference, Known> sockets = new LinkedHashMap<>(); // guarded by itself
    private final IdentityHashMap<Socket, Known> bySocket = new IdentityHashMap<>(); // guarded by sockets
    private final Map<Term.Reference, Monitor> monitors = new ConcurrentHashMap<>();
    private final Map<Monitor, Term.Reference> monitorReferences = new ConcurrentHashMap<>();
    private volatile boolean canPrint;

    /// A socket that Erlang knows. It is remembered when it is closed.
    ///
    /// @param socket the socket
    /// @param reference what names it in Erlang
    /// @param origin the descriptor that it was made of, or null
    record Known(Socket socket, Term.Reference reference, @Nullable Term origin) {

        Term term() {
            return Term.tagged("$socket", reference);
        }
    }

    Bridge(Packets packets) {
        this.packets = packets;
    }

    void write(Term packet) {
        packets.write(packet);
    }

    void log(String text) {
        write(Term.tagged("log", Term.utf8(text)));
    }

    /// Takes the node's first words, which may tell that it prints what it is sent, and of which release it is.
    void greet(Term words) {
        if (words instanceof Term.Dictionary map) {
            canPrint = Term.bool(true).equals(map.get("print"));
            Release.greet(map);
        }
    }

    /// Prints for a call: as its value if the node does that, else as a log.
    Term print(String text) {
        if (canPrint) {
            return Term.tagged("$print", Term.utf8(text));
        }
        log(text);
        return Term.atom("ok");
    }

    Term.Reference newReference() {
        long number = counter.incrementAndGet();
        return new Term.Reference(
                NODE, creation, List.of((int) (number & 0x3ffff), (int) (number >>> 18), (int) (number >>> 50)));
    }

    Caller caller(Term.Pid pid) {
        Caller known = callers.get(pid);
        if (known != null) {
            return known;
        }
        Caller made = new Caller(this, pid);
        callers.put(pid, made);
        byMailbox.put(made.mailbox, made);
        made.start();
        if (dead.containsKey(pid)) {
            down(pid);
        }
        return made;
    }

    Optional<Caller> knownCaller(Term.Pid pid) {
        return Optional.ofNullable(callers.get(pid));
    }

    Term owner(Optional<dev.osock.Mailbox> mailbox) {
        return mailbox.map(byMailbox::get).<Term>map(caller -> caller.pid).orElse(Term.atom("undefined"));
    }

    void down(Term.Pid pid) {
        dead.put(pid, true);
        synchronized (dead) {
            if (dead.size() > MOST_DEAD) {
                removeFirst(dead);
            }
        }
        Caller caller = callers.remove(pid);
        if (caller != null) {
            byMailbox.remove(caller.mailbox);
            monitors.entrySet().removeIf(entry -> {
                boolean isHis = entry.getValue().watcher() == caller.mailbox;
                if (isHis) {
                    monitorReferences.remove(entry.getValue());
                }
                return isHis;
            });
            caller.end();
        }
    }

    private static void removeFirst(Map<?, ?> map) {
        Iterator<?> all = map.keySet().iterator();
        all.next();
        all.remove();
    }

    /// Makes a socket known.
    Known add(Socket socket, @Nullable Term origin) {
        synchronized (sockets) {
            Known known = new Known(socket, newReference(), origin);
            sockets.put(known.reference(), known);
            bySocket.put(socket, known);
            if (sockets.size() > 2 * MOST_CLOSED) {
                forgetClosed();
            }
            return known;
        }
    }

    private void forgetClosed() {
        int left = MOST_CLOSED;
        for (Iterator<Known> all = sockets.values().iterator(); left > 0 && all.hasNext(); left--) {
            Known known = all.next();
            if (!known.socket().isOpen()) {
                all.remove();
                bySocket.remove(known.socket());
            }
        }
    }

    Optional<Known> socket(Term.Reference reference) {
        synchronized (sockets) {
            return Optional.ofNullable(sockets.get(reference));
        }
    }

    Optional<Known> known(Socket socket) {
        synchronized (sockets) {
            return Optional.ofNullable(bySocket.get(socket));
        }
    }

    Term socketTerm(Socket socket) {
        return known(socket).orElseThrow(() -> new IllegalStateException("unknown: " + socket)).term();
    }

    Term.Reference add(Monitor monitor) {
        Term.Reference reference = newReference();
        monitorReferences.put(monitor, reference);
        monitors.put(reference, monitor);
        return reference;
    }

    Optional<Monitor> monitor(Term.Reference reference) {
        return Optional.ofNullable(monitors.get(reference));
    }

    Optional<Term> monitorTerm(Monitor monitor) {
        return Optional.ofNullable(monitorReferences.get(monitor));
    }

    void forget(Monitor monitor) {
        Term.Reference reference = monitorReferences.remove(monitor);
        if (reference != null) {
            monitors.remove(reference);
        }
    }

    /// Says a message in Erlang, or nothing if it is about what Erlang does not know.
    Optional<Term> messageTerm(Caller caller, SocketMessage message) {
        Optional<Term> socket = known(message.socket()).map(Known::term);
        return switch (message) {
            case SocketMessage.SelectMessage select ->
                both(socket, caller.reference(select.handle()),
                        (about, handle) -> Term.tagged("$socket", about, Term.atom("select"), handle));
            case SocketMessage.AbortMessage abort ->
                both(socket, caller.reference(abort.handle()),
                        (about, handle) -> Term.tagged(
                                "$socket",
                                about,
                                Term.atom("abort"),
                                Term.tuple(handle, Reasons.of(abort.reason()))));
            case SocketMessage.CounterWrapMessage wrap ->
                socket.map(about -> Term.tagged(
                        "$socket", about, Term.atom("counter_wrap"), Term.atom(wrap.counter())));
            case SocketMessage.DownMessage down -> {
                Optional<Term> reference = monitorTerm(down.monitor());
                forget(down.monitor());
                Term info = Term.atom(down.info().name().toLowerCase(Locale.ROOT));
                yield both(socket, reference,
                        (about, monitor) -> Term.tagged("DOWN", monitor, Term.atom("socket"), about, info));
            }
        };
    }

    private static Optional<Term> both(
            Optional<Term> one, Optional<? extends Term> other, java.util.function.BinaryOperator<Term> join) {
        return one.flatMap(first -> other.map(second -> join.apply(first, second)));
    }
}
