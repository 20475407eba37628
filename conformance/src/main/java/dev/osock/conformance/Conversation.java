package dev.osock.conformance;

import dev.osock.conformance.term.Term;
import dev.osock.conformance.term.TermReader;
import dev.osock.conformance.term.TermWriter;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// A port program in this process, and what an Erlang node says to it.
final class Conversation implements AutoCloseable {

    private static final int PIPE = 1 << 16;
    private static final String NODE = "node@host";

    private final PipedOutputStream pipe = new PipedOutputStream();
    private final DataOutputStream requests = new DataOutputStream(pipe);
    private final DataInputStream answers;
    private final Thread running;
    private final List<Term> others = new ArrayList<>();
    private int count;

    /// Starts the port program.
    Conversation() throws IOException {
        var output = new PipedOutputStream();
        answers = new DataInputStream(new PipedInputStream(output, PIPE));
        var port = new Port(new PipedInputStream(pipe, PIPE), output);
        running = Thread.ofPlatform().daemon().start(() -> {
            try {
                port.run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    static Term.Pid pid(int number) {
        return new Term.Pid(NODE, number, 0, 1);
    }

    /// Makes a call, and waits for its answer: `{reply, Ref, Value}` or `{raise, Ref, Class, Reason}`.
    Term.Tuple ask(Term.Pid caller, String function, Term... arguments) throws IOException {
        return answer(begin(caller, function, arguments));
    }

    /// Makes a call, and does not wait.
    Term.Reference begin(Term.Pid caller, String function, Term... arguments) throws IOException {
        var reference = new Term.Reference(NODE, 1, List.of(++count));
        say(Term.tuple(reference, caller, Term.atom(function), Term.list(List.of(arguments))));
        return reference;
    }

    /// Waits for the answer of a call. What comes before it is kept.
    Term.Tuple answer(Term.Reference reference) throws IOException {
        for (Term earlier : others) {
            if (earlier instanceof Term.Tuple packet && isAnswer(packet, reference)) {
                others.remove(earlier);
                return packet;
            }
        }
        for (;;) {
            if (next() instanceof Term.Tuple packet) {
                if (isAnswer(packet, reference)) {
                    return packet;
                }
                others.add(packet);
            }
        }
    }

    private static boolean isAnswer(Term.Tuple packet, Term.Reference reference) {
        return packet.size() > 2 && packet.get(1).equals(reference);
    }

    /// Gives what came beside the answers, and forgets it.
    List<Term> others() {
        List<Term> taken = List.copyOf(others);
        others.clear();
        return taken;
    }

    void say(Term term) throws IOException {
        sayBytes(TermWriter.write(term));
    }

    void sayBytes(byte[] packet) throws IOException {
        requests.writeInt(packet.length);
        requests.write(packet);
        requests.flush();
    }

    /// Waits for the next packet.
    Term next() throws IOException {
        return TermReader.read(answers.readNBytes(answers.readInt()));
    }

    /// Ends the input, and waits for the port program to end.
    @Override
    public void close() throws IOException {
        requests.close();
        try {
            running.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
