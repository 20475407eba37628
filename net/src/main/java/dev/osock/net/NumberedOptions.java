package dev.osock.net;

import dev.osock.Socket;
import java.io.IOException;
import java.net.SocketOption;
import java.net.SocketOptions;
import java.net.StandardSocketOptions;

/// The options that the methods of `java.net.Socket` and `ServerSocket` name by number, but for their time-out.
final class NumberedOptions {

    private NumberedOptions() {}

    static void set(Socket socket, JdkOptions options, int number, Object value) throws IOException {
        switch (number) {
            case SocketOptions.SO_LINGER ->
                options.set(socket, StandardSocketOptions.SO_LINGER, value instanceof Integer seconds ? seconds : -1);
            case SocketOptions.SO_OOBINLINE ->
                socket.setopt(dev.osock.option.SocketOptions.OOBINLINE, (Boolean) value);
            default -> setCast(socket, options, named(number), value);
        }
    }

    private static <T> void setCast(Socket socket, JdkOptions options, SocketOption<T> option, Object value)
            throws IOException {
        options.set(socket, option, option.type().cast(value));
    }

    static Object get(Socket socket, JdkOptions options, int number) throws IOException {
        return switch (number) {
            case SocketOptions.SO_BINDADDR -> JdkAddresses.inet(socket.sockname()).getAddress();
            case SocketOptions.SO_LINGER -> {
                int seconds = options.value(socket, StandardSocketOptions.SO_LINGER);
                yield seconds < 0 ? (Object) false : (Object) seconds;
            }
            case SocketOptions.SO_OOBINLINE -> socket.getopt(dev.osock.option.SocketOptions.OOBINLINE);
            default -> options.value(socket, named(number));
        };
    }

    private static SocketOption<?> named(int number) {
        return switch (number) {
            case SocketOptions.SO_KEEPALIVE -> StandardSocketOptions.SO_KEEPALIVE;
            case SocketOptions.SO_RCVBUF -> StandardSocketOptions.SO_RCVBUF;
            case SocketOptions.SO_SNDBUF -> StandardSocketOptions.SO_SNDBUF;
            case SocketOptions.SO_REUSEADDR -> StandardSocketOptions.SO_REUSEADDR;
            case SocketOptions.SO_REUSEPORT -> StandardSocketOptions.SO_REUSEPORT;
            case SocketOptions.TCP_NODELAY -> StandardSocketOptions.TCP_NODELAY;
            case SocketOptions.IP_TOS -> StandardSocketOptions.IP_TOS;
            default -> throw new IllegalArgumentException("Unknown option " + number);
        };
    }
}
