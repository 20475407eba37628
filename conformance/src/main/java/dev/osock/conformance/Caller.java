package dev.osock.conformance;

import dev.osock.Mailbox;
import dev.osock.SelectHandle;
import dev.osock.SocketMessage;
import dev.osock.conformance.term.Term;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// An Erlang process, as the library sees it: a mailbox, and a virtual thread that makes its calls and passes on its
/// messages. That thread does both, so that what a call puts into the mailbox goes out before the call's answer.
final class Caller {

    private static final int MOST_HANDLES = 1 << 16;

    final Term.Pid pid;
    final Mailbox mailbox;

    /// The files of sendfiles that this process has begun, by the socket.
    final Map<Term.Reference, Path> files = new LinkedHashMap<>();

    private final Bridge bridge;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Request> requests = new ArrayDeque<>(); // guarded by lock
    private boolean isReceiving; // guarded by lock; the thread may be interrupted only then
    private volatile boolean isDead;

    /// What is to be closed when the process ends: descriptors that came in control messages.
    final List<AutoCloseable> belongings = new ArrayList<>();

    /// The handles of this process's nowait calls by their references, and the other way round; the oldest go first.
    /// Only the thread uses them.
    private final Map<Term.Reference, SelectHandle> handles = new LinkedHashMap<>();
    private final Map<SelectHandle, Term.Reference> references = new LinkedHashMap<>();

    Caller(Bridge bridge, Term.Pid pid) {
        this.bridge = bridge;
        this.pid = pid;
        mailbox = Mailbox.create(pid.toString());
        thread = Thread.ofVirtual().name(pid.toString()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// Takes a request, to be answered after those before it.
    void take(Request request) {
        lock.lock();
        try {
            requests.add(request);
            if (isReceiving) {
                thread.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Ends the process: its call, its places, its monitors, its sockets.
    void end() {
        isDead = true;
        Thread.ofVirtual().start(mailbox::close);
        thread.interrupt();
    }

    private void run() {
        while (!isDead) {
            Request request = nextRequest();
            if (request != null) {
                answer(request);
                continue;
            }
            try {
                pass(mailbox.receive());
            } catch (InterruptedException aRequest) {
                // it is looked for
            } catch (IllegalStateException closed) {
                break;
            }
        }
        for (AutoCloseable each : belongings) {
            try {
                each.close();
            } catch (Exception e) {
                bridge.log("closing " + each + ": " + e);
            }
        }
    }

    private @Nullable Request nextRequest() {
        lock.lock();
        try {
            Request request = requests.poll();
            isReceiving = request == null;
            if (!isDead) {
                Thread.interrupted();
            }
            return request;
        } finally {
            lock.unlock();
        }
    }

    private void answer(Request request) {
        Term answer = mailbox.call(() -> bridge.functions.answer(this, request));
        if (!isDead) {
            passAll();
            bridge.write(answer);
        }
    }

    private void passAll() {
        try {
            for (Optional<SocketMessage> message = mailbox.poll(); message.isPresent(); message = mailbox.poll()) {
                pass(message.get());
            }
        } catch (IllegalStateException closed) {
            // the process has just ended, and its messages with it
        }
    }

    private void pass(SocketMessage message) {
        bridge.messageTerm(this, message)
                .ifPresent(term -> bridge.write(Term.tagged("message", pid, term)));
    }

    /// Finds or makes the handle that a reference of the process's stands for.
    SelectHandle handle(Term.Reference reference) {
        SelectHandle handle = handles.get(reference);
        if (handle == null) {
            handle = SelectHandle.create();
            handles.put(reference, handle);
            references.put(handle, reference);
            if (handles.size() > MOST_HANDLES) {
                var oldest = handles.entrySet().iterator().next();
                references.remove(oldest.getValue());
                handles.remove(oldest.getKey());
            }
        }
        return handle;
    }

    Optional<Term.Reference> reference(SelectHandle handle) {
        return Optional.ofNullable(references.get(handle));
    }
}
