package dev.osock.conformance;

import dev.osock.Monitor;
import dev.osock.OtpOptions;
import dev.osock.SocketInfo;
import dev.osock.SocketRegistry;
import dev.osock.SocketTracing;
import dev.osock.Sockets;
import dev.osock.SocketsInfo;
import dev.osock.conformance.term.Term;
import dev.osock.error.SocketException;
import dev.osock.kind.ReadState;
import dev.osock.kind.WriteState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `info`, monitors, `to_list`, `which_socket_kind`, `debug`, `socket_debug`.
final class SocketCalls {

    private static final Term OK = Term.atom("ok");
    private static final int COUNTER_BITS = 64;

    private final Bridge bridge;

    SocketCalls(Bridge bridge) {
        this.bridge = bridge;
    }

    void enter(Functions functions) {
        functions.enter("info", 0, (_, _) -> info());
        functions.enter("info", 1, (_, args) -> info(Arguments.socket(bridge, args.get(0))));
        functions.enter("monitor", 1, (_, args) -> bridge.add(
                Arguments.socket(bridge, args.get(0)).socket().monitor()));
        functions.enter("cancel_monitor", 1, (_, args) -> cancelMonitor(args.get(0)));
        functions.enter("number_of_monitors", 0, (_, _) -> Term.number(SocketRegistry.numberOfMonitors()));
        functions.enter("number_of_monitors", 1, (_, args) -> {
            if (!(args.get(0) instanceof Term.Pid pid)) {
                throw Raised.functionClause();
            }
            return Term.number(bridge.knownCaller(pid)
                    .map(caller -> SocketRegistry.whichMonitors(caller.mailbox).size())
                    .orElse(0));
        });
        functions.enter("which_monitors", 1, (_, args) -> whichMonitors(args.get(0)));
        functions.enter("monitored_by", 1, (_, args) -> monitoredBy(args.get(0)));
        functions.enter("to_list", 1, (_, args) -> {
            if (!Arguments.isSocket(args.get(0))) {
                throw Raised.badarg();
            }
            Term reference = ((Term.Tuple) args.get(0)).get(1);
            return Term.string(reference.toString().replace("#Ref", "#Socket"));
        });
        functions.enter("which_socket_kind", 1, (_, args) -> kind(Arguments.socket(bridge, args.get(0))));
        functions.enter("debug", 1, (_, args) -> {
            if (Arguments.bool(args.get(0))) {
                SocketTracing.startAll();
            } else {
                SocketTracing.stopAll();
            }
            return OK;
        });
        functions.enter("socket_debug", 1, (_, args) -> {
            if (Arguments.bool(args.get(0))) {
                SocketTracing.startNew();
            } else {
                SocketTracing.stopNew();
            }
            return OK;
        });
    }

    private static Term info() {
        SocketsInfo info = Sockets.info();
        Map<Term, Term> counters = new LinkedHashMap<>();
        counters.put(Term.atom("num_cnt_bits"), Term.number(COUNTER_BITS));
        info.counters().forEach((name, value) -> counters.put(Term.atom(name), Term.number(value)));
        return Term.map(
                "counters", new Term.Dictionary(counters),
                "iov_max", Term.number(info.iovMax()),
                "use_registry", Term.bool(info.useRegistry()),
                "debug", Term.bool(info.debug()),
                "socket_debug", Term.bool(info.socketDebug()),
                "iow", Term.bool(info.iow()));
    }

    private Term info(Bridge.Known known) {
        SocketInfo info = known.socket().info();
        Map<Term, Term> counters = new LinkedHashMap<>();
        info.counters()
                .byOtpName()
                .forEach((name, value) -> counters.put(
                        Term.atom(name),
                        new Term.Int(new java.math.BigInteger(Long.toUnsignedString(value)))));
        return Term.map(
                "domain", Kinds.term(info.domain()),
                "type", Kinds.term(info.type()),
                "protocol", Kinds.term(info.protocol()),
                "owner", bridge.owner(info.owner()),
                "ctype", ctype(known),
                "rstates", Term.atoms(info.readStates().stream().map(ReadState::otpName).toList()),
                "wstates", Term.atoms(info.writeStates().stream().map(WriteState::otpName).toList()),
                "counters", new Term.Dictionary(counters),
                "num_readers", Term.number(info.numReaders()),
                "num_writers", Term.number(info.numWriters()),
                "num_acceptors", Term.number(info.numAcceptors()));
    }

    private static Term ctype(Bridge.Known known) {
        return switch (known.origin()) {
            case null -> Term.atom("normal");
            case Term.Int fd when fd.value().signum() == 0 -> Term.atom("normal");
            case Term.Int fd -> Term.tagged("fromfd", fd);
            default -> Term.atom("fromfd");
        };
    }

    private Term cancelMonitor(Term term) {
        if (!(term instanceof Term.Reference reference)) {
            throw Raised.badarg();
        }
        Optional<Monitor> monitor = bridge.monitor(reference);
        if (monitor.isEmpty()) {
            return Term.bool(false);
        }
        boolean existed = monitor.get().cancel();
        if (existed) {
            bridge.forget(monitor.get());
        }
        return Term.bool(existed);
    }

    private Term whichMonitors(Term term) {
        if (term instanceof Term.Pid pid) {
            return references(bridge.knownCaller(pid)
                    .map(caller -> SocketRegistry.whichMonitors(caller.mailbox))
                    .orElse(List.of()));
        }
        if (!Arguments.isSocket(term)) {
            throw Raised.badarg();
        }
        return references(Arguments.anySocket(bridge, term)
                .map(known -> SocketRegistry.whichMonitors(known.socket()))
                .orElse(List.of()));
    }

    private Term references(List<Monitor> monitors) {
        List<Term> references = new ArrayList<>();
        monitors.forEach(monitor -> bridge.monitorTerm(monitor).ifPresent(references::add));
        return Term.list(references);
    }

    private Term monitoredBy(Term term) {
        if (!Arguments.isSocket(term)) {
            throw Raised.badarg();
        }
        Set<Term> pids = new LinkedHashSet<>();
        Arguments.anySocket(bridge, term)
                .ifPresent(known -> SocketRegistry.whichMonitors(known.socket())
                        .forEach(monitor -> pids.add(bridge.owner(Optional.of(monitor.watcher())))));
        return Term.list(List.copyOf(pids));
    }

    private static Term kind(Bridge.Known known) {
        try {
            boolean isPlain = !(known.socket().getopt(OtpOptions.META) instanceof Term term)
                    || term.isAtom("undefined");
            return Term.atom(isPlain ? "plain" : "compat");
        } catch (SocketException closed) {
            throw Raised.badarg();
        }
    }
}
