package dev.osock.conformance;

import dev.osock.BlockingIo;
import dev.osock.Socket;
import dev.osock.conformance.term.Term;
import java.math.BigInteger;
import java.time.Duration;

/// How long a call waits: the reference's time-out.
sealed interface Wait {

    /// Without limit, or up to a time.
    record Blocking(Term timeout) implements Wait {

        BlockingIo on(Socket socket) {
            return timeout instanceof Term.Int number
                    ? socket.within(Duration.ofMillis(
                            number.value().min(BigInteger.valueOf(Integer.MAX_VALUE * 1000L)).longValue()))
                    : socket;
        }
    }

    /// Not at all: a reference names the call in the message to come.
    record Nowait(Term.Reference reference) implements Wait {}

    /// Reads a time-out; raises `{invalid, {timeout, X}}` for what is none.
    static Wait of(Bridge bridge, Term timeout) {
        return switch (timeout) {
            case Term.Int number when number.value().signum() >= 0 -> new Blocking(timeout);
            case Term.Reference reference -> new Nowait(reference);
            default -> {
                if (timeout.isAtom("infinity")) {
                    yield new Blocking(timeout);
                } else if (timeout.isAtom("nowait")) {
                    yield new Nowait(bridge.newReference());
                }
                throw Raised.invalid(Term.tagged("timeout", timeout));
            }
        };
    }
}
