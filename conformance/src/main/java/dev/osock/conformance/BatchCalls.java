package dev.osock.conformance;

import dev.osock.Attempt;
import dev.osock.ReceivedMsg;
import dev.osock.Socket;
import dev.osock.address.Sockaddr;
import dev.osock.conformance.term.Term;
import dev.osock.error.SocketException;
import dev.osock.message.Msg;
import dev.osock.message.MsgFlags;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `sendmmsg`, `recvmmsg`.
final class BatchCalls {

    private static final Term OK = Term.atom("ok");
    private static final Term SENDMMSG = Term.atom("sendmmsg");
    private static final Term RECVMMSG = Term.atom("recvmmsg");

    private final Bridge bridge;
    private final Selects selects;

    BatchCalls(Bridge bridge) {
        this.bridge = bridge;
        selects = new Selects(bridge);
    }

    void enter(Functions functions) {
        functions.enter("sendmmsg", 4,
                (caller, args) -> sendmmsg(caller, args.get(0), args.get(1), args.get(2), args.get(3)));
        functions.enter("recvmmsg", 6, this::recvmmsg);
    }

    private Term sendmmsg(Caller caller, Term socketTerm, Term messagesTerm, Term flagsTerm, Term timeout)
            throws SocketException, Refused {
        Socket socket = Arguments.socket(bridge, socketTerm).socket();
        if (!(messagesTerm instanceof Term.Sequence list) || !Arguments.isList(flagsTerm)) {
            throw Raised.badarg();
        }
        Wait wait = Wait.of(bridge, timeout);
        MsgFlags flags = Flags.of(flagsTerm);
        if (!socket.isOpen()) {
            throw Refused.closed();
        }
        List<Msg> messages = new ArrayList<>();
        for (Term each : list.elements()) {
            messages.add(message(socket, each));
        }
        try {
            return switch (wait) {
                case Wait.Blocking blocking -> sent(list, blocking.on(socket).sendmmsg(messages, flags));
                case Wait.Nowait(Term.Reference reference) ->
                    switch (socket.nowait(caller.handle(reference)).sendmmsg(messages, flags)) {
                        case Attempt.Done<Integer>(Integer count) -> sent(list, count);
                        case Attempt.Partial<Integer> part ->
                            selects.select("select_write", SENDMMSG, reference, Term.number(part.value()));
                        case Attempt.Pending<Integer> _ -> selects.select(SENDMMSG, reference);
                    };
            };
        } catch (SocketException failure) {
            int count = (int) failure.sent();
            return count > 0 ? sent(list, count) : Reasons.error(failure);
        }
    }

    private static Term sent(Term.Sequence messages, int count) {
        List<Term> rest = messages.elements().subList(count, messages.elements().size());
        return rest.isEmpty() ? OK : Term.tagged("ok", Term.list(rest));
    }

    private static Msg message(Socket socket, Term term) throws Refused, SocketException {
        if (!(term instanceof Term.Dictionary map) || map.get("iov") == null) {
            throw Raised.badarg();
        }
        Optional<Sockaddr> to = SendCalls.destination(socket, map);
        Controls.checkLevels(map.get("ctrl"));
        return new Msg(SendCalls.iov(socket, map.get("iov")), to, Controls.of(map.get("ctrl")));
    }

    private Term recvmmsg(Caller caller, List<Term> args) throws SocketException, Refused {
        Socket socket = Arguments.socket(bridge, args.get(0)).socket();
        int count = Arguments.bounded(Arguments.size(args.get(1)));
        Term.Int size = Arguments.size(args.get(2));
        Term.Int ctrlSize = Arguments.size(args.get(3));
        if (count == 0 || !Arguments.isList(args.get(4))) {
            throw Raised.badarg();
        }
        Wait wait = Wait.of(bridge, args.get(5));
        MsgFlags flags = Flags.of(args.get(4));
        int room = Arguments.bounded(size);
        int ctrlRoom = Arguments.bounded(ctrlSize);
        return switch (wait) {
            case Wait.Blocking blocking ->
                received(caller, blocking.on(socket).recvmmsg(count, room, ctrlRoom, flags));
            case Wait.Nowait(Term.Reference reference) ->
                switch (socket.nowait(caller.handle(reference)).recvmmsg(count, room, ctrlRoom, flags)) {
                    case Attempt.Done<List<ReceivedMsg>>(List<ReceivedMsg> messages) -> received(caller, messages);
                    case Attempt.Armed<List<ReceivedMsg>> armed ->
                        selects.select("select_read", RECVMMSG, reference, list(caller, armed.value()));
                    case Attempt.Pending<List<ReceivedMsg>> _ -> selects.select(RECVMMSG, reference);
                };
        };
    }

    private static Term received(Caller caller, List<ReceivedMsg> messages) {
        return Term.tagged("ok", list(caller, messages));
    }

    private static Term list(Caller caller, List<ReceivedMsg> messages) {
        return Term.list(messages.stream()
                .map(each -> ReceiveCalls.message(caller, each))
                .toList());
    }
}
