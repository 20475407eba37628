package dev.osock.conformance;

import dev.osock.Socket;
import dev.osock.address.Sockaddr;
import dev.osock.conformance.term.Term;
import dev.osock.error.SocketException;
import dev.osock.ioctl.InterfaceAddress;
import dev.osock.ioctl.InterfaceFlags;
import dev.osock.ioctl.IoctlRequest;
import dev.osock.ioctl.IoctlRequests;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `ioctl`.
final class IoctlCalls {

    private static final int LONGEST_NAME = 15;
    private static final Term OK = Term.atom("ok");

    private final Bridge bridge;

    IoctlCalls(Bridge bridge) {
        this.bridge = bridge;
    }

    void enter(Functions functions) {
        functions.enter("ioctl", 2, (_, args) -> all(args.get(0), args.get(1)));
        functions.enter("ioctl", 3, (_, args) -> get(args.get(0), args.get(1), args.get(2)));
        functions.enter("ioctl", 4, (_, args) -> set(args.get(0), args.get(1), args.get(2), args.get(3)));
    }

    /// Those that Linux has not.
    private static final Set<String> ELSEWHERE = Set.of("nspace", "tcp_info");

    private static Optional<IoctlRequest> request(Term name) {
        return name instanceof Term.Atom(String text) ? IoctlRequests.named(text) : Optional.empty();
    }

    private Term all(Term socketTerm, Term name) throws Refused, SocketException {
        Socket socket = Arguments.socket(bridge, socketTerm).socket();
        if (name instanceof Term.Atom(String text) && ELSEWHERE.contains(text)) {
            throw Refused.invalid("ioctl_request", name);
        }
        return switch (request(name).orElse(null)) {
            case IoctlRequest.OfSocket<?> request ->
                Term.tagged("ok", Values.write(request.shape(), socket.ioctl(request)));
            case IoctlRequest.All request -> Term.tagged("ok", interfaces(socket.ioctl(request)));
            case null, default -> throw Raised.badarg();
        };
    }

    private static Term interfaces(List<InterfaceAddress> addresses) {
        List<Term> list = new ArrayList<>();
        for (InterfaceAddress each : addresses) {
            list.add(Term.map("name", Term.string(each.name()), "addr", Addresses.term(each.addr())));
        }
        return Term.list(list);
    }

    private Term get(Term socketTerm, Term name, Term key) throws SocketException {
        Socket socket = Arguments.socket(bridge, socketTerm).socket();
        return switch (request(name).orElse(null)) {
            case IoctlRequest.NameOf request when key instanceof Term.Int number && number.isInt() ->
                Term.tagged("ok", Term.string(socket.ioctl(request, number.value().intValue())));
            case IoctlRequest.Get<?> request ->
                Term.tagged("ok", Values.write(request.shape(), socket.ioctl(request, device(key))));
            case null, default -> throw Raised.badarg();
        };
    }

    /// Reads the name of a device; one that is too long is cut, as in the reference.
    private static String device(Term name) {
        String device = Arguments.latin1(name).orElseThrow(Raised::badarg);
        return device.length() > LONGEST_NAME ? device.substring(0, LONGEST_NAME) : device;
    }

    private Term set(Term socketTerm, Term name, Term device, Term value) throws Refused, SocketException {
        Socket socket = Arguments.socket(bridge, socketTerm).socket();
        IoctlRequest request = request(name).orElseThrow(Raised::badarg);
        String on = device(device);
        if (!socket.isOpen()) {
            throw Refused.closed();
        }
        switch (request) {
            case IoctlRequest.SetFlags flags -> setFlags(socket, flags, on, value);
            case IoctlRequest.Set<?> set when set.shape().type() == Sockaddr.class -> {
                if (!(value instanceof Term.Dictionary)) {
                    throw Raised.badarg();
                }
                setAny(socket, set, on, Addresses.of(value));
            }
            case IoctlRequest.Set<?> set when set.shape().type() == Integer.class -> {
                if (!(value instanceof Term.Int number)) {
                    throw Raised.badarg();
                }
                if (!number.isInt()) {
                    throw Refused.invalid(Term.atom(set.name().substring("sif".length())));
                }
                setAny(socket, set, on, number.value().intValue());
            }
            default -> throw Raised.badarg();
        }
        return OK;
    }

    private static <T> void setAny(Socket socket, IoctlRequest.Set<T> request, String device, Object value)
            throws SocketException {
        socket.ioctl(request, device, request.shape().type().cast(value));
    }

    private static void setFlags(Socket socket, IoctlRequest.SetFlags request, String device, Term value)
            throws Refused, SocketException {
        if (!(value instanceof Term.Dictionary map)) {
            throw Raised.badarg();
        }
        InterfaceFlags on = InterfaceFlags.NONE;
        InterfaceFlags off = InterfaceFlags.NONE;
        for (Map.Entry<Term, Term> each : map.entries().entrySet()) {
            Optional<InterfaceFlags> flag =
                    each.getKey() instanceof Term.Atom(String name) ? InterfaceFlags.named(name) : Optional.empty();
            if (flag.isEmpty() || !Arguments.isBoolean(each.getValue())) {
                throw Refused.invalid("ioctl_flag", each.getKey());
            }
            if (each.getValue().isAtom("true")) {
                on = on.or(flag.get());
            } else {
                off = off.or(flag.get());
            }
        }
        socket.ioctl(request, device, on, off);
    }
}
