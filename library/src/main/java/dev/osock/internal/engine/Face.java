package dev.osock.internal.engine;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/// The public object of a socket, which is held weakly: if its user has lost it, a thread closes the socket.
///
/// One reference does what else takes a [java.lang.ref.Cleaner]'s and a weak one. The [Endpoint] keeps it reachable, which the registry
/// keeps as long as the socket is open.
final class Face extends WeakReference<@Nullable Object> {

    private static final ReferenceQueue<@Nullable Object> LOST = new ReferenceQueue<>();

    /// When the log is made ready: not while a process starts, and before descriptors are likely to run out.
    private static final long SOON_MILLIS = 1_000;

    private static final long WITHOUT_LIMIT = 0;

    static {
        Thread.ofPlatform()
                .name("osock-lost-sockets")
                .daemon()
                .inheritInheritableThreadLocals(false)
                .start(Face::watch);
    }

    private final Endpoint endpoint;

    Face(Object socket, Endpoint endpoint) {
        super(socket, LOST);
        this.endpoint = endpoint;
    }

    private static void watch() {
        closeNext(SOON_MILLIS);
        Log.get();
        for (;;) {
            closeNext(WITHOUT_LIMIT);
        }
    }

    private static void closeNext(long millis) {
        try {
            if (LOST.remove(millis) instanceof Face face) {
                face.endpoint.closeLost();
            }
        } catch (InterruptedException nobodyDoesThat) {
            // it goes on
        } catch (RuntimeException | Error failed) { // perhaps in the log itself; the others are to be closed all the same
            Thread here = Thread.currentThread();
            here.getUncaughtExceptionHandler().uncaughtException(here, failed);
        }
    }
}
