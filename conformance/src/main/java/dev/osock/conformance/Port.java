package dev.osock.conformance;

import dev.osock.conformance.term.Term;
import dev.osock.conformance.term.TermReader;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// The port program: started by an Erlang node, it makes the calls on sockets that the node asks for.
///
/// It reads requests from standard input and writes replies and messages to standard output until the input ends. Calls
/// of different processes run side by side, those of one process one after the other.
public final class Port {

    private static final int BUFFER = 1 << 16;
    private static final Term HELLO =
            Term.tagged("hello", Term.map("protocol", Term.number(1), "name", Term.utf8("osock")));

    private final Packets packets;
    private final Bridge bridge;

    /// Makes a port program that talks over two streams.
    Port(InputStream from, OutputStream to) {
        packets = new Packets(from, to);
        bridge = new Bridge(packets);
    }

    /// Runs until standard input ends.
    ///
    /// @param args none
    /// @throws IOException if standard input cannot be read
    public static void main(String[] args) throws IOException {
        var port = new Port(
                new BufferedInputStream(new FileInputStream(FileDescriptor.in), BUFFER),
                new FileOutputStream(FileDescriptor.out));
        System.setOut(System.err); // nothing but packets goes to standard output
        port.run();
        Runtime.getRuntime().halt(0); // whatever still runs, nobody waits for it
    }

    /// Takes requests until the input ends.
    void run() throws IOException {
        packets.write(HELLO);
        try {
            for (;;) {
                take(packets.read());
            }
        } catch (EOFException end) {
            // the node is gone, or has had enough
        }
    }

    private void take(byte[] packet) {
        Term term;
        try {
            term = TermReader.read(packet);
        } catch (IllegalArgumentException wild) {
            String text = "a packet that is no term: " + wild.getMessage();
            if (TermReader.readFirst(packet).orElse(null) instanceof Term.Reference request) {
                Term reason = Term.tagged("java", Term.utf8(text)); // the caller waits
                packets.write(Term.tagged("raise", request, Term.atom("error"), reason));
            } else {
                log(text);
            }
            return;
        }
        switch (term) {
            case Term.Tuple tuple when tuple.is("hello", 2) -> bridge.greet(tuple.get(1));
            case Term.Tuple tuple when tuple.is("down", 2) && tuple.get(1) instanceof Term.Pid pid -> bridge.down(pid);
            case Term.Tuple tuple when tuple.size() == 4
                    && tuple.get(0) instanceof Term.Reference request
                    && tuple.get(1) instanceof Term.Pid pid
                    && tuple.get(2) instanceof Term.Atom(String function)
                    && tuple.get(3) instanceof Term.Sequence arguments
                    && arguments.isProper() ->
                bridge.caller(pid).take(new Request(request, function, arguments.elements()));
            default -> log("an unknown request: " + term);
        }
    }

    private void log(String text) {
        packets.write(Term.tagged("log", Term.utf8(text)));
    }
}
