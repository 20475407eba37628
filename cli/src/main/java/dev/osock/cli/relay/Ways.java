package dev.osock.cli.relay;

import dev.osock.BlockingIo;
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
import org.jspecify.annotations.Nullable;

/// How to come to a connection.
///
/// @param family which addresses of a host to take
/// @param timeout how long it may take
public record Ways(Host.Family family, Optional<Duration> timeout) {

    /// Connects to an address; of a name that has several, to the first that answers.
    ///
    /// @throws IOException if there is none; the message is for the user
    Socket connect(AddressText text) throws IOException {
        List<Endpoint> all = text.find(family);
        if (all.size() > 1) {
            return Race.connect(text, all, this);
        }
        try {
            return connect(all.getFirst());
        } catch (SocketException e) {
            throw new IOException("cannot connect to " + text + ": " + reason(e), e);
        }
    }

    private Socket connect(Endpoint endpoint) throws SocketException {
        Socket socket = endpoint.openClient();
        try {
            BlockingIo io = timeout.isPresent() ? socket.within(timeout.get()) : socket;
            io.connect(endpoint.address());
            return socket;
        } catch (Throwable failed) {
            try (socket) {
                throw failed;
            }
        }
    }

    /// Says why there is no connection.
    ///
    /// @param failure null if the time was over before there was one
    String reason(@Nullable SocketException failure) {
        if (failure == null || failure instanceof SocketTimeoutException) {
            return "no answer within " + timeout.orElse(Duration.ZERO).toMillis() + " ms";
        }
        return failure instanceof SocketErrnoException errno
                ? errno.errno().toString()
                : String.valueOf(failure.getMessage());
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
