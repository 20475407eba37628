package dev.osock.conformance;

import dev.osock.Attempt;
import dev.osock.Socket;
import dev.osock.conformance.term.Term;
import dev.osock.error.SocketException;
import dev.osock.message.Msg;
import java.nio.ByteBuffer;
import java.util.List;

/// `sendv`, `rest_iov`: sends of several buffers, which are messages without address and control messages here.
final class VectorCalls {

    private static final String SENDV = "sendv";
    private static final Term TAG = Term.tagged(SENDV, Term.atom("undefined"));
    private static final Term INFINITY = Term.atom("infinity");

    private final Bridge bridge;
    private final Selects selects;

    VectorCalls(Bridge bridge) {
        this.bridge = bridge;
        selects = new Selects(bridge);
    }

    void enter(Functions functions) {
        functions.enter(SENDV, 2, (caller, args) -> sendv(caller, args.get(0), args.get(1), INFINITY));
        functions.enter(SENDV, 3, (caller, args) -> {
            if (!Selects.isInfo(args.get(2))) {
                return sendv(caller, args.get(0), args.get(1), args.get(2));
            }
            if (!isContinuation(args.get(2))) {
                throw Raised.badarg();
            }
            return sendv(caller, args.get(0), args.get(1), INFINITY);
        });
        functions.enter(SENDV, 4, (caller, args) -> {
            if (!Arguments.isSocket(args.get(0)) || !Arguments.isList(args.get(1)) || !Selects.isInfo(args.get(2))) {
                throw Raised.badarg();
            }
            if (!isContinuation(args.get(2))) {
                throw Refused.invalid(args.get(2));
            }
            return sendv(caller, args.get(0), args.get(1), args.get(3));
        });
        functions.enter("rest_iov", 2, (_, args) -> rest(args.get(0), args.get(1)));
    }

    private static boolean isContinuation(Term info) {
        return ((Term.Tuple) info).get(1) instanceof Term.Tuple tag && tag.is(SENDV, 2);
    }

    private Term sendv(Caller caller, Term socketTerm, Term iovTerm, Term timeout) throws SocketException, Refused {
        Socket socket = Arguments.socket(bridge, socketTerm).socket();
        Wait wait = Wait.of(bridge, timeout);
        if (!socket.isOpen()) {
            throw Refused.closed();
        }
        List<ByteBuffer> iov = SendCalls.iov(socket, iovTerm);
        Msg message = Msg.of(iov);
        long whole = message.remaining();
        try {
            return switch (wait) {
                case Wait.Blocking blocking -> {
                    blocking.on(socket).sendmsg(message);
                    yield SendCalls.done(message);
                }
                case Wait.Nowait(Term.Reference reference) ->
                    switch (socket.nowait(caller.handle(reference)).sendmsg(message)) {
                        case Attempt.Done<Long> _ -> SendCalls.done(message);
                        case Attempt.Partial<Long> _ -> selects.select(TAG, reference, SendCalls.rest(iov));
                        case Attempt.Pending<Long> _ -> selects.select(TAG, reference);
                    };
            };
        } catch (SocketException failure) {
            return Reasons.error(failure, message.remaining() < whole, SendCalls.rest(iov));
        }
    }

    /// Leaves out what has been written, as a send does with the positions of the buffers.
    private static Term rest(Term writtenTerm, Term iovTerm) throws Refused {
        if (!(writtenTerm instanceof Term.Int written && written.value().signum() >= 0 && written.isLong())) {
            throw Raised.functionClause();
        }
        List<ByteBuffer> iov = SendCalls.iov(iovTerm);
        long left = written.value().longValue();
        for (ByteBuffer each : iov) {
            int here = (int) Math.min(left, each.remaining());
            each.position(each.position() + here);
            left -= here;
        }
        if (left > 0) {
            throw Raised.functionClause();
        }
        return SendCalls.rest(iov);
    }
}
