package dev.osock.testing.sockets;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.osock.Socket;
import dev.osock.internal.abi.Abi;
import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.kernel.Scratch;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the kernel says of a socket, for the report of a test that has waited for it in vain.
///
/// @param readable whether poll(2) says so
/// @param writable whether poll(2) says so
/// @param toRead how many bytes have come, `SIOCINQ`; or `-errno`
/// @param toSend how many bytes the peer has not yet acknowledged or taken, `SIOCOUTQ`; or `-errno`
public record KernelView(boolean readable, boolean writable, int toRead, int toSend) {

    private static final Pattern NUMBER = Pattern.compile("\\(fd ([0-9]+)\\)");

    /// Looks, past the library.
    public static KernelView of(Socket socket) {
        int fd = descriptor(socket);
        int events = Kernel.poll(new Scratch(), fd, Kernel.POLLIN | Kernel.POLLOUT);
        return new KernelView(
                (events & Kernel.POLLIN) != 0, (events & Kernel.POLLOUT) != 0, ask(fd, "SIOCINQ"), toSend(socket));
    }

    /// How many bytes the peer has not yet acknowledged or taken. Unlike poll(2), asking that changes nothing about
    /// what epoll tells.
    public static int toSend(Socket socket) {
        return ask(descriptor(socket), "SIOCOUTQ");
    }

    private static int descriptor(Socket socket) {
        Matcher found = NUMBER.matcher(socket.toString());
        return found.find() ? Integer.parseInt(found.group(1)) : -1;
    }

    private static int ask(int fd, String request) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment count = arena.allocate(JAVA_INT);
            int result = Kernel.ioctl(new Scratch(), fd, Abi.current().number(request), count.address());
            return result < 0 ? result : count.get(JAVA_INT, 0);
        }
    }
}
