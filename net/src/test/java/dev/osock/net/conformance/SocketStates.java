package dev.osock.net.conformance;

import static dev.osock.net.conformance.Outcome.port;
import static dev.osock.net.conformance.Outcome.positive;

import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.util.List;

/// Every method of `java.net.Socket` in every state of it: new, bound, connected, shut down in both directions, closed
/// without having been used, and closed after a connection.
final class SocketStates {

    private static final String DONE = Outcome.DONE;
    private static final String CLOSED = "SocketException: Socket is closed";
    private static final String NOT_CONNECTED = "SocketException: Socket is not connected";
    private static final String BOUND = "SocketException: Already bound";
    private static final String CONNECTED = "SocketException: Already connected";
    private static final String REFUSED = "ConnectException: Connection refused";
    private static final String OTHER = "IllegalArgumentException: Unsupported address type";
    private static final String UNKNOWN = "UnknownHostException: nowhere.invalid";
    private static final String NULL = "NullPointerException";
    private static final String PEER = "127.0.0.1:PORT";
    private static final String NAMED = "Socket[addr=localhost/127.0.0.1,port=PORT,localport=PORT]";
    private static final String OPTIONS = "IP_TOS SO_INCOMING_NAPI_ID SO_KEEPALIVE SO_LINGER SO_RCVBUF SO_REUSEADDR"
            + " SO_REUSEPORT SO_SNDBUF TCP_KEEPCOUNT TCP_KEEPIDLE TCP_KEEPINTERVAL TCP_NODELAY TCP_QUICKACK";

    static final InetSocketAddress UNRESOLVED = InetSocketAddress.createUnresolved("nowhere.invalid", 1);

    /// An address of a kind that no socket knows.
    static final class Strange extends SocketAddress {
        private static final long serialVersionUID = 1L;
    }

    private SocketStates() {}

    static List<Check> checks() {
        Matrix<Socket> table = new Matrix<Socket>("a socket")
                .state("new", Stage::socket)
                .state("bound", stage -> {
                    Socket socket = stage.socket();
                    socket.bind(Stage.loopback(0));
                    return socket;
                })
                .state("connected", stage -> stage.pair().near())
                .state("shut down", stage -> {
                    Socket socket = stage.pair().near();
                    socket.shutdownInput();
                    socket.shutdownOutput();
                    return socket;
                })
                .state("closed unused", stage -> {
                    Socket socket = stage.socket();
                    socket.close();
                    return socket;
                })
                .state("closed after use", stage -> {
                    Socket socket = stage.pair().near();
                    socket.close();
                    return socket;
                });
        connecting(table);
        telling(table);
        options(table);
        wrongOptions(table);
        return table.checks();
    }

    private static void connecting(Matrix<Socket> table) {
        table.row("getInputStream", Socket::getInputStream, NOT_CONNECTED, NOT_CONNECTED, "stream",
                "SocketException: Socket input is shutdown", CLOSED);
        table.row("getOutputStream", Socket::getOutputStream, NOT_CONNECTED, NOT_CONNECTED, "stream",
                "SocketException: Socket output is shutdown", CLOSED);
        table.does("shutdownInput", Socket::shutdownInput, NOT_CONNECTED, NOT_CONNECTED, DONE,
                "SocketException: Socket input is already shutdown", CLOSED);
        table.does("shutdownOutput", Socket::shutdownOutput, NOT_CONNECTED, NOT_CONNECTED, DONE,
                "SocketException: Socket output is already shutdown", CLOSED);
        table.does("bind to null", s -> s.bind(null), DONE, BOUND, BOUND, BOUND, CLOSED);
        table.does("bind to a strange address", s -> s.bind(new Strange()), OTHER, BOUND, BOUND, BOUND, CLOSED);
        table.does("bind to an unresolved address", s -> s.bind(UNRESOLVED),
                "SocketException: Unresolved address", BOUND, BOUND, BOUND, CLOSED);
        table.does("connect to nobody", s -> s.connect(Stage.loopback(1)), REFUSED, REFUSED, CONNECTED, CONNECTED,
                CLOSED);
        table.does("connect to null", s -> s.connect(null),
                "IllegalArgumentException: connect: The address can't be null");
        table.does("connect with a negative time-out", s -> s.connect(Stage.loopback(1), -1),
                "IllegalArgumentException: connect: timeout can't be negative");
        table.does("connect to a strange address", s -> s.connect(new Strange()), OTHER, OTHER, CONNECTED, CONNECTED,
                CLOSED);
        table.does("connect to an unresolved address", s -> s.connect(UNRESOLVED), UNKNOWN, UNKNOWN, CONNECTED,
                CONNECTED, CLOSED);
        table.does("sendUrgentData", s -> s.sendUrgentData(1), "SocketException: Not connected",
                "SocketException: Not connected", DONE, Matrix.ELSEWHERE, CLOSED,
                "SocketException: Socket closed");
        table.does("close", Socket::close, DONE);
        table.row("close, then isClosed", s -> {
            s.close();
            return s.isClosed();
        }, "true");
    }

    private static void telling(Matrix<Socket> table) {
        table.row("getInetAddress", Socket::getInetAddress, "null", "null", "127.0.0.1", "127.0.0.1", "null",
                "127.0.0.1");
        table.row("getPort", s -> port(s.getPort()), "0", "0", "PORT", "PORT", "0", "PORT");
        table.row("getLocalAddress", Socket::getLocalAddress, "0.0.0.0", "127.0.0.1", "127.0.0.1", "127.0.0.1",
                "0.0.0.0");
        table.row("getLocalPort", s -> port(s.getLocalPort()), "-1", "PORT", "PORT", "PORT", "-1", "PORT");
        table.row("getRemoteSocketAddress", Socket::getRemoteSocketAddress, "null", "null", PEER, PEER, "null", PEER);
        table.row("getLocalSocketAddress", Socket::getLocalSocketAddress, "null", PEER, PEER, PEER, "null",
                "0.0.0.0:PORT");
        table.row("isBound", Socket::isBound, "false", "true", "true", "true", "false", "true");
        table.row("isConnected", Socket::isConnected, "false", "false", "true", "true", "false", "true");
        table.row("isClosed", Socket::isClosed, "false", "false", "false", "false", "true");
        table.row("isInputShutdown", Socket::isInputShutdown, "false", "false", "false", "true", "false");
        table.row("isOutputShutdown", Socket::isOutputShutdown, "false", "false", "false", "true", "false");
        table.row("getChannel", Socket::getChannel, "null");
        table.row("toString", Socket::toString, "Socket[unconnected]", "Socket[unconnected]", NAMED, NAMED,
                "Socket[unconnected]", NAMED);
        table.row("supportedOptions", Socket::supportedOptions, OPTIONS, OPTIONS, OPTIONS, OPTIONS, "", OPTIONS);
        table.does("setPerformancePreferences", s -> s.setPerformancePreferences(1, 2, 3), DONE);
    }

    /// A value while it is open, and that it is closed.
    private static String[] open(String value) {
        return new String[] {value, value, value, value, CLOSED};
    }

    private static void options(Matrix<Socket> table) {
        table.does("setTcpNoDelay", s -> s.setTcpNoDelay(true), open(DONE));
        table.row("getTcpNoDelay", Socket::getTcpNoDelay, open("false"));
        table.does("setSoLinger", s -> s.setSoLinger(true, 0), open(DONE));
        table.row("getSoLinger", Socket::getSoLinger, open("-1"));
        table.does("setOOBInline", s -> s.setOOBInline(true), open(DONE));
        table.row("getOOBInline", Socket::getOOBInline, open("false"));
        table.does("setSoTimeout", s -> s.setSoTimeout(1), open(DONE));
        table.row("getSoTimeout", Socket::getSoTimeout, open("0"));
        table.does("setSendBufferSize", s -> s.setSendBufferSize(10_000), open(DONE));
        table.row("getSendBufferSize", s -> positive(s.getSendBufferSize()), open("positive"));
        table.does("setReceiveBufferSize", s -> s.setReceiveBufferSize(10_000), open(DONE));
        table.row("getReceiveBufferSize", s -> positive(s.getReceiveBufferSize()), open("positive"));
        table.does("setKeepAlive", s -> s.setKeepAlive(true), open(DONE));
        table.row("getKeepAlive", Socket::getKeepAlive, open("false"));
        table.does("setTrafficClass", s -> s.setTrafficClass(8), open(DONE));
        table.row("getTrafficClass", Socket::getTrafficClass, "0", "0", "0", "0", CLOSED,
                "SocketException: Socket closed");
        table.does("setReuseAddress", s -> s.setReuseAddress(true), open(DONE));
        table.row("getReuseAddress", Socket::getReuseAddress, open("false"));
        table.does("setOption", s -> s.setOption(StandardSocketOptions.SO_KEEPALIVE, true), open(DONE));
        table.row("getOption", s -> s.getOption(StandardSocketOptions.SO_KEEPALIVE), open("false"));
    }

    private static void wrongOptions(Matrix<Socket> table) {
        table.does("setSoLinger to less than 0", s -> s.setSoLinger(true, -1),
                open("IllegalArgumentException: invalid value for SO_LINGER"));
        table.does("setSoTimeout to less than 0", s -> s.setSoTimeout(-1),
                open("IllegalArgumentException: timeout can't be negative"));
        table.does("setSendBufferSize to 0", s -> s.setSendBufferSize(0),
                "IllegalArgumentException: negative send size");
        table.does("setReceiveBufferSize to 0", s -> s.setReceiveBufferSize(0),
                "IllegalArgumentException: invalid receive size");
        table.does("setTrafficClass to more than a byte", s -> s.setTrafficClass(256),
                "IllegalArgumentException: tc is not in range 0 -- 255");
        table.does("setTrafficClass to less than 0", s -> s.setTrafficClass(-1),
                "IllegalArgumentException: tc is not in range 0 -- 255");
        table.does("setOption without an option", s -> s.setOption(null, true), NULL);
        table.does("setOption without a value", s -> s.setOption(StandardSocketOptions.SO_KEEPALIVE, null),
                open("IllegalArgumentException: Invalid value 'null'"));
        table.does("setOption of datagrams", s -> s.setOption(StandardSocketOptions.IP_MULTICAST_TTL, 1),
                open("UnsupportedOperationException: 'IP_MULTICAST_TTL' not supported"));
        table.row("getOption without an option", s -> s.getOption(null), NULL);
        table.row("getOption of datagrams", s -> s.getOption(StandardSocketOptions.IP_MULTICAST_TTL),
                open("UnsupportedOperationException: 'IP_MULTICAST_TTL' not supported"));
    }
}
