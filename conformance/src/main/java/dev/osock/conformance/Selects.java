package dev.osock.conformance;

import dev.osock.SelectInfo;
import dev.osock.Socket;
import dev.osock.address.Sockaddr;
import dev.osock.conformance.term.Term;
import dev.osock.error.SocketException;
import dev.osock.error.SocketInvalidException;
import dev.osock.message.ControlMessage;
import dev.osock.message.MsgFlags;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `{select_info, Tag, Handle}`: what a nowait call gives, to cancel it or to go on with it.
final class Selects {

    private static final Map<String, SelectInfo.Verb> VERBS = Map.ofEntries(
            Map.entry("accept", SelectInfo.Verb.ACCEPT),
            Map.entry("connect", SelectInfo.Verb.CONNECT),
            Map.entry("recv", SelectInfo.Verb.RECV),
            Map.entry("recvfrom", SelectInfo.Verb.RECVFROM),
            Map.entry("recvmsg", SelectInfo.Verb.RECVMSG),
            Map.entry("recvmmsg", SelectInfo.Verb.RECVMMSG),
            Map.entry("send", SelectInfo.Verb.SEND),
            Map.entry("sendto", SelectInfo.Verb.SENDTO),
            Map.entry("sendmsg", SelectInfo.Verb.SENDMSG),
            Map.entry("sendv", SelectInfo.Verb.SENDMSG),
            Map.entry("sendmmsg", SelectInfo.Verb.SENDMMSG),
            Map.entry("sendfile", SelectInfo.Verb.SENDFILE));

    private final Bridge bridge;

    Selects(Bridge bridge) {
        this.bridge = bridge;
    }

    static Term info(Term tag, Term.Reference handle) {
        return Term.tagged("select_info", tag, handle);
    }

    /// `{select, SelectInfo}`.
    Term select(Term tag, Term.Reference handle) {
        return Term.tagged("select", info(tag, handle));
    }

    /// `{select, {SelectInfo, Part}}`.
    Term select(Term tag, Term.Reference handle, Term part) {
        return select("select", tag, handle, part);
    }

    /// `{select_read, {SelectInfo, Data}}` and the like.
    Term select(String kind, Term tag, Term.Reference handle, Term part) {
        return Term.tagged(kind, Term.tuple(info(tag, handle), part));
    }

    static boolean isInfo(Term term) {
        return term instanceof Term.Tuple tuple
                && tuple.is("select_info", 3)
                && tuple.get(2) instanceof Term.Reference;
    }

    /// Reads the continuation of a call: its tag's contents, if it has that name.
    ///
    /// @throws Refused `{invalid, Cont}` if it is of another call
    /// @throws Raised `badarg` if it is no continuation
    static Term contents(Term continuation, String verb) throws Refused {
        if (!isInfo(continuation)) {
            throw Raised.badarg();
        }
        Term tag = ((Term.Tuple) continuation).get(1);
        if (tag instanceof Term.Tuple tuple && tuple.is(verb, 2)) {
            return tuple.get(1);
        }
        throw Refused.invalid(continuation);
    }

    /// Makes the library's continuation of a send.
    static SelectInfo continuation(
            Caller caller,
            Term term,
            SelectInfo.Verb verb,
            MsgFlags flags,
            Optional<Sockaddr> destination,
            List<ControlMessage> ctrl) {
        return new SelectInfo(verb, caller.handle(handleOf(term)), flags, destination, ctrl);
    }

    static Term.Reference handleOf(Term selectInfo) {
        return (Term.Reference) ((Term.Tuple) selectInfo).get(2);
    }

    Term cancel(Caller caller, Term socketTerm, Term infoTerm) throws Refused, SocketException {
        Socket socket = Arguments.socket(bridge, socketTerm).socket();
        if (!isInfo(infoTerm)) {
            throw Raised.badarg();
        }
        Term tag = ((Term.Tuple) infoTerm).get(1);
        Term.Atom name = switch (tag) {
            case Term.Atom atom -> atom;
            case Term.Tuple tuple when tuple.size() == 2 && tuple.get(0) instanceof Term.Atom atom -> atom;
            default -> throw Raised.caseClause(tag);
        };
        if (!socket.isOpen()) {
            throw Refused.closed();
        }
        SelectInfo.Verb verb = VERBS.get(name.name());
        if (verb == null) {
            throw Raised.badarg();
        }
        try {
            socket.cancel(continuation(caller, infoTerm, verb, MsgFlags.NONE, Optional.empty(), List.of()));
        } catch (SocketInvalidException unknown) {
            throw Refused.invalid(infoTerm);
        }
        return Term.atom("ok");
    }
}
