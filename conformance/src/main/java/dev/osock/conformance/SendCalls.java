package dev.osock.conformance;

import dev.osock.Attempt;
import dev.osock.SelectInfo;
import dev.osock.SelectInfo.Verb;
import dev.osock.Socket;
import dev.osock.Sockets;
import dev.osock.address.Sockaddr;
import dev.osock.conformance.term.Term;
import dev.osock.error.Reason;
import dev.osock.error.SocketException;
import dev.osock.kind.Type;
import dev.osock.message.ControlMessage;
import dev.osock.message.Msg;
import dev.osock.message.MsgFlags;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `send`, `sendto`, `sendmsg`.
final class SendCalls {

    private static final Term OK = Term.atom("ok");
    private static final Term INFINITY = Term.atom("infinity");

    private final Bridge bridge;
    private final Selects selects;

    /// A send: what it is called with, when it blocks and when it does not.
    private interface Sender {
        long now(Socket socket, Wait.Blocking wait) throws IOException;

        Attempt<? extends Number> attempt(Socket socket, Wait.Nowait wait) throws IOException;
    }

    SendCalls(Bridge bridge) {
        this.bridge = bridge;
        selects = new Selects(bridge);
    }

    void enter(Functions functions) {
        functions.enter("send", 2,
                (caller, args) -> send(caller, args.get(0), args.get(1), Term.Sequence.NIL, INFINITY));
        functions.enter("send", 3, (caller, args) -> isFlagsOrTuple(args.get(2))
                ? send(caller, args.get(0), args.get(1), args.get(2), INFINITY)
                : send(caller, args.get(0), args.get(1), Term.Sequence.NIL, args.get(2)));
        functions.enter("send", 4, (caller, args) -> send(caller, args.get(0), args.get(1), args.get(2), args.get(3)));
        functions.enter("sendto", 3,
                (caller, args) -> sendto(caller, args.get(0), args.get(1), args.get(2), Term.Sequence.NIL, INFINITY));
        functions.enter("sendto", 4, (caller, args) -> Arguments.isList(args.get(3))
                ? sendto(caller, args.get(0), args.get(1), args.get(2), args.get(3), INFINITY)
                : sendto(caller, args.get(0), args.get(1), args.get(2), Term.Sequence.NIL, args.get(3)));
        functions.enter("sendto", 5,
                (caller, args) -> sendto(caller, args.get(0), args.get(1), args.get(2), args.get(3), args.get(4)));
        functions.enter("sendmsg", 2,
                (caller, args) -> sendmsg(caller, args.get(0), args.get(1), Term.Sequence.NIL, INFINITY));
        functions.enter("sendmsg", 3, (caller, args) -> isFlagsOrTuple(args.get(2))
                ? sendmsg(caller, args.get(0), args.get(1), args.get(2), INFINITY)
                : sendmsg(caller, args.get(0), args.get(1), Term.Sequence.NIL, args.get(2)));
        functions.enter("sendmsg", 4,
                (caller, args) -> sendmsg(caller, args.get(0), args.get(1), args.get(2), args.get(3)));
    }

    private static boolean isFlagsOrTuple(Term term) {
        return Arguments.isList(term) || term instanceof Term.Tuple;
    }

    private Term send(Caller caller, Term socketTerm, Term dataTerm, Term flagsOrCont, Term timeout)
            throws IOException, Refused {
        Socket socket = Arguments.socket(bridge, socketTerm).socket();
        if (!isFlagsOrTuple(flagsOrCont)) {
            throw Raised.badarg();
        }
        ByteBuffer data = ByteBuffer.wrap(Arguments.data(dataTerm));
        Wait wait = Wait.of(bridge, timeout);
        boolean goesOn = !Arguments.isList(flagsOrCont);
        MsgFlags flags = goesOn ? flags(Selects.contents(flagsOrCont, "send")) : Flags.of(flagsOrCont);
        return send(socket, wait, data, Term.tagged("send", Term.number(flags.bits())), new Sender() {
            @Override
            public long now(Socket on, Wait.Blocking blocking) throws SocketException {
                return blocking.on(on).send(data, flags);
            }

            @Override
            public Attempt<Integer> attempt(Socket on, Wait.Nowait nowait) throws SocketException {
                return on.nowait(caller.handle(nowait.reference())).send(data, flags);
            }
        });
    }

    private static MsgFlags flags(Term number) {
        if (number instanceof Term.Int bits && bits.isInt()) {
            return MsgFlags.of(bits.value().intValue());
        }
        throw Raised.badarg();
    }

    private Term sendto(Caller caller, Term socketTerm, Term dataTerm, Term target, Term flagsTerm, Term timeout)
            throws IOException, Refused {
        Socket socket = Arguments.socket(bridge, socketTerm).socket();
        if (!Arguments.isList(flagsTerm)) {
            throw Raised.badarg();
        }
        ByteBuffer data = ByteBuffer.wrap(Arguments.data(dataTerm));
        Wait wait = Wait.of(bridge, timeout);
        Term to = target;
        MsgFlags flags;
        if (target instanceof Term.Tuple && Selects.isInfo(target)) {
            if (!(Selects.contents(target, "sendto") instanceof Term.Tuple(List<Term> parts) && parts.size() == 3)) {
                throw Raised.badarg();
            }
            to = parts.getFirst();
            flags = flags(parts.getLast());
        } else {
            if (!(target instanceof Term.Dictionary)) {
                throw Raised.invalid(Term.tagged("sockaddr", target));
            }
            flags = null;
        }
        Sockaddr destination = Addresses.of(to);
        MsgFlags chosen = flags == null ? Flags.of(flagsTerm) : flags;
        Term tag = Term.tagged("sendto", Term.tuple(to, Term.atom("encoded"), Term.number(chosen.bits())));
        return send(socket, wait, data, tag, new Sender() {
            @Override
            public long now(Socket on, Wait.Blocking blocking) throws SocketException {
                return blocking.on(on).sendto(data, destination, chosen);
            }

            @Override
            public Attempt<Integer> attempt(Socket on, Wait.Nowait nowait) throws SocketException {
                return on.nowait(caller.handle(nowait.reference())).sendto(data, destination, chosen);
            }
        });
    }

    private Term send(Socket socket, Wait wait, ByteBuffer data, Term tag, Sender sender) throws IOException {
        int start = data.position();
        try {
            return switch (wait) {
                case Wait.Blocking blocking -> {
                    sender.now(socket, blocking);
                    yield done(data);
                }
                case Wait.Nowait nowait ->
                    switch (sender.attempt(socket, nowait)) {
                        case Attempt.Done<? extends Number> _ -> done(data);
                        case Attempt.Partial<? extends Number> _ ->
                            selects.select(tag, nowait.reference(), rest(data));
                        case Attempt.Pending<? extends Number> _ -> selects.select(tag, nowait.reference());
                    };
            };
        } catch (SocketException failure) {
            return Reasons.error(failure, data.position() > start, rest(data));
        }
    }

    private static Term done(ByteBuffer data) {
        return data.hasRemaining() ? Term.tagged("ok", rest(data)) : OK;
    }

    private static Term rest(ByteBuffer data) {
        byte[] rest = new byte[data.remaining()];
        data.duplicate().get(rest);
        return new Term.Binary(rest);
    }

    private Term sendmsg(Caller caller, Term socketTerm, Term message, Term flagsOrCont, Term timeout)
            throws IOException, Refused {
        Socket socket = Arguments.socket(bridge, socketTerm).socket();
        if (Arguments.isList(flagsOrCont)) {
            if (!(message instanceof Term.Dictionary map) || map.get("iov") == null) {
                throw Raised.badarg();
            }
            Wait wait = Wait.of(bridge, timeout);
            Optional<Sockaddr> to = destination(socket, map);
            Controls.checkLevels(map.get("ctrl"));
            MsgFlags flags = Flags.of(flagsOrCont);
            if (!socket.isOpen()) {
                throw Refused.closed();
            }
            List<ControlMessage> ctrl = Controls.of(map.get("ctrl"));
            return sendmsg(caller, socket, wait, map.get("iov"), map, to, ctrl, flags);
        }
        if (!(flagsOrCont instanceof Term.Tuple)) {
            throw Raised.badarg();
        }
        Wait wait = Wait.of(bridge, timeout);
        Term contents = Selects.contents(flagsOrCont, "sendmsg");
        Term iov = message instanceof Term.Dictionary map ? map.get("iov") : message;
        if (iov == null || !Arguments.isList(iov)) {
            throw Raised.badarg();
        }
        if (!(contents instanceof Term.Tuple(List<Term> parts)
                && parts.size() == 3
                && parts.getFirst() instanceof Term.Dictionary begun)) {
            throw Raised.badarg();
        }
        boolean ctrlIsLeft = parts.get(1).isAtom("ctrl");
        return sendmsg(
                caller,
                socket,
                wait,
                iov,
                begun,
                destination(socket, begun),
                ctrlIsLeft ? Controls.of(begun.get("ctrl")) : List.of(),
                flags(parts.getLast()));
    }

    static Optional<Sockaddr> destination(Socket socket, Term.Dictionary message) throws Refused {
        Term address = message.get("addr");
        if (address == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Addresses.of(address));
        } catch (Refused refused) {
            if (refused.reason.equals(Term.tagged("invalid", Term.tagged("sockaddr", address)))) {
                if (!socket.isOpen()) {
                    throw Refused.closed();
                }
                throw Refused.invalid("msg", Term.atom("addr"), Term.map("addr", address));
            }
            throw refused;
        }
    }

    private Term sendmsg(
            Caller caller,
            Socket socket,
            Wait wait,
            Term iovTerm,
            Term.Dictionary begun,
            Optional<Sockaddr> destination,
            List<ControlMessage> ctrl,
            MsgFlags flags)
            throws Refused, SocketException {
        if (!socket.isOpen()) {
            throw Refused.closed();
        }
        List<ByteBuffer> iov = iov(socket, iovTerm);
        Msg message = new Msg(iov, destination, ctrl);
        long whole = message.remaining();
        try {
            return switch (wait) {
                case Wait.Blocking blocking -> {
                    blocking.on(socket).sendmsg(message, flags);
                    yield done(message);
                }
                case Wait.Nowait(Term.Reference reference) ->
                    switch (socket.nowait(caller.handle(reference)).sendmsg(message, flags)) {
                        case Attempt.Done<Long> _ -> done(message);
                        case Attempt.Partial<Long>(Long _, SelectInfo info) ->
                            selects.select(tag(begun, info, flags), reference, rest(iov));
                        case Attempt.Pending<Long> pending ->
                            selects.select(tag(begun, pending.info(), flags), reference);
                    };
            };
        } catch (SocketException failure) {
            if (Reasons.isAbout(failure, Reason.Invalid.Subject.VALUE)) {
                Term given = begun.get("ctrl");
                throw Refused.invalid(
                        "msg", Term.atom("ctrl"), Term.map("ctrl", given == null ? Term.Sequence.NIL : given));
            }
            return Reasons.error(failure, message.remaining() < whole, rest(iov));
        }
    }

    static Term done(Msg message) {
        return message.remaining() == 0 ? OK : Term.tagged("ok", rest(message.iov()));
    }

    private static Term tag(Term.Dictionary begun, SelectInfo info, MsgFlags flags) {
        Term left = Term.atom(info.verb() == Verb.SENDMSG && info.ctrl().isEmpty() ? "no_ctrl" : "ctrl");
        return Term.tagged("sendmsg", Term.tuple(begun, left, Term.number(flags.bits())));
    }

    static List<ByteBuffer> iov(Socket socket, Term term) throws Refused {
        List<ByteBuffer> iov = iov(term);
        int filled = iov.size();
        while (filled > 0 && !iov.get(filled - 1).hasRemaining()) {
            filled--;
        }
        if (filled > Sockets.info().iovMax() && !socket.type().equals(Type.STREAM)) {
            throw Refused.invalid("iov", Term.tagged("list", Term.number(iov.size())));
        }
        return iov;
    }

    static List<ByteBuffer> iov(Term term) throws Refused {
        if (!(term instanceof Term.Sequence list)) {
            throw Refused.invalid("iov", Term.tagged("improper_list", Term.number(0)));
        }
        List<ByteBuffer> iov = new ArrayList<>();
        for (int i = 0; i < list.elements().size(); i++) {
            if (!(list.elements().get(i) instanceof Term.Binary binary && binary.isWhole())) {
                throw Refused.invalid("iov", Term.tagged("element_not_binary", Term.number(i + 1)));
            }
            iov.add(ByteBuffer.wrap(binary.bytes()));
        }
        if (list.tail() != null) {
            throw Refused.invalid("iov", Term.tagged("improper_list", Term.number(iov.size())));
        }
        return iov;
    }

    static Term rest(List<ByteBuffer> iov) {
        return Term.list(iov.stream()
                .filter(ByteBuffer::hasRemaining)
                .map(SendCalls::rest)
                .toList());
    }
}
