package dev.osock.internal.verb;

import dev.osock.internal.abi.Abi;
import dev.osock.internal.call.Call;
import dev.osock.internal.kernel.Kernel;
import dev.osock.kind.Support;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the running kernel has.
public final class Features {

    private Features() {}

    private static final int EAFNOSUPPORT = -Abi.current().number("EAFNOSUPPORT");
    private static final int EPROTONOSUPPORT = -Abi.current().number("EPROTONOSUPPORT");
    private static final int ESOCKTNOSUPPORT = -Abi.current().number("ESOCKTNOSUPPORT");

    /// Takes the result of opening a socket: no only if the kernel says that it lacks the kind, and not that one is
    /// forbidden, or that there is no descriptor left.
    static Support opening(int result) {
        return result == EAFNOSUPPORT || result == EPROTONOSUPPORT || result == ESOCKTNOSUPPORT
                ? Support.NOT_IN_KERNEL
                : Support.YES;
    }

    /// Tells whether there is a kind of socket.
    ///
    /// @param domain the address family
    /// @param type the type
    /// @param protocol the protocol
    /// @return the answer
    public static Support opens(int domain, int type, int protocol) {
        Call call = Call.begin();
        try {
            int fd = Kernel.socket(call.scratch, domain, type, protocol);
            if (fd >= 0) {
                Kernel.close(call.scratch, fd);
            }
            return opening(fd);
        } finally {
            call.end();
        }
    }

    /// Tells whether there are network namespaces.
    ///
    /// @return the answer
    public static Support hasNamespaces() {
        return Files.exists(Path.of("/proc/self/ns/net")) ? Support.YES : Support.NOT_IN_KERNEL;
    }
}
