package dev.osock.internal.verb;

import dev.osock.error.SocketException;
import dev.osock.internal.abi.Abi;
import dev.osock.internal.call.Call;
import dev.osock.internal.call.Failure;
import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.kernel.Scratch;
import dev.osock.kind.Support;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// What the running kernel has.
public final class Features {

    private Features() {}

    private static final int EAFNOSUPPORT = -Abi.current().number("EAFNOSUPPORT");
    private static final int EPROTONOSUPPORT = -Abi.current().number("EPROTONOSUPPORT");
    private static final int ESOCKTNOSUPPORT = -Abi.current().number("ESOCKTNOSUPPORT");
    private static final int ENOENT = -Abi.current().number("ENOENT");
    private static final int ENODEV = -Abi.current().number("ENODEV");
    private static final int ENXIO = -Abi.current().number("ENXIO");
    private static final String VSOCK_DEVICE = "/dev/vsock";

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

    /// Asks for the number that this machine has among virtual machines.
    ///
    /// @return the context identifier, or nothing if the kernel has no vsock
    /// @throws SocketException if the device cannot be opened or asked
    public static OptionalLong localCid() throws SocketException {
        OptionalInt request = Abi.current().find("IOCTL_VM_SOCKETS_GET_LOCAL_CID");
        if (request.isEmpty()) {
            return OptionalLong.empty();
        }
        Call call = Call.begin();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment path = arena.allocateFrom(VSOCK_DEVICE);
            int fd;
            do {
                fd = call.descriptors.add(Kernel.open(call.scratch, path.address()));
            } while (fd == Kernel.EINTR);
            if (fd == ENOENT || fd == ENODEV || fd == ENXIO) {
                return OptionalLong.empty();
            }
            int result = fd;
            if (fd >= 0) {
                call.scratch.intValue(0);
                long answer = call.scratch.memory().address() + Scratch.VALUE;
                result = Kernel.ioctl(call.scratch, fd, request.getAsInt(), answer);
            }
            if (result < 0) {
                throw Failure.of("ask for the local context id by " + VSOCK_DEVICE).because(result);
            }
            return OptionalLong.of(Integer.toUnsignedLong(call.scratch.intValue()));
        } finally {
            call.end();
        }
    }
}
