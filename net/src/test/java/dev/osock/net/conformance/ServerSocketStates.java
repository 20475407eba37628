package dev.osock.net.conformance;

import static dev.osock.net.conformance.Outcome.port;
import static dev.osock.net.conformance.Outcome.positive;

import java.net.ServerSocket;
import java.net.StandardSocketOptions;
import java.util.List;

/// Every method of `java.net.ServerSocket` in every state of it: new, bound, closed without having been used, and
/// closed after having been bound.
final class ServerSocketStates {

    private static final String DONE = Outcome.DONE;
    private static final String CLOSED = "SocketException: Socket is closed";
    private static final String BOUND = "SocketException: Already bound";
    private static final String NULL = "NullPointerException";
    private static final String HERE = "127.0.0.1:PORT";
    private static final String NAMED = "ServerSocket[addr=localhost/127.0.0.1,localport=PORT]";
    private static final String NO_DELAY = "UnsupportedOperationException: 'TCP_NODELAY' not supported";
    private static final String OPTIONS = "IP_TOS SO_INCOMING_NAPI_ID SO_RCVBUF SO_REUSEADDR SO_REUSEPORT TCP_KEEPCOUNT"
            + " TCP_KEEPIDLE TCP_KEEPINTERVAL TCP_QUICKACK";

    private ServerSocketStates() {}

    static List<Check> checks() {
        Matrix<ServerSocket> table = new Matrix<ServerSocket>("a listener")
                .state("new", Stage::server)
                .state("bound", Stage::listening)
                .state("closed unused", stage -> {
                    ServerSocket server = stage.server();
                    server.close();
                    return server;
                })
                .state("closed after use", stage -> {
                    ServerSocket server = stage.listening();
                    server.close();
                    return server;
                });
        listening(table);
        telling(table);
        options(table);
        return table.checks();
    }

    private static void listening(Matrix<ServerSocket> table) {
        table.does("bind to null", s -> s.bind(null), DONE, BOUND, CLOSED);
        table.does("bind with a backlog", s -> s.bind(Stage.loopback(0), 5), DONE, BOUND, CLOSED);
        table.does("bind to a strange address", s -> s.bind(new SocketStates.Strange()),
                "IllegalArgumentException: Unsupported address type", BOUND, CLOSED);
        table.does("bind to an unresolved address", s -> s.bind(SocketStates.UNRESOLVED),
                "SocketException: Unresolved address", BOUND, CLOSED);
        table.row("accept", s -> {
            if (!s.isClosed()) {
                s.setSoTimeout(1);
            }
            return s.accept();
        }, "SocketException: Socket is not bound yet", "SocketTimeoutException: Accept timed out", CLOSED);
        table.does("close", ServerSocket::close, DONE);
        table.row("close, then isClosed", s -> {
            s.close();
            return s.isClosed();
        }, "true");
    }

    private static void telling(Matrix<ServerSocket> table) {
        table.row("getInetAddress", ServerSocket::getInetAddress, "null", "127.0.0.1", "null", "127.0.0.1");
        table.row("getLocalPort", s -> port(s.getLocalPort()), "-1", "PORT", "-1", "PORT");
        table.row("getLocalSocketAddress", ServerSocket::getLocalSocketAddress, "null", HERE, "null", HERE);
        table.row("isBound", ServerSocket::isBound, "false", "true", "false", "true");
        table.row("isClosed", ServerSocket::isClosed, "false", "false", "true");
        table.row("getChannel", ServerSocket::getChannel, "null");
        table.row("toString", ServerSocket::toString, "ServerSocket[unbound]", NAMED, "ServerSocket[unbound]", NAMED);
        table.row("supportedOptions", ServerSocket::supportedOptions, OPTIONS, OPTIONS, "", OPTIONS);
        table.does("setPerformancePreferences", s -> s.setPerformancePreferences(1, 2, 3), DONE);
    }

    private static String[] open(String value) {
        return new String[] {value, value, CLOSED};
    }

    private static void options(Matrix<ServerSocket> table) {
        table.does("setSoTimeout", s -> s.setSoTimeout(1), open(DONE));
        table.row("getSoTimeout", ServerSocket::getSoTimeout, open("0"));
        table.does("setSoTimeout to less than 0", s -> s.setSoTimeout(-1),
                open("IllegalArgumentException: timeout < 0"));
        table.does("setReuseAddress", s -> s.setReuseAddress(false), open(DONE));
        table.row("getReuseAddress", ServerSocket::getReuseAddress, open("true"));
        table.does("setReceiveBufferSize", s -> s.setReceiveBufferSize(10_000), open(DONE));
        table.row("getReceiveBufferSize", s -> positive(s.getReceiveBufferSize()), open("positive"));
        table.does("setReceiveBufferSize to 0", s -> s.setReceiveBufferSize(0),
                "IllegalArgumentException: negative receive size");
        table.does("setOption", s -> s.setOption(StandardSocketOptions.SO_REUSEPORT, true), open(DONE));
        table.row("getOption", s -> s.getOption(StandardSocketOptions.SO_REUSEPORT), open("false"));
        table.does("setOption without an option", s -> s.setOption(null, true), NULL);
        table.does("setOption without a value", s -> s.setOption(StandardSocketOptions.SO_REUSEPORT, null),
                open("IllegalArgumentException: Invalid value 'null'"));
        table.does("setOption of connections", s -> s.setOption(StandardSocketOptions.TCP_NODELAY, true),
                open(NO_DELAY));
        table.row("getOption without an option", s -> s.getOption(null), NULL);
        table.row("getOption of connections", s -> s.getOption(StandardSocketOptions.TCP_NODELAY), open(NO_DELAY));
    }
}
