package dev.osock.conformance;

import dev.osock.OpenOptions;
import dev.osock.Socket;
import dev.osock.conformance.term.Term;
import dev.osock.error.Errno;
import dev.osock.error.SocketException;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `open`.
final class OpenCalls {

    private final Bridge bridge;

    OpenCalls(Bridge bridge) {
        this.bridge = bridge;
    }

    void enter(Functions functions) {
        functions.enter("open", 1, (_, args) -> openDescriptor(args.get(0), Term.map()));
        functions.enter("open", 2, (_, args) -> args.get(1) instanceof Term.Dictionary
                ? openDescriptor(args.get(0), args.get(1))
                : open(args.get(0), args.get(1), Term.number(0), Term.map()));
        functions.enter("open", 3, (_, args) -> args.get(2) instanceof Term.Dictionary
                ? open(args.get(0), args.get(1), Term.number(0), args.get(2))
                : open(args.get(0), args.get(1), args.get(2), Term.map()));
        functions.enter("open", 4, (_, args) -> open(args.get(0), args.get(1), args.get(2), args.get(3)));
    }

    private Term open(Term domainTerm, Term typeTerm, Term protocolTerm, Term optionsTerm)
            throws Refused, SocketException {
        if (!(optionsTerm instanceof Term.Dictionary options)) {
            throw Raised.badarg();
        }
        Protocol protocol = Kinds.protocol(protocolTerm);
        Optional<String> namespace = netns(options.get("netns"));
        Domain domain =
                Kinds.domain(domainTerm).orElseThrow(() -> Refused.invalid("domain", domainTerm));
        Type type = Kinds.type(typeTerm).orElseThrow(() -> Refused.invalid("type", typeTerm));
        OpenOptions wishes = common(options);
        if (namespace.isPresent()) {
            wishes = wishes.withNetns(namespace.get());
        }
        return opened(Socket.open(domain, type, protocol, wishes), null);
    }

    private Term openDescriptor(Term descriptor, Term optionsTerm) throws Refused, SocketException {
        if (!(descriptor instanceof Term.Int number)) {
            throw Raised.badarg();
        }
        Term.Dictionary options = (Term.Dictionary) optionsTerm;
        Term protocolTerm = options.get("protocol");
        Protocol protocol = protocolTerm == null ? Protocol.of(0) : Kinds.protocol(protocolTerm);
        if (!number.isInt()) {
            throw new Raised(Term.atom("if_clause"));
        }
        boolean isShared = Term.atom("false").equals(options.get("dup"));
        OpenOptions wishes = common(options)
                .withDescriptor(isShared ? OpenOptions.Descriptor.SHARE : OpenOptions.Descriptor.DUPLICATE);
        Term domainTerm = options.get("domain");
        Term typeTerm = options.get("type");
        Optional<Domain> domain = domainTerm == null ? Optional.empty() : Kinds.domain(domainTerm);
        Optional<Type> type = typeTerm == null ? Optional.empty() : Kinds.type(typeTerm);
        if (domain.isPresent() && type.isPresent()) {
            wishes = wishes.withFallback(domain.get(), type.get(), protocol);
        }
        try {
            return opened(Socket.open(number.value().intValue(), wishes), isShared ? Term.atom("fromfd") : number);
        } catch (SocketException failure) {
            if (failure.reason().equals(Errno.ENOTSOCK) || failure.reason().equals(Errno.EBADF)) {
                if (domain.isEmpty()) {
                    throw Refused.invalid("options", Term.atom("domain"), options);
                } else if (type.isEmpty()) {
                    throw Refused.invalid("options", Term.atom("type"), options);
                }
            }
            throw failure;
        }
    }

    private static OpenOptions common(Term.Dictionary options) {
        OpenOptions wishes = OpenOptions.DEFAULT;
        Term debug = options.get("debug");
        if (debug != null && Arguments.isBoolean(debug)) {
            wishes = wishes.withTracing(debug.isAtom("true") ? OpenOptions.Tracing.ON : OpenOptions.Tracing.OFF);
        }
        Term use = options.get("use_registry");
        if (use != null && Arguments.isBoolean(use)) {
            wishes = wishes.withUseRegistry(
                    use.isAtom("true") ? OpenOptions.Registering.ALWAYS : OpenOptions.Registering.NEVER);
        }
        return wishes;
    }

    private static Optional<String> netns(@Nullable Term path) throws Refused {
        return switch (path) {
            case Term.Sequence list when list.isProper() ->
                Optional.of(new String(Addresses.path(list), StandardCharsets.UTF_8));
            case Term.Binary binary when binary.isWhole() ->
                Optional.of(new String(binary.bytes(), StandardCharsets.UTF_8));
            case null, default -> Optional.empty();
        };
    }

    private Term opened(Socket socket, @Nullable Term origin) {
        return Term.tagged("ok", bridge.add(socket, origin).term());
    }
}
