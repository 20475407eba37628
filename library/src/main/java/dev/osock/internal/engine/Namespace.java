package dev.osock.internal.engine;

import dev.osock.error.SocketException;
import dev.osock.internal.abi.Abi;
import dev.osock.internal.kernel.Kernel;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;

/// Opening sockets in other network namespaces.
///
/// A socket belongs to the namespace that its maker is in, and a thread can change its own: setns(2). A thread made for the
/// purpose does that, opens the socket and ends, so no other thread, above all no carrier of virtual ones, is ever in
/// another namespace than before, whatever fails.
final class Namespace {

    private static final int CLONE_NEWNET = Abi.current().number("CLONE_NEWNET");
    private static final String NAMED = "/run/netns/";

    private Namespace() {}

    /// Opens a socket.
    ///
    /// @param place the namespace's path, or its name below `/run/netns`
    /// @return the descriptor
    static int socket(String place, int domain, int type, int protocol) throws SocketException {
        int[] result = new int[1];
        byte[] name = name(place, Failure.of("open in the network namespace " + place));
        var done = new Semaphore(0);
        Thread.ofPlatform().name("osock-netns").daemon().inheritInheritableThreadLocals(false).start(() -> {
            try {
                result[0] = openThere(name, domain, type, protocol);
            } finally {
                done.release();
            }
        });
        done.acquireUninterruptibly();
        if (result[0] < 0) {
            throw Failure.of("open", Kind.of(domain, type, protocol), "in the network namespace", place)
                    .because(result[0]);
        }
        return result[0];
    }

    private static byte[] name(String place, Failure failure) throws SocketException {
        if (place.indexOf('\0') >= 0) {
            throw failure.invalid("not a path: it has a NUL");
        }
        return (place.contains("/") ? place : NAMED + place).getBytes(StandardCharsets.UTF_8);
    }

    private static int openThere(byte[] name, int domain, int type, int protocol) {
        Call call = Endpoint.CALLS.take();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment text = arena.allocate(name.length + 1L);
            text.asByteBuffer().put(name);
            int namespace = Kernel.open(call.scratch, text.address());
            if (namespace < 0) {
                return namespace;
            }
            int moved = Kernel.setns(call.scratch, namespace, CLONE_NEWNET);
            Kernel.close(call.scratch, namespace);
            return moved < 0 ? moved : Kernel.socket(call.scratch, domain, type, protocol);
        } finally {
            Endpoint.CALLS.give(call);
        }
    }
}
