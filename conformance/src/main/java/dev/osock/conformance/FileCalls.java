package dev.osock.conformance;

import dev.osock.Attempt;
import dev.osock.SelectInfo;
import dev.osock.SelectInfo.Verb;
import dev.osock.Socket;
import dev.osock.conformance.term.Term;
import dev.osock.error.SocketException;
import dev.osock.message.MsgFlags;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// `sendfile`. A file is `{'$file', Path}`.
final class FileCalls {

    private static final Term INFINITY = Term.atom("infinity");
    private static final Term ZERO = Term.number(0);

    private final Bridge bridge;
    private final Selects selects;

    FileCalls(Bridge bridge) {
        this.bridge = bridge;
        selects = new Selects(bridge);
    }

    void enter(Functions functions) {
        functions.enter("sendfile", 2,
                (caller, args) -> sendfile(caller, args.get(0), args.get(1), ZERO, ZERO, INFINITY));
        functions.enter("sendfile", 3,
                (caller, args) -> sendfile(caller, args.get(0), args.get(1), ZERO, ZERO, args.get(2)));
        functions.enter("sendfile", 4,
                (caller, args) -> sendfile(caller, args.get(0), args.get(1), args.get(2), args.get(3), INFINITY));
        functions.enter("sendfile", 5,
                (caller, args) -> sendfile(caller, args.get(0), args.get(1), args.get(2), args.get(3), args.get(4)));
    }

    private Term sendfile(
            Caller caller, Term socketTerm, Term fileTerm, Term offsetTerm, Term countTerm, Term timeout)
            throws IOException, Refused {
        Bridge.Known known = Arguments.socket(bridge, socketTerm);
        boolean goesOn = Selects.isInfo(fileTerm);
        if (!goesOn && !isFile(fileTerm)) {
            throw Raised.badarg();
        }
        if (!Arguments.isNumber(offsetTerm)) {
            throw Raised.badarg();
        }
        Arguments.size(countTerm);
        long offset = number(offsetTerm);
        long count = number(countTerm);
        Wait wait = Wait.of(bridge, timeout);
        Optional<SelectInfo> continuation = Optional.empty();
        Path file = null;
        if (goesOn) {
            Term tag = ((Term.Tuple) fileTerm).get(1);
            if (tag instanceof Term.Tuple begun && begun.is("sendfile", 2)) {
                file = path(begun.get(1)); // it was queued: it begins now
            } else if (tag.isAtom("sendfile")) {
                file = caller.files.get(known.reference());
                continuation = Optional.of(Selects.continuation(
                        caller, fileTerm, Verb.SENDFILE, MsgFlags.NONE, Optional.empty(), List.of()));
            } else {
                throw Refused.invalid(fileTerm);
            }
        } else {
            file = path(((Term.Tuple) fileTerm).get(1));
        }
        if (!known.socket().isOpen()) {
            Term closed = Term.atom("closed");
            return Reasons.error(
                    continuation.isPresent() && wait instanceof Wait.Blocking ? Term.tuple(closed, ZERO) : closed);
        }
        if (file == null) {
            throw Raised.invalid(Term.atom("state")); // nothing of this process is in progress
        }
        return sendfile(caller, known, wait, file, offset, count, continuation);
    }

    private Term sendfile(
            Caller caller,
            Bridge.Known known,
            Wait wait,
            Path file,
            long offset,
            long count,
            Optional<SelectInfo> continuation)
            throws IOException {
        Socket socket = known.socket();
        try {
            return switch (wait) {
                case Wait.Blocking blocking -> {
                    var io = blocking.on(socket);
                    long sent = continuation.isPresent()
                            ? io.sendfile(file, offset, count, continuation.get())
                            : io.sendfile(file, offset, count);
                    caller.files.remove(known.reference());
                    yield Term.tagged("ok", Term.number(sent));
                }
                case Wait.Nowait(Term.Reference reference) -> {
                    var io = socket.nowait(caller.handle(reference));
                    Attempt<Long> attempt = continuation.isPresent()
                            ? io.sendfile(file, offset, count, continuation.get())
                            : io.sendfile(file, offset, count);
                    yield switch (attempt) {
                        case Attempt.Done<Long>(Long sent) -> {
                            caller.files.remove(known.reference());
                            yield Term.tagged("ok", Term.number(sent));
                        }
                        case Attempt.Partial<Long> part -> {
                            caller.files.put(known.reference(), file);
                            yield selects.select(Term.atom("sendfile"), reference, Term.number(part.value()));
                        }
                        case Attempt.Pending<Long> _ ->
                            selects.select(Term.tagged("sendfile", Term.utf8(file.toString())), reference);
                    };
                }
            };
        } catch (SocketException failure) {
            caller.files.remove(known.reference());
            boolean says = wait instanceof Wait.Blocking && (failure.sent() > 0 || continuation.isPresent());
            return Reasons.error(failure, says, Term.number(failure.sent()));
        } catch (NoSuchFileException gone) {
            return Reasons.error(Term.atom("enoent"));
        } catch (AccessDeniedException denied) {
            return Reasons.error(Term.atom("eacces"));
        }
    }

    private static boolean isFile(Term term) {
        return term instanceof Term.Tuple tuple
                && tuple.is("$file", 2)
                && (tuple.get(1) instanceof Term.Binary || tuple.get(1).isAtom("closed"));
    }

    private static Path path(Term path) throws Refused {
        if (path instanceof Term.Binary(byte[] bytes, int _)) {
            return Path.of(new String(bytes, StandardCharsets.UTF_8));
        }
        throw new Refused(Term.atom("einval")); // the file was closed
    }

    private static long number(Term term) {
        Term.Int number = (Term.Int) term;
        if (!number.isLong()) {
            throw Raised.caseClause(Term.tagged("invalid", Term.tagged("integer_range", number)));
        }
        return number.value().longValue();
    }
}
