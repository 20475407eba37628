package dev.osock.internal.verb;

import dev.osock.error.SocketException;
import dev.osock.internal.abi.Abi;
import dev.osock.internal.call.Call;
import dev.osock.internal.call.Failure;
import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.socket.OpenSocket;
import dev.osock.internal.wait.Outcome;
import dev.osock.internal.wire.IfconfCodec;
import dev.osock.internal.wire.IfreqCodec;
import dev.osock.ioctl.InterfaceAddress;
import dev.osock.ioctl.InterfaceFlags;
import dev.osock.ioctl.IoctlRequest;
import dev.osock.ioctl.IoctlRequests;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asking for and changing what network interfaces are: ioctl(2).
public final class Ioctls {

    /// How many interfaces there is room for at first.
    private static final int FIRST_ROOM = 100;

    private Ioctls() {}

    /// Lists the interfaces that have an address.
    ///
    /// @param socket the socket
    /// @param request the request
    /// @return names and addresses
    /// @throws SocketException closed, or with the errno
    public static List<InterfaceAddress> all(OpenSocket socket, IoctlRequest.All request) throws SocketException {
        for (int room = FIRST_ROOM;; room = Math.multiplyExact(room, 2)) {
            List<InterfaceAddress> all = all(socket, request, Math.multiplyExact(room, IfreqCodec.SIZE));
            if (all.size() < room) { // else the kernel may have left some out
                return all;
            }
        }
    }

    private static List<InterfaceAddress> all(OpenSocket socket, IoctlRequest.All request, int size)
            throws SocketException {
        List<InterfaceAddress>[] all = newArray();
        long result = with(socket, IfconfCodec.SIZE + size, (call, memory) -> {
            IfconfCodec.encode(memory);
            int got = Kernel.ioctl(call.scratch, socket.fd(), number(request), memory.address());
            if (got >= 0) {
                all[0] = IfconfCodec.decode(memory);
            }
            return got;
        });
        check(socket, request, "", result);
        return all[0];
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // arrays of generic types cannot be made otherwise
    private static List<InterfaceAddress>[] newArray() {
        return new List[] {List.of()};
    }

    /// Finds the name of an interface.
    ///
    /// @param socket the socket
    /// @param request the request
    /// @param index the interface's number
    /// @return its name
    /// @throws SocketException `ENODEV`; closed, or with the errno
    public static String nameOf(OpenSocket socket, IoctlRequest.NameOf request, int index) throws SocketException {
        String[] name = {""};
        long result = with(socket, IfreqCodec.SIZE, (call, memory) -> {
            IfreqCodec.encodeName("", memory, 0);
            IfreqCodec.encode(IoctlRequests.GIFINDEX.shape(), IoctlRequests.GIFINDEX.field(), index, memory, 0);
            int got = Kernel.ioctl(call.scratch, socket.fd(), number(request), memory.address());
            name[0] = IfreqCodec.decodeName(memory, 0);
            return got;
        });
        check(socket, request, index, result);
        return name[0];
    }

    /// Asks about an interface.
    ///
    /// @param <T> the type of what is told
    /// @param socket the socket
    /// @param request the request
    /// @param name the interface's name
    /// @return what is told
    /// @throws SocketException `ENODEV`, `ENOTTY`; closed, or with the errno
    public static <T> T get(OpenSocket socket, IoctlRequest.Get<T> request, String name) throws SocketException {
        @Nullable
        Object[] value = new @Nullable Object[1];
        long result = with(socket, IfreqCodec.SIZE, (call, memory) -> {
            IfreqCodec.encodeName(name, memory, 0);
            int got = Kernel.ioctl(call.scratch, socket.fd(), number(request), memory.address());
            if (got >= 0) {
                value[0] = IfreqCodec.decode(request.shape(), request.field(), memory, 0);
            }
            return got;
        });
        check(socket, request, name, result);
        Object told = value[0];
        if (told == null) {
            throw failure(socket, request, name).invalid("the operating system gave no value");
        }
        return request.shape().type().cast(told);
    }

    /// Changes something of an interface.
    ///
    /// @param <T> the type of the new value
    /// @param socket the socket
    /// @param request the request
    /// @param name the interface's name
    /// @param value the new value
    /// @throws SocketException `ENODEV`, `EPERM`; closed, or with the errno
    public static <T> void set(OpenSocket socket, IoctlRequest.Set<T> request, String name, T value)
            throws SocketException {
        long result = with(socket, IfreqCodec.SIZE, (call, memory) -> {
            IfreqCodec.encodeName(name, memory, 0);
            IfreqCodec.encode(request.shape(), request.field(), value, memory, 0);
            return Kernel.ioctl(call.scratch, socket.fd(), number(request), memory.address());
        });
        check(socket, request, name, result);
    }

    /// Sets and clears flags of an interface.
    ///
    /// @param socket the socket
    /// @param request the request
    /// @param name the interface's name
    /// @param on the flags to set
    /// @param off the flags to clear
    /// @throws SocketException `ENODEV`, `EPERM`; closed, or with the errno
    public static void setFlags(
            OpenSocket socket, IoctlRequest.SetFlags request, String name, InterfaceFlags on, InterfaceFlags off)
            throws SocketException {
        InterfaceFlags now = get(socket, IoctlRequests.GIFFLAGS, name);
        var change = new IoctlRequest.Set<>(request.name(), request.symbol(), "ifr_flags", IoctlRequests.FLAGS);
        set(socket, change, name, now.or(on).without(off));
    }

    private interface Use {
        long of(Call call, MemorySegment memory);
    }

    private static long with(OpenSocket socket, int size, Use use) {
        Call call = Call.begin(socket.kind(), 0);
        try {
            synchronized (socket.write()) {
                return socket.isOpen() ? use.of(call, call.message().header().zeroed(size)) : Outcome.CLOSED;
            }
        } finally {
            call.end();
        }
    }

    /// Finds a request's number. Only those of the catalogue are made, with the structure that is theirs: what others
    /// would take for an address is anything.
    private static int number(IoctlRequest request) {
        boolean isListed = IoctlRequests.all()
                .stream()
                .anyMatch(row -> row.symbol().equals(request.symbol())
                        && row instanceof IoctlRequest.All == request instanceof IoctlRequest.All);
        if (!isListed) {
            throw new IllegalArgumentException("ioctl: not a request of the catalogue: " + request);
        }
        return Abi.current().number(request.symbol());
    }

    private static void check(OpenSocket socket, IoctlRequest request, Object about, long result)
            throws SocketException {
        socket.trace("ioctl " + request.name(), result);
        if (result < 0) {
            throw failure(socket, request, about).because(result);
        }
    }

    private static Failure failure(OpenSocket socket, IoctlRequest request, Object about) {
        return Failure.of("ioctl " + request.name() + " (" + request.symbol() + ") of", socket.kind(), "about",
                about);
    }
}
