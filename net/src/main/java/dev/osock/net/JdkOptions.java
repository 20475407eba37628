package dev.osock.net;

import dev.osock.Socket;
import dev.osock.error.SocketException;
import dev.osock.kind.Domain;
import dev.osock.option.IpOptions;
import dev.osock.option.Ipv6Options;
import dev.osock.option.Linger;
import dev.osock.option.SocketOptions;
import dev.osock.option.TcpOptions;
import dev.osock.option.Tos;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/// The socket options of the JDK: how each is read and set here, a row each. Those of TCP and IP are accepted on Unix
/// sockets too, where they do nothing: drivers set them without asking.
final class JdkOptions {

    private interface Get<T> {
        T of(Socket socket) throws SocketException;
    }

    private interface Put<T> {
        void of(Socket socket, T value) throws SocketException;
    }

    /// An option, and what it is on a Unix socket, where that has none.
    private record Row<T>(SocketOption<T> option, Get<T> get, Put<T> set, @Nullable T ofLocal) {}

    private static final Map<SocketOption<?>, Row<?>> CLIENT = new LinkedHashMap<>();
    private static final Map<SocketOption<?>, Row<?>> SERVER = new LinkedHashMap<>();

    static {
        both(plain(StandardSocketOptions.SO_RCVBUF, SocketOptions.RCVBUF));
        both(plain(StandardSocketOptions.SO_REUSEADDR, SocketOptions.REUSEADDR));
        both(plain(StandardSocketOptions.SO_REUSEPORT, SocketOptions.REUSEPORT));
        both(new Row<>(StandardSocketOptions.IP_TOS, JdkOptions::tos, JdkOptions::tos, 0));
        client(plain(StandardSocketOptions.SO_KEEPALIVE, SocketOptions.KEEPALIVE));
        client(plain(StandardSocketOptions.SO_SNDBUF, SocketOptions.SNDBUF));
        client(new Row<>(StandardSocketOptions.SO_LINGER, JdkOptions::linger, JdkOptions::linger, null));
        client(tcp(StandardSocketOptions.TCP_NODELAY, TcpOptions.NODELAY, false));
        client(tcp(ExtendedSocketOptions.TCP_KEEPIDLE, TcpOptions.KEEPIDLE, 0));
        client(tcp(ExtendedSocketOptions.TCP_KEEPINTERVAL, TcpOptions.KEEPINTVL, 0));
        client(tcp(ExtendedSocketOptions.TCP_KEEPCOUNT, TcpOptions.KEEPCNT, 0));
        client(tcp(ExtendedSocketOptions.TCP_QUICKACK, TcpOptions.QUICKACK, false));
    }

    private JdkOptions() {}

    private static void both(Row<?> row) {
        client(row);
        SERVER.put(row.option, row);
    }

    private static void client(Row<?> row) {
        CLIENT.put(row.option, row);
    }

    /// One that all sockets have.
    private static <T> Row<T> plain(SocketOption<T> option, dev.osock.option.SocketOption<T> here) {
        return new Row<>(option, socket -> socket.getopt(here), (socket, value) -> socket.setopt(here, value), null);
    }

    /// One that Unix sockets do not have.
    private static <T> Row<T> tcp(SocketOption<T> option, dev.osock.option.SocketOption<T> here, T ofLocal) {
        return new Row<>(option, socket -> socket.getopt(here), (socket, value) -> socket.setopt(here, value), ofLocal);
    }

    static Set<SocketOption<?>> supported(boolean ofServer) {
        return Set.copyOf((ofServer ? SERVER : CLIENT).keySet());
    }

    @SuppressWarnings("unchecked") // each row stands under its own option
    private static <T> Row<T> row(SocketOption<T> option, boolean ofServer) {
        Row<?> row = (ofServer ? SERVER : CLIENT).get(option);
        if (row == null) {
            throw new UnsupportedOperationException("'" + option + "' not supported");
        }
        return (Row<T>) row;
    }

    static <T> T get(Socket socket, SocketOption<T> option, boolean ofServer) throws SocketException {
        Row<T> row = row(option, ofServer);
        return row.ofLocal != null && isLocal(socket) ? row.ofLocal : row.get.of(socket);
    }

    static <T> void set(Socket socket, SocketOption<T> option, T value, boolean ofServer) throws SocketException {
        Row<T> row = row(option, ofServer);
        if (!option.type().isInstance(value)) {
            throw new IllegalArgumentException("Invalid value '" + value + "'");
        }
        if (row.ofLocal == null || !isLocal(socket)) {
            row.set.of(socket, value);
        }
    }

    private static boolean isLocal(Socket socket) {
        return socket.domain().equals(Domain.LOCAL);
    }

    private static int linger(Socket socket) throws SocketException {
        Linger linger = socket.getopt(SocketOptions.LINGER);
        return linger.on() ? linger.seconds() : -1;
    }

    private static void linger(Socket socket, int seconds) throws SocketException {
        socket.setopt(SocketOptions.LINGER, seconds < 0 ? Linger.OFF : Linger.seconds(Math.min(seconds, 65_535)));
    }

    private static int tos(Socket socket) throws SocketException {
        return socket.domain().equals(Domain.INET6)
                ? socket.getopt(Ipv6Options.TCLASS)
                : socket.getopt(IpOptions.TOS).number();
    }

    private static void tos(Socket socket, int value) throws SocketException {
        if (socket.domain().equals(Domain.INET6)) {
            socket.setopt(Ipv6Options.TCLASS, value);
        }
        socket.setopt(IpOptions.TOS, Tos.of(value));
    }
}
