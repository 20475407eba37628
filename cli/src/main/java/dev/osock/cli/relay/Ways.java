package dev.osock.cli.relay;

import dev.osock.Socket;
import dev.osock.SocketOpener;
import dev.osock.Sockets;
import dev.osock.address.Sockaddr;
import dev.osock.cli.address.AddressText;
import dev.osock.cli.address.Endpoint;
import dev.osock.cli.address.Host;
import dev.osock.error.SocketErrnoException;
import dev.osock.error.SocketException;
import dev.osock.error.SocketTimeoutException;
import dev.osock.kind.Type;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How to come to a connection.
///
/// @param family which addresses of a host to take
/// @param timeout how long it may take
public record Ways(Host.Family family, Optional<Duration> timeout) {

    /// Connects to an address; of a name that has several, to the first that answers. Datagrams, which nobody has to
    /// answer, go to the first one.
    ///
    /// @throws IOException if there is none; the message is for the user
    Socket connect(AddressText text) throws IOException {
        List<Endpoint> all = text.find(family);
        Endpoint first = all.getFirst();
        List<Sockaddr> addresses = first.type().equals(Type.DGRAM)
                ? List.of(first.address())
                : all.stream().map(Endpoint::address).toList();
        SocketOpener opener = address -> first.at(address).openClient();
        try {
            return timeout.isPresent()
                    ? Sockets.connect(addresses, opener, timeout.get())
                    : Sockets.connect(addresses, opener);
        } catch (SocketException failure) {
            throw new IOException("cannot connect to " + text + ": " + reasons(addresses, failure), failure);
        }
    }

    /// Says that the time was over, if it was, and why each attempt has failed that had by then.
    private String reasons(List<Sockaddr> addresses, SocketException failure) {
        if (addresses.size() == 1) {
            return reason(failure);
        }
        return Stream.concat(Stream.of(failure), Stream.of(failure.getSuppressed()))
                .map(each -> each instanceof SocketTimeoutException late ? reason(late) : each.getMessage())
                .collect(Collectors.joining("; "));
    }

    private String reason(SocketException failure) {
        return switch (failure) {
            case SocketTimeoutException _ -> "no answer within " + timeout.orElse(Duration.ZERO).toMillis() + " ms";
            case SocketErrnoException errno -> errno.errno().toString();
            default -> String.valueOf(failure.getMessage());
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
