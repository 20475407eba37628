package dev.osock.conformance;

import dev.osock.Associations;
import dev.osock.Attempt;
import dev.osock.Socket;
import dev.osock.address.NamedAddress;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrUn;
import dev.osock.conformance.term.Term;
import dev.osock.error.SocketException;
import dev.osock.error.SocketInvalidException;
import dev.osock.kind.Shutdown;
import dev.osock.option.SocketOption;
import dev.osock.sctp.AssocId;
import java.util.ArrayList;
import java.util.List;

/// `bind`, `listen`, `accept`, `connect`, `shutdown`, `close`, `sockname`, `peername`, `cancel`.
final class ConnectCalls {

    private static final Term OK = Term.atom("ok");

    private final Bridge bridge;
    private final Selects selects;

    ConnectCalls(Bridge bridge) {
        this.bridge = bridge;
        selects = new Selects(bridge);
    }

    void enter(Functions functions) {
        functions.enter("bind", 2, (_, args) -> bind(args.get(0), args.get(1)));
        functions.enter("bind", 3, (_, args) -> bindMany(args.get(0), args.get(1), args.get(2)));
        functions.enter("listen", 1, (_, args) -> listen(args.get(0), Term.number(5)));
        functions.enter("listen", 2, (_, args) -> listen(args.get(0), args.get(1)));
        functions.enter("accept", 1, (caller, args) -> accept(caller, args.get(0), Term.atom("infinity")));
        functions.enter("accept", 2, (caller, args) -> accept(caller, args.get(0), args.get(1)));
        functions.enter("connect", 1, (_, args) -> {
            Arguments.socket(bridge, args.get(0)).socket().connect();
            return OK;
        });
        functions.enter("connect", 2,
                (caller, args) -> connect(caller, args.get(0), args.get(1), Term.atom("infinity")));
        functions.enter("connect", 3, (caller, args) -> connect(caller, args.get(0), args.get(1), args.get(2)));
        functions.enter("shutdown", 2, (_, args) -> shutdown(args.get(0), args.get(1)));
        functions.enter("close", 1, (_, args) -> close(args.get(0)));
        functions.enter("sockname", 1, (_, args) -> Term.tagged("ok",
                Addresses.term(Arguments.socket(bridge, args.get(0)).socket().sockname())));
        functions.enter("peername", 1, (_, args) -> Term.tagged("ok",
                Addresses.term(Arguments.socket(bridge, args.get(0)).socket().peername())));
        functions.enter("socknames", 2, (_, args) -> names(args.get(0), args.get(1), false));
        functions.enter("peernames", 2, (_, args) -> names(args.get(0), args.get(1), true));
        functions.enter("peeloff", 2, (_, args) -> peeloff(args.get(0), args.get(1)));
        functions.enter("peeloff", 3, (_, args) -> peeloff(args.get(0), args.get(1), args.get(2)));
        functions.enter("cancel", 2, (caller, args) -> selects.cancel(caller, args.get(0), args.get(1)));
    }

    private Term bind(Term socketTerm, Term address) throws Refused, SocketException {
        Socket socket = Arguments.socket(bridge, socketTerm).socket();
        if (address instanceof Term.Atom(String name)) {
            NamedAddress known = switch (name) {
                case "any" -> NamedAddress.ANY;
                case "loopback" -> NamedAddress.LOOPBACK;
                case "broadcast" -> NamedAddress.BROADCAST;
                default -> throw Refused.invalid("sockaddr", address);
            };
            try {
                socket.bind(known);
            } catch (SocketInvalidException noSuchAddress) {
                throw Refused.invalid(
                        "sockaddr", Term.map("family", Term.atom("inet6"), "addr", address));
            }
        } else {
            socket.bind(Addresses.of(address));
        }
        return OK;
    }

    /// Before release 29 it never worked in the reference: it raises `notsup` for whatever its clauses let through.
    private Term bindMany(Term socket, Term addresses, Term action) throws Refused, SocketException {
        if (!Arguments.isSocket(socket) || !Arguments.isList(addresses)
                || !(action.isAtom("add") || action.isAtom("remove"))) {
            throw Raised.badarg();
        }
        if (!Release.isSince(29)) {
            throw new Raised(Term.atom("notsup"));
        }
        List<Sockaddr> all = addresses(addresses);
        if (all.isEmpty() || all.stream().anyMatch(each -> each instanceof SockaddrUn)) {
            throw Raised.caseClause(Term.atom("sockaddr"));
        }
        Associations associations = Arguments.socket(bridge, socket).socket().associations();
        if (action.isAtom("add")) {
            associations.bindAdd(all);
        } else {
            associations.bindRemove(all);
        }
        return OK;
    }

    private static List<Sockaddr> addresses(Term list) throws Refused {
        List<Sockaddr> all = new ArrayList<>();
        for (Term each : elements(list)) {
            all.add(Addresses.of(each));
        }
        return all;
    }

    private static List<Term> elements(Term list) {
        if (!(list instanceof Term.Sequence all && all.tail() == null)) {
            throw Raised.badarg();
        }
        return all.elements();
    }

    private Term names(Term socketTerm, Term id, boolean ofPeer) throws SocketException {
        Socket socket = Arguments.socket(bridge, socketTerm).socket();
        AssocId association = association(id);
        List<Sockaddr> names = ofPeer
                ? socket.associations().peernames(association)
                : socket.associations().socknames(association);
        return Term.tagged("ok", Term.list(names.stream().map(Addresses::term).toList()));
    }

    private static AssocId association(Term id) {
        if (!(id instanceof Term.Int number && number.isInt())) {
            throw Raised.badarg();
        }
        return new AssocId(number.value().intValue());
    }

    private Term peeloff(Term socketTerm, Term id) throws SocketException {
        Socket socket = Arguments.socket(bridge, socketTerm).socket();
        return accepted(socket.associations().peeloff(association(id)));
    }

    private Term peeloff(Term socketTerm, Term id, Term options) throws SocketException {
        Socket socket = Arguments.socket(bridge, socketTerm).socket();
        List<SocketOption<?>> inherited = new ArrayList<>();
        for (Term each : elements(options)) {
            if (!(each instanceof Term.Tuple option && option.size() == 2)) {
                throw Raised.badarg();
            }
            SocketOption.named(option.get(0).toString(), option.get(1).toString()).ifPresent(inherited::add);
        }
        return accepted(socket.associations().peeloff(association(id), inherited).socket());
    }

    private Term listen(Term socketTerm, Term backlog) throws Refused, SocketException {
        Socket socket = Arguments.socket(bridge, socketTerm).socket();
        if (Release.isSince(29) && Arguments.isBoolean(backlog)) {
            socket.listen(backlog.isAtom("true") ? 5 : 0);
            return OK;
        }
        if (!(backlog instanceof Term.Int number)) {
            throw Raised.badarg();
        }
        if (!number.isInt()) {
            throw Refused.invalid("integer_range", number);
        }
        socket.listen(number.value().intValue());
        return OK;
    }

    private Term accept(Caller caller, Term listenerTerm, Term timeout) throws SocketException {
        Socket listener = Arguments.socket(bridge, listenerTerm).socket();
        return switch (Wait.of(bridge, timeout)) {
            case Wait.Blocking wait -> accepted(wait.on(listener).accept());
            case Wait.Nowait(Term.Reference reference) ->
                switch (listener.nowait(caller.handle(reference)).accept()) {
                    case Attempt.Done<Socket>(Socket socket) -> accepted(socket);
                    default -> selects.select(Term.atom("accept"), reference);
                };
        };
    }

    private Term accepted(Socket socket) {
        return Term.tagged("ok", bridge.add(socket, null).term());
    }

    private Term connect(Caller caller, Term socketTerm, Term address, Term timeout)
            throws Refused, SocketException {
        Socket socket = Arguments.socket(bridge, socketTerm).socket();
        Wait wait = Wait.of(bridge, timeout);
        if (address instanceof Term.Sequence list && Release.isSince(29)) {
            return connect(caller, socket, list, wait);
        }
        Sockaddr destination = Addresses.of(address);
        return switch (wait) {
            case Wait.Blocking blocking -> {
                blocking.on(socket).connect(destination);
                yield OK;
            }
            case Wait.Nowait(Term.Reference reference) ->
                switch (socket.nowait(caller.handle(reference)).connect(destination)) {
                    case Attempt.Done<Socket> _ -> OK;
                    default -> selects.select(Term.atom("connect"), reference);
                };
        };
    }

    private Term connect(Caller caller, Socket socket, Term.Sequence list, Wait wait)
            throws Refused, SocketException {
        List<Sockaddr> all = addresses(list);
        if (all.isEmpty()) {
            throw Refused.invalid("sockaddr", list);
        }
        return switch (wait) {
            case Wait.Blocking blocking -> {
                blocking.on(socket).connect(all);
                yield OK;
            }
            case Wait.Nowait(Term.Reference reference) ->
                switch (socket.nowait(caller.handle(reference)).connect(all)) {
                    case Attempt.Done<Socket> _ -> OK;
                    default -> selects.select(Term.atom("connect"), reference);
                };
        };
    }

    private Term shutdown(Term socketTerm, Term how) throws SocketException {
        Socket socket = Arguments.socket(bridge, socketTerm).socket();
        Shutdown what = switch (how.toString()) {
            case "read" -> Shutdown.READ;
            case "write" -> Shutdown.WRITE;
            case "read_write" -> Shutdown.READ_WRITE;
            default -> throw Raised.invalid(Term.tagged("how", how));
        };
        socket.shutdown(what);
        return OK;
    }

    private Term close(Term socketTerm) throws Refused, SocketException {
        Socket socket = Arguments.socket(bridge, socketTerm).socket();
        if (!socket.isOpen()) {
            throw Refused.closed();
        }
        socket.close();
        return OK;
    }
}
