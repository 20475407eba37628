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
import dev.osock.internal.wire.OptionCodec;
import dev.osock.ioctl.InterfaceAddress;
import dev.osock.ioctl.InterfaceFlags;
import dev.osock.ioctl.IoctlRequest;
import dev.osock.ioctl.IoctlRequests;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Asking about a socket, asking for and changing what network interfaces are: ioctl(2).
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
        return ask(socket, request, null, IfconfCodec.SIZE + size, IfconfCodec::encode, IfconfCodec::decode);
    }

    /// Asks about the socket.
    ///
    /// @param <T> the type of what is told
    /// @param socket the socket
    /// @param request the request
    /// @return what is told
    /// @throws SocketException `ENOTTY`, `EINVAL`; closed, or with the errno
    public static <T> T ofSocket(OpenSocket socket, IoctlRequest.OfSocket<T> request) throws SocketException {
        int size = Math.max(Integer.BYTES, OptionCodec.room(request.shape()));
        return ask(socket, request, null, size, _ -> {},
                memory -> OptionCodec.decode(request.shape(), memory, 0, Integer.BYTES));
    }

    /// Finds the name of an interface.
    ///
    /// @param socket the socket
    /// @param request the request
    /// @param index the interface's number
    /// @return its name
    /// @throws SocketException `ENODEV`; closed, or with the errno
    public static String nameOf(OpenSocket socket, IoctlRequest.NameOf request, int index) throws SocketException {
        return ask(socket, request, index, IfreqCodec.SIZE,
                memory -> {
                    IfreqCodec.encodeName("", memory, 0);
                    IfreqCodec.encode(
                            IoctlRequests.GIFINDEX.shape(), IoctlRequests.GIFINDEX.field(), index, memory, 0);
                },
                memory -> IfreqCodec.decodeName(memory, 0));
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
        return ask(socket, request, name, IfreqCodec.SIZE,
                memory -> IfreqCodec.encodeName(name, memory, 0),
                memory -> IfreqCodec.decode(request.shape(), request.field(), memory, 0));
    }

    /// Has the kernel write an answer over a question.
    private static <T> T ask(
            OpenSocket socket,
            IoctlRequest request,
            @Nullable Object about,
            int size,
            Consumer<MemorySegment> question,
            Function<MemorySegment, @Nullable T> answer)
            throws SocketException {
        List<T> told = new ArrayList<>(1);
        long result = with(socket, size, (call, memory) -> {
            question.accept(memory);
            int got = Kernel.ioctl(call.scratch, socket.fd(), number(request), memory.address());
            T value = got < 0 ? null : answer.apply(memory);
            if (value != null) {
                told.add(value);
            }
            return got;
        });
        check(socket, request, about, result);
        if (told.isEmpty()) {
            throw failure(socket, request, about).invalid("the operating system gave no value");
        }
        return told.getFirst();
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
                .anyMatch(row -> row.symbol().equals(request.symbol()) && argument(row).equals(argument(request)));
        if (!isListed) {
            throw new IllegalArgumentException("ioctl: not a request of the catalogue: " + request);
        }
        return Abi.current().number(request.symbol());
    }

    /// Names the C type that the kernel reads and writes.
    private static String argument(IoctlRequest request) {
        return switch (request) {
            case IoctlRequest.OfSocket<?> _ -> "int";
            case IoctlRequest.All _ -> "ifconf";
            case IoctlRequest.NameOf _,IoctlRequest.Get<?> _,IoctlRequest.Set<?> _,IoctlRequest.SetFlags _ ->
                "ifreq";
        };
    }

    private static void check(OpenSocket socket, IoctlRequest request, @Nullable Object about, long result)
            throws SocketException {
        socket.trace("ioctl " + request.name(), result);
        if (result < 0) {
            throw failure(socket, request, about).because(result);
        }
    }

    private static Failure failure(OpenSocket socket, IoctlRequest request, @Nullable Object about) {
        return Failure.of("ioctl " + request.name() + " (" + request.symbol() + ") of", socket.kind(), "about",
                about);
    }
}
