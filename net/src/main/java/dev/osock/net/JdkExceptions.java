package dev.osock.net;

import dev.osock.error.Errno;
import dev.osock.error.Reason;
import dev.osock.error.SocketErrnoException;
import dev.osock.error.SocketException;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.util.Set;

/// The exceptions of `java.net` for those of the library, which are their causes. The words are those of the JDK where
/// programs are known to look at them.
final class JdkExceptions {

    private static final Set<Errno> CONNECT = Set.of(Errno.ECONNREFUSED, Errno.ETIMEDOUT, Errno.ENOTCONN, Errno.ENOENT);
    private static final Set<Errno> BIND = Set.of(Errno.EADDRINUSE, Errno.EADDRNOTAVAIL, Errno.EACCES);
    private static final Set<Errno> RESET = Set.of(Errno.ECONNRESET);

    private JdkExceptions() {}

    /// Translates a failure.
    ///
    /// @param timedOut what to say of a time-out: `Read timed out`
    static IOException of(SocketException failure, String timedOut) {
        IOException translated = switch (failure.reason()) {
            case Reason.Timeout _ -> new SocketTimeoutException(timedOut);
            case Reason.Closed _ -> new java.net.SocketException("Socket closed");
            case Reason.Interrupted _ -> new java.net.SocketException("Closed by interrupt");
            case Errno errno when RESET.contains(errno) -> new java.net.SocketException("Connection reset");
            case Errno errno when CONNECT.contains(errno) -> new ConnectException(text(failure));
            case Errno errno when BIND.contains(errno) -> new BindException(text(failure));
            case Errno errno when errno.equals(Errno.EHOSTUNREACH) -> new NoRouteToHostException(text(failure));
            case Errno errno when errno.name().equals("EPROTO") -> new ProtocolException(text(failure));
            default -> new java.net.SocketException(text(failure));
        };
        translated.initCause(failure);
        return translated;
    }

    /// Translates a failure where the JDK allows a `java.net.SocketException` only.
    static java.net.SocketException ofSocket(SocketException failure) {
        return of(failure, "timed out") instanceof java.net.SocketException translated
                ? translated
                : new java.net.SocketException(text(failure), failure);
    }

    private static String text(SocketException failure) {
        return failure instanceof SocketErrnoException told
                ? told.errno().message()
                : String.valueOf(failure.getMessage());
    }
}
