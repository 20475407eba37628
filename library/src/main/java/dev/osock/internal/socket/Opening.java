package dev.osock.internal.socket;

import dev.osock.error.SocketException;
import dev.osock.internal.abi.Abi;
import dev.osock.internal.call.Call;
import dev.osock.internal.call.Failure;
import dev.osock.internal.call.Kind;
import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.kernel.Scratch;
import dev.osock.internal.kernel.StackRoom;
import dev.osock.kind.Origin;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The ways in which a socket comes to be: opened, one of a pair, or of a descriptor that exists.
public final class Opening {

    private static final int SOL_SOCKET = Abi.current().number("SOL_SOCKET");
    private static final int SO_DOMAIN = Abi.current().number("SO_DOMAIN");
    private static final int SO_TYPE = Abi.current().number("SO_TYPE");
    private static final int SO_PROTOCOL = Abi.current().number("SO_PROTOCOL");
    private static final int IPPROTO_TCP = Abi.current().number("IPPROTO_TCP");
    private static final int TCP_ULP = Abi.current().number("TCP_ULP");

    private Opening() {}

    /// Opens a socket, socket(2).
    ///
    /// @param <T> the type of the public object
    /// @param domain the address family
    /// @param type the type
    /// @param protocol the protocol, 0 for the usual one
    /// @param maker makes the public object of the socket
    /// @return that
    /// @throws SocketException with the errno
    public static <T> T open(int domain, int type, int protocol, Function<OpenSocket, T> maker) throws SocketException {
        return open(domain, type, protocol, new Wishes(OpenSocket.REGISTRY.isInUse(), Trace.isNewSockets(), null),
                maker);
    }

    /// Opens a socket as it is wished.
    ///
    /// @param <T> the type of the public object
    /// @param domain the address family
    /// @param type the type
    /// @param protocol the protocol
    /// @param wishes what else is wanted
    /// @param maker makes the public object of the socket
    /// @return that
    /// @throws SocketException with the errno
    public static <T> T open(int domain, int type, int protocol, Wishes wishes, Function<OpenSocket, T> maker)
            throws SocketException {
        Preparation.ensure();
        StackRoom.ensure(); // a descriptor must not be lost on its way
        Call call = Call.begin();
        try {
            String netns = wishes.netns();
            int fd = netns == null
                    ? call.descriptors.add(Kernel.socket(call.scratch, domain, type, protocol))
                    : Namespace.socket(call, netns, domain, type, protocol);
            if (fd < 0) {
                throw Failure.of("open", Kind.of(domain, type, protocol), "", null).because(fd);
            }
            Kind kind = Kind.of(domain, type, protocol(call.scratch, fd, protocol));
            Settings settings = Settings.DEFAULT.withDebug(wishes.traced());
            var socket = new OpenSocket(fd, kind, Origin.OPENED, settings);
            socket.trace("open", fd);
            return socket.enter(call, wishes.registered(), maker);
        } finally {
            call.end();
        }
    }

    /// What is wanted of a new socket.
    ///
    /// @param registered whether it enters the registry
    /// @param traced whether calls on it are traced at first
    /// @param netns the network namespace it shall be in, or null for the process's own
    public record Wishes(boolean registered, boolean traced, @Nullable String netns) {}

    /// Takes over a descriptor that exists, or a duplicate of it.
    ///
    /// @param <T> the type of the public object
    /// @param given the descriptor's number
    /// @param duplicated whether to work on a duplicate, and leave the given one as it is; otherwise the given one is
    ///     used and never closed
    /// @param wishes what else is wanted
    /// @param fallback what to take it for if that cannot be read from it, or null
    /// @param maker makes the public object of the socket
    /// @return that
    /// @throws SocketException `EBADF`, `ENOTSOCK`
    public static <T> T adopt(
            int given, boolean duplicated, Wishes wishes, @Nullable Kind fallback, Function<OpenSocket, T> maker)
            throws SocketException {
        Preparation.ensure();
        StackRoom.ensure(); // a descriptor must not be lost on its way
        Call call = Call.begin();
        try {
            OpenSocket.share(call.scratch, given);
            if (!duplicated) {
                return adopted(call, given, given, Origin.BORROWED, wishes, fallback).enter(call, wishes.registered(),
                        maker);
            }
            int fd = call.descriptors.add(Kernel.duplicate(call.scratch, given));
            if (fd < 0) {
                throw Failure.of("open descriptor " + given).because(fd);
            }
            return adopted(call, fd, given, Origin.DUPLICATED, wishes, fallback).enter(call, wishes.registered(),
                    maker);
        } finally {
            call.end();
        }
    }

    /// Takes over a descriptor that this process owns, which then is the socket's.
    ///
    /// @param <T> the type of the public object
    /// @param owned the descriptor; on failure it stays its own
    /// @param registered whether the socket enters the registry
    /// @param maker makes the public object of the socket
    /// @return that
    /// @throws SocketException `ENOTSOCK`; `EBADF` if it is closed, in use or given away already
    public static <T> T adopt(DescriptorState owned, boolean registered, Function<OpenSocket, T> maker)
            throws SocketException {
        Preparation.ensure();
        StackRoom.ensure(); // a descriptor must not be lost on its way
        Call call = Call.begin();
        var wishes = new Wishes(registered, Trace.isNewSockets(), null);
        int fd = call.descriptors.add(owned.giveAway());
        try {
            return adopted(call, fd, fd, Origin.OPENED, wishes, null).enter(call, registered, maker);
        } catch (Throwable failed) {
            if (call.descriptors.letGo(fd)) {
                owned.takeBack(fd);
            }
            throw failed;
        } finally {
            call.end();
        }
    }

    private static OpenSocket adopted(
            Call call, int fd, int given, Origin origin, Wishes wishes, @Nullable Kind fallback)
            throws SocketException {
        Scratch scratch = call.scratch;
        int domain = option(scratch, fd, SO_DOMAIN);
        int type = domain < 0 ? domain : option(scratch, fd, SO_TYPE);
        boolean isReadable = type >= 0;
        int nonblocking = isReadable || fallback != null ? Kernel.setNonblocking(scratch, fd) : type;
        if (nonblocking < 0) {
            throw Failure.of("open descriptor " + given).because(nonblocking);
        }
        Kind kind = isReadable || fallback == null ? Kind.of(domain, type, protocol(scratch, fd, 0)) : fallback;
        var socket = new OpenSocket(fd, kind, origin, Settings.DEFAULT.withDebug(wishes.traced()));
        socket.trace("open descriptor", fd);
        socket.mustNotBlock(scratch); // others may have the descriptor too
        if (kind.isTcp() && hasProtocolAbove(scratch, fd)) {
            socket.exceptional(); // its records are not just bytes
        }
        if (Kernel.getpeername(scratch, fd) >= 0) {
            socket.connected(Call.address(scratch));
        }
        return socket;
    }

    /// Makes a socket of a descriptor to read its options alone: nobody owns it, and the descriptor stays as it is.
    ///
    /// @param fd the descriptor, which stays open while the socket is used
    /// @return the socket
    /// @throws SocketException `ENOTSOCK`
    public static OpenSocket view(int fd) throws SocketException {
        Call call = Call.begin();
        try {
            int domain = option(call.scratch, fd, SO_DOMAIN);
            int type = domain < 0 ? domain : option(call.scratch, fd, SO_TYPE);
            if (type < 0) {
                throw Failure.of("getopt descriptor " + fd).because(type);
            }
            Kind kind = Kind.of(domain, type, protocol(call.scratch, fd, 0));
            return new OpenSocket(fd, kind, Origin.BORROWED, Settings.DEFAULT);
        } finally {
            call.end();
        }
    }

    /// Whether the kernel runs a protocol above TCP, such as TLS: then it tells the name.
    private static boolean hasProtocolAbove(Scratch scratch, int fd) {
        return Kernel.getsockopt(scratch, fd, IPPROTO_TCP, TCP_ULP, Integer.BYTES) >= 0
                && scratch.length(Integer.BYTES) > 0;
    }

    /// Opens two sockets that are connected to each other, socketpair(2).
    ///
    /// @param <T> the type of the public object
    /// @param domain the address family
    /// @param type the type
    /// @param protocol the protocol, 0 for the usual one
    /// @param registered whether they enter the registry
    /// @param maker makes the public object of both
    /// @return that
    /// @throws SocketException with the errno
    public static <T> T pair(
            int domain, int type, int protocol, boolean registered, BiFunction<OpenSocket, OpenSocket, T> maker)
            throws SocketException {
        Preparation.ensure();
        StackRoom.ensure(); // a descriptor must not be lost on its way
        Call call = Call.begin();
        try {
            int result = Kernel.socketpair(call.scratch, domain, type, protocol);
            if (result < 0) {
                throw Failure.of("socketpair", Kind.of(domain, type, protocol), "", null)
                        .because(result);
            }
            int firstFd = call.descriptors.add(call.scratch.intValue());
            int secondFd = call.descriptors.add(call.scratch.secondIntValue());
            Kind kind = Kind.of(domain, type, protocol(call.scratch, firstFd, protocol));
            Settings settings = Settings.DEFAULT.withDebug(Trace.isNewSockets());
            var first = new OpenSocket(firstFd, kind, Origin.OPENED, settings);
            var second = new OpenSocket(secondFd, kind, Origin.OPENED, settings);
            for (OpenSocket each : new OpenSocket[] {first, second}) {
                each.markConnected();
                each.trace("socketpair", each.fd());
            }
            return first.enter(
                    call, registered, one -> second.enter(call, registered, other -> maker.apply(one, other)));
        } finally {
            call.end();
        }
    }

    private static int option(Scratch scratch, int fd, int option) {
        int got = Kernel.getsockopt(scratch, fd, SOL_SOCKET, option, Integer.BYTES);
        return got < 0 ? got : scratch.intValue();
    }

    private static int protocol(Scratch scratch, int fd, int asked) {
        if (asked != 0 || Kernel.getsockopt(scratch, fd, SOL_SOCKET, SO_PROTOCOL, Integer.BYTES) < 0) {
            return asked;
        }
        return scratch.intValue();
    }
}
