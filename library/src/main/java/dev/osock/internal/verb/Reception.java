package dev.osock.internal.verb;

import dev.osock.error.SocketException;
import dev.osock.internal.call.Call;
import dev.osock.internal.socket.OpenSocket;
import java.util.function.Predicate;

/// A receiving call from its beginning to its end. If something unexpected is thrown after bytes have been taken from a
/// stream, those bytes are lost, and the socket is closed: who went on behind the gap would read something else than
/// was sent.
///
/// The forms that fill the caller's buffers and are to allocate nothing are written out; they ask [#brokenOff].
final class Reception {

    interface Body<T> {
        T of(Call call) throws SocketException;
    }

    private Reception() {}

    /// Receives into memory of the library's, which is lost if it cannot be handed over.
    static <T> T intoNew(OpenSocket socket, int flags, Body<T> body) throws SocketException {
        return receive(socket, flags, Call::hasLost, body);
    }

    /// Receives into the caller's memory, where nothing is lost but what has not been copied there.
    static <T> T intoGiven(OpenSocket socket, int flags, Body<T> body) throws SocketException {
        return receive(socket, flags, Call::hasLostUncopied, body);
    }

    /// Closes the socket if a receive into the caller's memory that was broken off has lost bytes.
    static void brokenOff(OpenSocket socket, Call call) {
        if (call.hasLostUncopied()) {
            socket.closeBroken(call);
        }
    }

    private static <T> T receive(OpenSocket socket, int flags, Predicate<Call> hasLost, Body<T> body)
            throws SocketException {
        Call call = Call.begin(socket.kind(), flags);
        try {
            return body.of(call);
        } catch (RuntimeException | Error unexpected) {
            if (hasLost.test(call)) {
                socket.closeBroken(call);
            }
            throw unexpected;
        } finally {
            call.end();
        }
    }
}
