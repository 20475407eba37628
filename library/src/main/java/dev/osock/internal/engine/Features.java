package dev.osock.internal.engine;

import dev.osock.internal.abi.Abi;
import dev.osock.internal.kernel.Kernel;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the running kernel has.
public final class Features {

    private static final int EPERM = -Abi.current().number("EPERM");
    private static final int EACCES = -Abi.current().number("EACCES");

    private Features() {}

    /// Whether something is there.
    public enum Answer {
        /// It is.
        YES,
        /// The platform does not know it.
        NOT_ON_PLATFORM,
        /// The kernel does not have it.
        NOT_IN_KERNEL
    }

    /// Tells whether a kind of socket can be opened; being forbidden to is not its being missing.
    ///
    /// @param domain the address family
    /// @param type the type
    /// @param protocol the protocol
    /// @return the answer
    public static Answer opens(int domain, int type, int protocol) {
        Call call = Endpoint.CALLS.take();
        try {
            int fd = Kernel.socket(call.scratch, domain, type, protocol);
            if (fd >= 0) {
                Kernel.close(call.scratch, fd);
            }
            return fd >= 0 || fd == EPERM || fd == EACCES ? Answer.YES : Answer.NOT_IN_KERNEL;
        } finally {
            Endpoint.CALLS.give(call);
        }
    }

    /// Tells whether there are network namespaces.
    ///
    /// @return the answer
    public static Answer hasNamespaces() {
        return Files.exists(Path.of("/proc/self/ns/net")) ? Answer.YES : Answer.NOT_IN_KERNEL;
    }
}
