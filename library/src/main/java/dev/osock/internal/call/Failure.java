package dev.osock.internal.call;

import dev.osock.address.Sockaddr;
import dev.osock.error.Errno;
import dev.osock.error.Reason;
import dev.osock.error.SocketAlreadyException;
import dev.osock.error.SocketClosedException;
import dev.osock.error.SocketErrnoException;
import dev.osock.error.SocketException;
import dev.osock.error.SocketInterruptedException;
import dev.osock.error.SocketInvalidException;
import dev.osock.error.SocketTimeoutException;
import dev.osock.internal.flight.Flight;
import dev.osock.internal.flight.FlightEvents;
import dev.osock.internal.wait.Outcome;
import dev.osock.internal.wait.Timeout;
import dev.osock.internal.wait.Way;
import dev.osock.internal.wire.Brief;
import org.jspecify.annotations.Nullable;

/// Makes the exception for a call that failed.
///
/// @param call the name of the call, and what it was made on and about: `connect inet/stream/tcp to 127.0.0.1:9`
/// @param data what the call had received
/// @param sent how much the call had sent
/// @param unit what that is counted in
/// @param received how much the call had received, into an array or the caller's buffers
/// @param way how the call waited; null if it cannot wait
public record Failure(String call, byte[] data, long sent, String unit, long received, @Nullable Way way) {

    private static final byte[] NOTHING = {};

    public static Failure of(String call, Kind kind, String preposition, @Nullable Object about) {
        String text = call + " " + kind;
        if (about == null) {
            return of(text);
        }
        return of(text + " " + preposition + " " + (about instanceof Sockaddr address ? address : Brief.of(about)));
    }

    public static Failure of(String call) {
        return new Failure(call, NOTHING, 0, "bytes", 0, null);
    }

    public Failure withData(byte[] bytes) {
        return new Failure(call, bytes, sent, unit, bytes.length, way);
    }

    public Failure withSent(long count) {
        return new Failure(call, data, count, unit, received, way);
    }

    /// Says how many messages had gone.
    public Failure withSentMessages(long count) {
        return new Failure(call, data, count, "messages", received, way);
    }

    public Failure withReceived(long count) {
        return new Failure(call, data, sent, unit, count, way);
    }

    /// Says how the call waited, which a time-out tells.
    public Failure waiting(Way given) {
        return new Failure(call, data, sent, unit, received, given);
    }

    /// Makes the exception for an outcome less than 0.
    ///
    /// @throws IllegalStateException at once, if the outcome is a mistake of the caller
    public SocketException because(long outcome) {
        if (outcome == Outcome.QUEUED_ALREADY) {
            throw new IllegalStateException(call + ": this mailbox has such a call in the queue already");
        }
        if (outcome == Outcome.NOT_BEGUN) {
            throw new IllegalStateException(call + ": this mailbox has begun no such call");
        }
        return because(reason(outcome));
    }

    /// Makes the exception for a reason.
    public SocketException because(Reason reason) {
        return told(exception(reason));
    }

    private SocketException exception(Reason reason) {
        return switch (reason) {
            case Reason.Closed closed ->
                new SocketClosedException(
                        call
                                + (closed == Reason.Closed.LOCALLY
                                        ? ": closed (this side closed the socket)"
                                        : ": closed (the peer ended the stream)"),
                        closed,
                        data,
                        sent);
            case Reason.Timeout _ -> new SocketTimeoutException(call + ": timeout" + waited(), data, sent);
            case Reason.Interrupted _ ->
                new SocketInterruptedException(call + ": interrupted while waiting", data, sent);
            case Reason.Already _ ->
                new SocketAlreadyException(call + ": another caller is connecting this socket", data, sent);
            case Reason.Invalid(Reason.Invalid.Subject subject, String what) -> invalidity(subject, what);
            case Errno errno ->
                new SocketErrnoException(call + ": " + errno.name() + " (" + errno.message() + ")", errno, data, sent);
        };
    }

    /// How long the call waited and how much had moved until then: ` after 0.5 s, 12 bytes received`, or
    /// ` at the deadline of 5 s, 12 bytes received`.
    private String waited() {
        String time = switch (way) {
            case Timeout.Each each when !each.isZero() -> " after " + each;
            case Timeout.Until until -> " at the deadline of " + until;
            case null, default -> "";
        };
        String moved = received > 0 ? ", " + received + " bytes received" : "";
        return time + (sent > 0 ? ", " + sent + " " + unit + " sent" : moved);
    }

    /// Gives the reason for an outcome less than 0.
    public static Reason reason(long outcome) {
        if (outcome == Outcome.CLOSED) {
            return Reason.Closed.LOCALLY;
        } else if (outcome == Outcome.END_OF_STREAM) {
            return Reason.Closed.BY_PEER;
        } else if (outcome == Outcome.TIMED_OUT) {
            return Reason.Timeout.TIMEOUT;
        } else if (outcome == Outcome.INTERRUPTED) {
            return Reason.Interrupted.INTERRUPTED;
        } else if (outcome == Outcome.ALREADY) {
            return Reason.Already.ALREADY;
        } else if (outcome == Outcome.INVALID_STATE) {
            return new Reason.Invalid("an operation that excludes this one is in progress on the socket");
        }
        return Errno.of((int) -outcome);
    }

    public SocketInvalidException invalid(String what) {
        return invalid(Reason.Invalid.Subject.CALL, what);
    }

    public SocketInvalidException invalid(Reason.Invalid.Subject subject, String what) {
        return told(invalidity(subject, what));
    }

    private static <E extends SocketException> E told(E failure) {
        ProcessCounts.failed(failure.reason());
        if (Flight.isOn()) {
            FlightEvents.failed(failure.reason(), failure.getMessage());
        }
        return failure;
    }

    private SocketInvalidException invalidity(Reason.Invalid.Subject subject, String what) {
        return new SocketInvalidException(call + ": " + what, new Reason.Invalid(subject, what), data, sent);
    }
}
