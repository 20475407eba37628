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

    static {
        Thread.ofPlatform()
                .name("osock-lost-sockets")
                .daemon()
                .inheritInheritableThreadLocals(false)
                .start(Face::closeLost);
    }

    private final Endpoint endpoint;

    Face(Object socket, Endpoint endpoint) {
        super(socket, LOST);
        this.endpoint = endpoint;
    }

    private static void closeLost() {
        for (;;) {
            try {
                if (LOST.remove() instanceof Face face) {
                    face.endpoint.closeLost();
                }
            } catch (InterruptedException nobodyDoesThat) {
                // it goes on
            } catch (RuntimeException | Error failed) {
                System.getLogger("dev.osock").log(System.Logger.Level.WARNING, "closing a lost socket failed", failed);
            }
        }
    }
}
