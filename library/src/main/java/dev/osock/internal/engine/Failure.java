package dev.osock.internal.engine;

import dev.osock.error.AlreadyException;
import dev.osock.error.Errno;
import dev.osock.error.ErrnoException;
import dev.osock.error.InvalidException;
import dev.osock.error.Reason;
import dev.osock.error.SocketClosedException;
import dev.osock.error.SocketException;
import dev.osock.error.SocketInterruptedException;
import dev.osock.error.SocketTimeoutException;
import org.jspecify.annotations.Nullable;

/// Makes the exception for a call that failed.
///
/// @param call the name of the call, and what it was made on and about: `connect inet/stream/tcp to 127.0.0.1:9`
/// @param data what the call had received
/// @param sent how much the call had sent
record Failure(String call, byte[] data, long sent) {

    private static final byte[] NOTHING = {};

    static Failure of(String call, Kind kind, String preposition, @Nullable Object about) {
        String text = call + " " + kind;
        return new Failure(about == null ? text : text + " " + preposition + " " + about, NOTHING, 0);
    }

    Failure withData(byte[] received) {
        return new Failure(call, received, sent);
    }

    Failure withSent(long count) {
        return new Failure(call, data, count);
    }

    /// Makes the exception for an outcome less than 0.
    SocketException because(long outcome) {
        if (outcome == Outcome.CLOSED) {
            return new SocketClosedException(
                    call + ": closed (this side closed the socket)", Reason.Closed.LOCALLY, data, sent);
        }
        if (outcome == Outcome.END_OF_STREAM) {
            return new SocketClosedException(
                    call + ": closed (the peer ended the stream)", Reason.Closed.BY_PEER, data, sent);
        }
        if (outcome == Outcome.TIMED_OUT) {
            return new SocketTimeoutException(call + ": timeout", data, sent);
        }
        if (outcome == Outcome.INTERRUPTED) {
            return new SocketInterruptedException(call + ": interrupted while waiting", data, sent);
        }
        if (outcome == Outcome.ALREADY) {
            return new AlreadyException(call + ": another caller is connecting this socket", data, sent);
        }
        if (outcome == Outcome.INVALID_STATE) {
            return invalid("an operation that excludes this one is in progress on the socket");
        }
        Errno errno = Errno.of((int) -outcome);
        return new ErrnoException(call + ": " + errno.name() + " (" + errno.message() + ")", errno, data, sent);
    }

    InvalidException invalid(String what) {
        return new InvalidException(call + ": " + what, new Reason.Invalid(what), data, sent);
    }
}
