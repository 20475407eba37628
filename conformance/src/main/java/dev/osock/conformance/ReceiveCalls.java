package dev.osock.conformance;

import dev.osock.Attempt;
import dev.osock.ReceivedMsg;
import dev.osock.Socket;
import dev.osock.conformance.term.Term;
import dev.osock.error.SocketException;
import dev.osock.message.MsgFlags;
import dev.osock.message.Received;
import dev.osock.sctp.SctpNotification;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// `recv`, `recvfrom`, `recvmsg`.
final class ReceiveCalls {

    private static final Term INFINITY = Term.atom("infinity");
    private static final Term ZERO = Term.number(0);

    private final Bridge bridge;
    private final Selects selects;

    /// Any of the three, once the arguments are in order.
    private interface Receive {
        Term call(Caller caller, Term socket, Term size, Term flags, Term timeout) throws SocketException, Refused;
    }

    ReceiveCalls(Bridge bridge) {
        this.bridge = bridge;
        selects = new Selects(bridge);
    }

    void enter(Functions functions) {
        enterSized(functions, "recv", this::recv);
        enterSized(functions, "recvfrom", this::recvfrom);
        functions.enter("recvmsg", 1,
                (caller, args) -> recvmsg(caller, args.get(0), ZERO, ZERO, Term.Sequence.NIL, INFINITY));
        functions.enter("recvmsg", 2, (caller, args) -> Arguments.isList(args.get(1))
                ? recvmsg(caller, args.get(0), ZERO, ZERO, args.get(1), INFINITY)
                : recvmsg(caller, args.get(0), ZERO, ZERO, Term.Sequence.NIL, args.get(1)));
        functions.enter("recvmsg", 3, (caller, args) -> {
            if (Arguments.isList(args.get(1))) {
                return recvmsg(caller, args.get(0), ZERO, ZERO, args.get(1), args.get(2));
            } else if (Arguments.isNumber(args.get(1)) && Arguments.isNumber(args.get(2))) {
                return recvmsg(caller, args.get(0), args.get(1), args.get(2), Term.Sequence.NIL, INFINITY);
            }
            throw Release.isSince(27) ? Raised.badarg() : Raised.functionClause();
        });
        functions.enter("recvmsg", 4,
                (caller, args) -> recvmsg(caller, args.get(0), args.get(1), args.get(2), Term.Sequence.NIL,
                        args.get(3)));
        functions.enter("recvmsg", 5,
                (caller, args) -> recvmsg(caller, args.get(0), args.get(1), args.get(2), args.get(3), args.get(4)));
    }

    private static void enterSized(Functions functions, String name, Receive receive) {
        functions.enter(name, 1,
                (caller, args) -> receive.call(caller, args.get(0), ZERO, Term.Sequence.NIL, INFINITY));
        functions.enter(name, 2, (caller, args) -> Arguments.isList(args.get(1))
                ? receive.call(caller, args.get(0), ZERO, args.get(1), INFINITY)
                : receive.call(caller, args.get(0), args.get(1), Term.Sequence.NIL, INFINITY));
        functions.enter(name, 3, (caller, args) -> {
            if (Arguments.isList(args.get(1))) {
                return receive.call(caller, args.get(0), ZERO, args.get(1), args.get(2));
            }
            return Arguments.isList(args.get(2))
                    ? receive.call(caller, args.get(0), args.get(1), args.get(2), INFINITY)
                    : receive.call(caller, args.get(0), args.get(1), Term.Sequence.NIL, args.get(2));
        });
        functions.enter(name, 4,
                (caller, args) -> receive.call(caller, args.get(0), args.get(1), args.get(2), args.get(3)));
    }

    private Term recv(Caller caller, Term socketTerm, Term lengthTerm, Term flagsTerm, Term timeout)
            throws SocketException, Refused {
        Socket socket = Arguments.socket(bridge, socketTerm).socket();
        Term.Int given = Arguments.size(lengthTerm);
        checkList(flagsTerm);
        Wait wait = Wait.of(bridge, timeout);
        MsgFlags flags = Flags.of(flagsTerm);
        int length = Arguments.bounded(given);
        try {
            return switch (wait) {
                case Wait.Blocking blocking -> ok(new Term.Binary(blocking.on(socket).recv(length, flags)));
                case Wait.Nowait(Term.Reference reference) ->
                    switch (socket.nowait(caller.handle(reference)).recv(length, flags)) {
                        case Attempt.Done<byte[]>(byte[] data) -> ok(new Term.Binary(data));
                        case Attempt.Partial<byte[]> part ->
                            selects.select(Term.atom("recv"), reference, new Term.Binary(part.value()));
                        case Attempt.Armed<byte[]> armed ->
                            selects.select("select_read", Term.atom("recv"), reference, new Term.Binary(armed.value()));
                        case Attempt.Pending<byte[]> _ -> selects.select(Term.atom("recv"), reference);
                    };
            };
        } catch (SocketException failure) {
            return Reasons.error(failure, failure.data().length > 0, new Term.Binary(failure.data()));
        }
    }

    private Term recvfrom(Caller caller, Term socketTerm, Term sizeTerm, Term flagsTerm, Term timeout)
            throws SocketException, Refused {
        Socket socket = Arguments.socket(bridge, socketTerm).socket();
        Term.Int given = Arguments.size(sizeTerm);
        checkList(flagsTerm);
        Wait wait = Wait.of(bridge, timeout);
        MsgFlags flags = Flags.of(flagsTerm);
        int size = Arguments.bounded(given);
        return switch (wait) {
            case Wait.Blocking blocking -> ok(received(blocking.on(socket).recvfrom(size, flags)));
            case Wait.Nowait(Term.Reference reference) ->
                switch (socket.nowait(caller.handle(reference)).recvfrom(size, flags)) {
                    case Attempt.Done<Received>(Received message) -> ok(received(message));
                    case Attempt.Armed<Received> armed ->
                        selects.select("select_read", Term.atom("recvfrom"), reference, received(armed.value()));
                    case Attempt.Pending<Received> _ -> selects.select(Term.atom("recvfrom"), reference);
                };
        };
    }

    private static Term received(Received message) {
        return Term.tuple(Addresses.term(message.source()), new Term.Binary(message.data()));
    }

    private Term recvmsg(
            Caller caller, Term socketTerm, Term sizeTerm, Term ctrlSizeTerm, Term flagsTerm, Term timeout)
            throws SocketException, Refused {
        Socket socket = Arguments.socket(bridge, socketTerm).socket();
        Term.Int given = Arguments.size(sizeTerm);
        Term.Int givenCtrl = Arguments.size(ctrlSizeTerm);
        checkList(flagsTerm);
        Wait wait = Wait.of(bridge, timeout);
        MsgFlags flags = Flags.of(flagsTerm);
        int size = Arguments.bounded(given);
        int ctrlSize = Arguments.bounded(givenCtrl);
        return switch (wait) {
            case Wait.Blocking blocking ->
                ok(message(caller, blocking.on(socket).recvmsg(size, ctrlSize, flags)));
            case Wait.Nowait(Term.Reference reference) ->
                switch (socket.nowait(caller.handle(reference)).recvmsg(size, ctrlSize, flags)) {
                    case Attempt.Done<ReceivedMsg>(ReceivedMsg message) -> ok(message(caller, message));
                    case Attempt.Armed<ReceivedMsg> armed ->
                        selects.select(
                                "select_read", Term.atom("recvmsg"), reference, message(caller, armed.value()));
                    case Attempt.Pending<ReceivedMsg> _ -> selects.select(Term.atom("recvmsg"), reference);
                };
        };
    }

    /// Says a message. Descriptors that came with it are the process's from now on, by their numbers.
    static Term message(Caller caller, ReceivedMsg message) {
        caller.belongings.addAll(message.descriptors());
        Map<Term, Term> entries = new LinkedHashMap<>();
        Optional<SctpNotification> told = Release.isSince(29) ? message.notification() : Optional.empty();
        if (told.isPresent()) {
            entries.put(Term.atom("notification"), SctpTerms.notification(told.get()));
        } else {
            entries.put(Term.atom("iov"), Term.list(java.util.List.of(new Term.Binary(message.data()))));
        }
        entries.put(Term.atom("ctrl"), Controls.list(message.ctrl(), message.rawCtrl(), true));
        Term flags = Flags.list(message.flags());
        entries.put(Term.atom("flags"), told.isPresent() ? SctpTerms.told(flags) : flags);
        message.addr().ifPresent(from -> entries.put(Term.atom("addr"), Addresses.term(from)));
        return new Term.Dictionary(entries);
    }

    private static void checkList(Term flags) {
        if (!Arguments.isList(flags)) {
            throw Raised.badarg();
        }
    }

    private static Term ok(Term value) {
        return Term.tagged("ok", value);
    }
}
