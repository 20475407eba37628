package dev.osock.stream;

import dev.osock.error.Errno;
import dev.osock.error.SocketClosedException;
import dev.osock.error.SocketErrnoException;
import dev.osock.error.SocketInterruptedException;
import dev.osock.testing.sockets.Action;
import dev.osock.testing.sockets.Bytes;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.ThreadKind;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.Callable;

/// What a call comes to, in words that are the same for the JDK and for this library: `3`, `-1`, `abc`, `reset`.
final class Outcome {

    private Outcome() {}

    /// Makes a call and says what it comes to.
    static String of(Callable<?> call) {
        try {
            Object value = call.call();
            return switch (value) {
                case null -> "done";
                case byte[] bytes -> Bytes.text(bytes);
                default -> value.toString();
            };
        } catch (Exception failure) {
            return word(failure);
        }
    }

    /// Makes a call on a thread of its own and says what it comes to.
    static String on(ThreadKind thread, Callable<?> call) throws Exception {
        return Caller.start(thread, () -> of(call)).result();
    }

    /// The same for a call without a result.
    static String on(ThreadKind thread, Action call) throws Exception {
        return on(thread, call.asCallable());
    }

    /// Begins a call that has to wait, on a thread of its own.
    static Caller<String> waiting(ThreadKind thread, Callable<?> call) throws InterruptedException {
        Caller<String> waiting = Caller.waiting(thread, () -> of(call));
        Thread.sleep(10); // of a call of the JDK one only sees that it is on its way into the kernel
        return waiting;
    }

    /// The same for a call without a result.
    static Caller<String> waiting(ThreadKind thread, Action call) throws InterruptedException {
        return waiting(thread, call.asCallable());
    }

    private static String word(Exception failure) {
        return switch (failure) {
            case ClosedByInterruptException _ -> "closed by interrupt";
            case AsynchronousCloseException _ -> "closed meanwhile";
            case ClosedChannelException _ -> "closed";
            case SocketClosedException closed when !closed.isEndOfStream() -> "closed";
            case java.net.SocketTimeoutException _ -> "timeout";
            case dev.osock.error.SocketTimeoutException _ -> "timeout";
            case SocketInterruptedException _ -> "interrupted";
            case SocketErrnoException e -> word(e.errno());
            case EOFException _ -> "too few";
            case IndexOutOfBoundsException _ -> "out of bounds";
            case NullPointerException _ -> "null";
            case IllegalArgumentException _ -> "illegal argument";
            case IOException e -> word(String.valueOf(e.getMessage()));
            default -> failure.toString();
        };
    }

    private static String word(Errno errno) {
        return errno.equals(Errno.ECONNRESET) ? "reset" : errno.equals(Errno.EPIPE) ? "broken pipe" : errno.name();
    }

    /// The JDK has some failures in words only.
    private static String word(String message) {
        return switch (message) {
            case "Socket closed" -> "closed";
            case "Closed by interrupt" -> "closed by interrupt";
            case "Connection reset", "Connection reset by peer" -> "reset";
            case "Broken pipe" -> "broken pipe";
            default -> message;
        };
    }
}
