package dev.osock.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.conformance.term.Term;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The port program as an Erlang node meets it, with real sockets.
@Timeout(30)
final class PortTest {

    private static final Term.Pid A = Conversation.pid(1);
    private static final Term.Pid B = Conversation.pid(2);

    private final Conversation port = start();

    private static Conversation start() {
        try {
            return new Conversation();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @BeforeEach
    void greet() throws IOException {
        assertThat(port.next()).hasToString("{hello,#{protocol => 1,name => <<111,115,111,99,107>>}}");
        port.say(Term.tagged("hello", Term.map("protocol", Term.number(1))));
    }

    @AfterEach
    void leave() throws IOException {
        port.close();
    }

    @Test
    void anUnknownFunctionRaises() throws IOException {
        assertThat(port.ask(A, "no_such_function")).hasToString("{raise,#Ref<0.1>,error,undef}");
    }

    @Test
    void aPacketThatIsNoTermIsLoggedAndPassedOver() throws IOException {
        port.sayBytes(new byte[] {1, 2, 3});
        assertThat(port.ask(A, "number_of").get(0)).isEqualTo(Term.atom("reply"));
        assertThat(port.others()).singleElement().asString().startsWith("{log,");
    }

    @Test
    void whatACallPutsIntoTheMailboxComesBeforeItsAnswer() throws IOException {
        Term listener = listener(A);
        assertThat(port.ask(A, "accept", listener, Term.atom("nowait")).get(2)).asString().startsWith("{select,");
        port.others();
        assertThat(port.ask(A, "close", listener).get(2)).isEqualTo(Term.atom("ok"));
        assertThat(port.others()).singleElement().asString().contains("abort").contains("closed");
    }

    @Test
    void aBlockingCallHoldsUpNoOtherProcess() throws IOException {
        Term listener = listener(A);
        Term.Reference waiting = port.begin(A, "accept", listener);
        assertThat(port.ask(B, "number_of").get(0)).isEqualTo(Term.atom("reply"));
        Term address = value(port.ask(B, "sockname", listener));
        Term client = value(port.ask(B, "open", Term.atom("inet"), Term.atom("stream")));
        assertThat(port.ask(B, "connect", client, address).get(2)).isEqualTo(Term.atom("ok"));
        assertThat(port.answer(waiting).get(2)).asString().startsWith("{ok,{'$socket',");
    }

    @Test
    void theDeathOfAProcessClosesItsSocketsAndEndsItsCall() throws IOException {
        Term listener = listener(A);
        port.begin(A, "accept", listener);
        Term monitor = port.ask(B, "monitor", listener).get(2);
        port.say(Term.tagged("down", A));
        assertThat(port.next()).isEqualTo(Term.tagged("message", B,
                Term.tagged("DOWN", monitor, Term.atom("socket"), listener, Term.atom("closed"))));
        assertThat(port.ask(B, "sockname", listener).get(2))
                .isEqualTo(Term.tagged("error", Term.atom("closed")));
    }

    @Test
    void aTableIsALogToANodeThatDoesNotPrint() throws IOException {
        Term listener = listener(A);
        assertThat(port.ask(A, "i").get(2)).isEqualTo(Term.atom("ok"));
        assertThat(port.others()).singleElement().asString().startsWith("{log,");
        port.say(Term.tagged("hello", Term.map("protocol", Term.number(1), "print", Term.bool(true))));
        assertThat(port.ask(A, "i").get(2)).asString().startsWith("{'$print',");
        port.ask(A, "close", listener);
    }

    private Term listener(Term.Pid owner) throws IOException {
        Term listener = value(port.ask(owner, "open", Term.atom("inet"), Term.atom("stream")));
        Term loopback = Term.map("family", Term.atom("inet"), "addr", Term.atom("loopback"));
        assertThat(List.of(
                port.ask(owner, "bind", listener, loopback).get(2),
                port.ask(owner, "listen", listener).get(2)))
                .containsOnly(Term.atom("ok"));
        return listener;
    }

    private static Term value(Term.Tuple reply) {
        return ((Term.Tuple) reply.get(2)).get(1);
    }
}
