package dev.osock.conformance;

import dev.osock.conformance.term.Term;
import java.io.IOException;
import java.util.List;

/// Runs the port program once through its usual calls, for the archive that makes it start quickly.
public final class Training {

    private static final Term.Pid PID = Conversation.pid(1);

    private Training() {}

    /// Runs it.
    ///
    /// @param args none
    /// @throws IOException if the port program stops talking
    public static void main(String[] args) throws IOException {
        try (var port = new Conversation()) {
            port.next();
            port.say(Term.tagged("hello", Term.map("protocol", Term.number(1))));
            Term tcp = Term.atom("tcp");
            Term loopback = Term.map("family", Term.atom("inet"), "addr", Term.atom("loopback"));
            Term listener = value(port.ask(PID, "open", Term.atom("inet"), Term.atom("stream"), tcp));
            port.ask(PID, "bind", listener, loopback);
            port.ask(PID, "listen", listener);
            Term address = value(port.ask(PID, "sockname", listener));
            Term client = value(port.ask(PID, "open", Term.atom("inet"), Term.atom("stream"), tcp));
            port.ask(PID, "connect", client, address);
            Term peer = value(port.ask(PID, "accept", listener));
            Term five = new Term.Binary(new byte[5]);
            port.ask(PID, "recv", peer, Term.number(5), Term.atom("nowait"));
            port.ask(PID, "send", client, five);
            port.ask(PID, "recv", peer, Term.number(5));
            port.ask(PID, "sendmsg", client, Term.map("iov", Term.list(List.of(five))));
            port.ask(PID, "recvmsg", peer);
            port.ask(PID, "setopt", client, Term.tuple(tcp, Term.atom("nodelay")), Term.bool(true));
            port.ask(PID, "getopt", client, Term.tuple(tcp, Term.atom("nodelay")));
            port.ask(PID, "monitor", client);
            for (String function : List.of("which_sockets", "number_of", "supports", "i", "info")) {
                port.ask(PID, function);
            }
            port.ask(PID, "close", client);
            port.ask(PID, "recv", peer, Term.number(5), Term.number(10));
            port.ask(PID, "close", peer);
            port.ask(PID, "close", listener);
            port.say(Term.tagged("down", PID));
        }
    }

    private static Term value(Term.Tuple reply) {
        return ((Term.Tuple) reply.get(2)).get(1);
    }
}
