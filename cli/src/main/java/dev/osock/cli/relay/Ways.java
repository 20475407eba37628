package dev.osock.cli.relay;

import dev.osock.Deadline;
import dev.osock.Socket;
import dev.osock.cli.address.AddressText;
import dev.osock.cli.address.Endpoint;
import dev.osock.cli.address.Host;
import dev.osock.error.SocketErrnoException;
import dev.osock.error.SocketException;
import dev.osock.error.SocketTimeoutException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/// How to come to a connection.
///
/// @param family which addresses of a host to take
/// @param timeout how long it may take
public record Ways(Host.Family family, Optional<Duration> timeout) {

    /// Tries one address after the other.
    Socket connect(AddressText text) throws IOException {
        List<Endpoint> all = text.find(family);
        Optional<Deadline> deadline = timeout.map(Deadline::in);
        var reasons = new StringJoiner("; ");
        IOException failure = new IOException("cannot connect to " + text);
        for (Endpoint each : all) {
            try {
                return connect(each, deadline);
            } catch (SocketException e) {
                reasons.add(all.size() == 1 ? reason(e) : each.address() + ": " + reason(e));
                failure.addSuppressed(e);
            }
        }
        throw new IOException("cannot connect to " + text + ": " + reasons, failure);
    }

    private static Socket connect(Endpoint endpoint, Optional<Deadline> deadline) throws SocketException {
        Socket socket = endpoint.openClient();
        try {
            if (deadline.isPresent()) {
                socket.until(deadline.get()).connect(endpoint.address());
            } else {
                socket.connect(endpoint.address());
            }
            return socket;
        } catch (Throwable failed) {
            try (socket) {
                throw failed;
            }
        }
    }

    private String reason(SocketException e) {
        return switch (e) {
            case SocketErrnoException errno -> errno.errno().toString();
            case SocketTimeoutException _ ->
                "no answer within " + timeout.orElse(Duration.ZERO).toMillis() + " ms";
            default -> String.valueOf(e.getMessage());
        };
    }

    /// Accepts a connection.
    ///
    /// @throws IOException if none comes in time; the message is for the user
    Socket accept(Socket listener) throws IOException {
        if (timeout.isEmpty()) {
            return listener.accept();
        }
        try {
            return listener.within(timeout.get()).accept();
        } catch (SocketTimeoutException nobody) {
            throw new IOException("nobody has connected within " + timeout.get().toMillis() + " ms", nobody);
        }
    }
}
