package dev.osock.net;

import dev.osock.Socket;
import dev.osock.kind.Domain;
import java.io.IOException;
import java.net.SocketOption;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The socket options of the JDK that sockets of a kind have. Those of TCP and IP are accepted on Unix sockets and by
/// vsock too, where they do nothing: drivers set them without asking.
enum JdkOptions {
    CLIENT(OptionRows.ofClients()),
    SERVER(OptionRows.ofServers()),
    DATAGRAM(OptionRows.ofDatagrams());

    interface Get<T> {
        @Nullable
        T of(Socket socket) throws IOException;
    }

    interface Put<T> {
        void of(Socket socket, T value) throws IOException;
    }

    /// An option: how it is read and set here, and what it is on a Unix socket, where that has none.
    record Row<T>(SocketOption<T> option, Get<T> get, Put<T> set, @Nullable T ofLocal) {

        /// Checks values before they are set.
        Row<T> checked(Put<T> check) {
            return new Row<>(
                    option,
                    get,
                    (socket, value) -> {
                        check.of(socket, value);
                        set.of(socket, value);
                    },
                    ofLocal);
        }
    }

    private final Map<SocketOption<?>, Row<?>> rows;

    JdkOptions(Map<SocketOption<?>, Row<?>> rows) {
        this.rows = rows;
    }

    Set<SocketOption<?>> supported() {
        return Set.copyOf(rows.keySet());
    }

    @SuppressWarnings("unchecked") // each row stands under its own option
    private <T> Row<T> row(SocketOption<T> option) {
        Row<?> row = rows.get(Objects.requireNonNull(option));
        if (row == null) {
            throw new UnsupportedOperationException("'" + option + "' not supported");
        }
        return (Row<T>) row;
    }

    /// Makes sure that an option is among these.
    ///
    /// @throws UnsupportedOperationException if it is not
    void check(SocketOption<?> option) {
        row(option);
    }

    /// Makes sure that an option is among these, and a value of its type.
    ///
    /// @throws UnsupportedOperationException if the option is not
    /// @throws IllegalArgumentException if the value is not
    <T> void check(SocketOption<T> option, @Nullable T value) {
        row(option);
        if (value == null || !option.type().isInstance(value)) {
            throw new IllegalArgumentException("Invalid value '" + value + "'");
        }
    }

    /// Reads an option.
    ///
    /// @return null where the JDK has it, for the outgoing interface
    /// @throws UnsupportedOperationException if it is not among these
    <T> @Nullable T get(Socket socket, SocketOption<T> option) throws IOException {
        Row<T> row = row(option);
        return row.ofLocal != null && !isInternet(socket) ? row.ofLocal : row.get.of(socket);
    }

    /// Reads an option that always has a value.
    <T> T value(Socket socket, SocketOption<T> option) throws IOException {
        return Objects.requireNonNull(get(socket, option));
    }

    /// Sets an option.
    ///
    /// @throws UnsupportedOperationException if it is not among these
    /// @throws IllegalArgumentException if the value is none of its values
    <T> void set(Socket socket, SocketOption<T> option, T value) throws IOException {
        check(option, value);
        Row<T> row = row(option);
        if (row.ofLocal == null || isInternet(socket)) {
            row.set.of(socket, value);
        }
    }

    private static boolean isInternet(Socket socket) {
        return socket.domain().equals(Domain.INET) || socket.domain().equals(Domain.INET6);
    }
}
