package dev.osock.conformance;

import dev.osock.Socket;
import dev.osock.SocketInfo;
import dev.osock.SocketRegistry;
import dev.osock.conformance.term.Term;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// `number_of`, `which_sockets`, `use_registry`, `i`.
final class RegistryCalls {

    private static final Map<String, Domain> DOMAINS =
            Map.of("inet", Domain.INET, "inet6", Domain.INET6, "local", Domain.LOCAL);
    private static final Map<String, Type> TYPES =
            Map.of("stream", Type.STREAM, "dgram", Type.DGRAM, "seqpacket", Type.SEQPACKET);
    private static final List<String> PROTOCOLS = List.of("sctp", "tcp", "udp");
    private static final List<String> DEFAULT_COLUMNS = List.of(
            "domain", "type", "protocol", "fd", "owner", "local_address", "remote_address", "recv", "sent", "state");

    private final Bridge bridge;

    RegistryCalls(Bridge bridge) {
        this.bridge = bridge;
    }

    void enter(Functions functions) {
        functions.enter("number_of", 0, (_, _) -> Term.number(SocketRegistry.numberOf()));
        functions.enter("which_sockets", 0, (_, _) -> terms(SocketRegistry.whichSockets()));
        functions.enter("which_sockets", 1, (_, args) -> terms(which(args.get(0))));
        functions.enter("use_registry", 1, (_, args) -> {
            if (!Arguments.isBoolean(args.get(0))) {
                throw Raised.functionClause();
            }
            if (args.get(0).isAtom("true")) {
                SocketRegistry.enable();
            } else {
                SocketRegistry.disable();
            }
            return Term.atom("ok");
        });
        functions.enter("i", 0, (_, _) -> print(out -> SocketRegistry.print(out)));
        functions.enter("i", 1, (_, args) -> Arguments.isList(args.get(0))
                ? print(columns(args.get(0)))
                : print(args.get(0), DEFAULT_COLUMNS));
        functions.enter("i", 2, (_, args) -> print(args.get(0), names(args.get(1))));
    }

    private static Optional<Protocol> protocol(Term term) {
        return term instanceof Term.Atom(String name) && PROTOCOLS.contains(name)
                ? Protocol.named(name)
                : Optional.empty();
    }

    private List<Socket> which(Term filter) {
        if (filter instanceof Term.Pid pid) {
            return bridge.knownCaller(pid)
                    .map(caller -> SocketRegistry
                            .whichSockets(info -> info.owner().equals(Optional.of(caller.mailbox))))
                    .orElse(List.of());
        }
        return SocketRegistry.whichSockets(ofKind(filter).orElseThrow(Raised::badarg));
    }

    /// Which sockets are meant by the name of a domain, a type or a protocol.
    private static Optional<Predicate<SocketInfo>> ofKind(Term selector) {
        if (!(selector instanceof Term.Atom(String name))) {
            return Optional.empty();
        }
        Domain domain = DOMAINS.get(name);
        Type type = TYPES.get(name);
        if (domain != null) {
            return Optional.of(info -> info.domain().equals(domain));
        }
        if (type != null) {
            return Optional.of(info -> info.type().equals(type));
        }
        return protocol(selector).map(protocol -> info -> info.protocol().equals(protocol));
    }

    private Term terms(List<Socket> sockets) {
        List<Term> terms = new ArrayList<>();
        sockets.forEach(socket -> bridge.known(socket).ifPresent(known -> terms.add(known.term())));
        return Term.list(terms);
    }

    private Consumer<PrintStream> columns(Term list) {
        List<String> names = names(list);
        return out -> SocketRegistry.print(out, all -> true, names);
    }

    private static List<String> names(Term list) {
        if (!Arguments.isList(list)) {
            throw Raised.functionClause();
        }
        return Arguments.names(list).orElseThrow(Raised::badarg);
    }

    private Term print(Term selector, List<String> columns) {
        Predicate<SocketInfo> filter = ofKind(selector).orElseThrow(Raised::functionClause);
        return print(out -> SocketRegistry.print(out, filter, columns));
    }

    private Term print(Consumer<PrintStream> table) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
            table.accept(out);
        }
        return bridge.print(bytes.toString(StandardCharsets.UTF_8));
    }
}
