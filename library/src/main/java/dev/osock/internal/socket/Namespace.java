package dev.osock.internal.socket;

import dev.osock.error.SocketException;
import dev.osock.internal.abi.Abi;
import dev.osock.internal.call.Call;
import dev.osock.internal.call.Failure;
import dev.osock.internal.call.Kind;
import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.poll.Uninterrupted;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Opening sockets in other network namespaces.
///
/// A socket belongs to the namespace that its maker is in, and a thread can change its own: setns(2). A thread made for
/// the purpose does that, opens the socket and ends, so no other thread, above all no carrier of virtual ones, is ever
/// in another namespace than before, whatever fails.
final class Namespace {

    private static final int ENOMEM = -Abi.current().number("ENOMEM");
    private static final int CLONE_NEWNET = Abi.current().number("CLONE_NEWNET");
    private static final String NAMED = "/run/netns/";

    private Namespace() {}

    /// Opens a socket.
    ///
    /// @param call holds the descriptor
    /// @param place the namespace's path, or its name below `/run/netns`
    /// @return the descriptor
    static int socket(Call call, String place, int domain, int type, int protocol) throws SocketException {
        byte[] name = name(place, Failure.of("open in the network namespace " + place));
        var opening = new Opening(call, name, domain, type, protocol);
        Thread thread = Thread.ofPlatform()
                .name("osock-netns")
                .daemon()
                .inheritInheritableThreadLocals(false)
                .start(opening);
        Uninterrupted.join(thread); // none of what it does can wait for long
        int result = opening.result();
        if (result < 0) {
            throw Failure.of("open", Kind.of(domain, type, protocol), "in the network namespace", place)
                    .because(result);
        }
        return result;
    }

    private static byte[] name(String place, Failure failure) throws SocketException {
        if (place.indexOf('\0') >= 0) {
            throw failure.invalid("not a path: it has a NUL");
        }
        return (place.contains("/") ? place : NAMED + place).getBytes(StandardCharsets.UTF_8);
    }

    /// What the thread does. Its caller waits meanwhile, and lends it the call.
    private static final class Opening implements Runnable {
        private final Call call;
        private final byte[] name;
        private final int domain;
        private final int type;
        private final int protocol;

        /// A failure until it is known.
        private int result = ENOMEM;

        private @Nullable Throwable unexpected;

        Opening(Call call, byte[] name, int domain, int type, int protocol) {
            this.call = call;
            this.name = name;
            this.domain = domain;
            this.type = type;
            this.protocol = protocol;
        }

        @Override
        public void run() {
            try {
                result = openThere();
            } catch (Throwable thrown) {
                unexpected = thrown; // the caller's to hear of
            }
        }

        private int openThere() {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment text = arena.allocate(name.length + 1L);
                text.asByteBuffer().put(name);
                int namespace;
                do {
                    namespace = call.descriptors.add(Kernel.open(call.scratch, text.address()));
                } while (namespace == Kernel.EINTR);
                if (namespace < 0) {
                    return namespace;
                }
                int moved = Kernel.setns(call.scratch, namespace, CLONE_NEWNET);
                return moved < 0
                        ? moved
                        : call.descriptors.add(Kernel.socket(call.scratch, domain, type, protocol));
            }
        }

        /// What came of it.
        ///
        /// @return the descriptor, or `-errno`
        int result() {
            if (unexpected instanceof Error error) {
                throw error;
            }
            if (unexpected instanceof RuntimeException exception) {
                throw exception;
            }
            return result;
        }
    }
}
