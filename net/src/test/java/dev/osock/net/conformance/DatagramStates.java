package dev.osock.net.conformance;

import static dev.osock.net.conformance.Outcome.port;
import static dev.osock.net.conformance.Outcome.positive;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.util.List;

/// Every method of `java.net.DatagramSocket` in every state of it: new, bound, connected, disconnected again, closed.
final class DatagramStates {

    private static final String DONE = Outcome.DONE;
    private static final String CLOSED = "SocketException: Socket is closed";
    private static final String BOUND = "SocketException: Already bound";
    private static final String GONE = "SocketException: Socket closed";
    private static final String NULL = "NullPointerException";
    private static final String HERE = "127.0.0.1:PORT";
    private static final String STRANGE = "UnsupportedAddressTypeException";
    private static final String NO_ADDRESS = "IllegalArgumentException: Address can't be null";
    private static final String ADDRESSES_DIFFER = "IllegalArgumentException: Connected and packet address differ";
    private static final String KEEP_ALIVE = "UnsupportedOperationException: 'SO_KEEPALIVE' not supported";
    private static final String OPTIONS = "IP_DONTFRAGMENT IP_MULTICAST_IF IP_MULTICAST_LOOP IP_MULTICAST_TTL IP_TOS"
            + " SO_BROADCAST SO_INCOMING_NAPI_ID SO_RCVBUF SO_REUSEADDR SO_REUSEPORT SO_SNDBUF";

    private DatagramStates() {}

    static List<Check> checks() {
        Matrix<DatagramSocket> table = new Matrix<DatagramSocket>("a datagram socket")
                .state("new", Stage::unbound)
                .state("bound", stage -> stage.keep(stage.faces.datagrams(Stage.loopback(0))))
                .state("connected", DatagramStates::connected)
                .state("disconnected", stage -> {
                    DatagramSocket socket = connected(stage);
                    socket.disconnect();
                    return socket;
                })
                .state("closed", stage -> {
                    DatagramSocket socket = stage.keep(stage.faces.datagrams(Stage.loopback(0)));
                    socket.close();
                    return socket;
                });
        addresses(table);
        telling(table);
        traffic(table);
        options(table);
        groups(table);
        return table.checks();
    }

    private static DatagramSocket connected(Stage stage) throws Exception {
        DatagramSocket socket = stage.keep(stage.faces.datagrams(Stage.loopback(0)));
        socket.connect(stage.datagrams().getLocalSocketAddress());
        return socket;
    }

    private static void addresses(Matrix<DatagramSocket> table) {
        table.does("bind to null", s -> s.bind(null), DONE, BOUND, BOUND, BOUND, CLOSED);
        table.does("bind to a strange address", s -> s.bind(new SocketStates.Strange()), STRANGE);
        table.does("bind to an unresolved address", s -> s.bind(SocketStates.UNRESOLVED),
                "SocketException: Unresolved address", BOUND, BOUND, BOUND, CLOSED);
        table.does("connect", s -> s.connect(Stage.loopback(9)), DONE);
        table.does("connect to a host and port", s -> s.connect(Stage.loopback(), 9), DONE);
        table.does("connect to null", s -> s.connect((SocketAddress) null), NO_ADDRESS);
        table.does("connect to no host", s -> s.connect((InetAddress) null, 9), NO_ADDRESS);
        table.does("connect to port -1", s -> s.connect(Stage.loopback(), -1),
                "IllegalArgumentException: port out of range:-1");
        String zero = "UncheckedIOException: java.net.SocketException: Can't connect to port 0";
        table.does("connect to a host's port 0", s -> s.connect(Stage.loopback(), 0), zero, zero, zero, zero, DONE);
        String portZero = "SocketException: Can't connect to port 0";
        table.does("connect to port 0", s -> s.connect(Stage.loopback(0)), portZero, portZero, portZero, portZero,
                DONE);
        table.does("connect to a strange address", s -> s.connect(new SocketStates.Strange()), STRANGE);
        table.does("connect to an unresolved address", s -> s.connect(SocketStates.UNRESOLVED),
                "SocketException: Unresolved address");
        table.does("disconnect", DatagramSocket::disconnect, DONE);
        table.does("close", DatagramSocket::close, DONE);
    }

    private static void telling(Matrix<DatagramSocket> table) {
        table.row("isBound", DatagramSocket::isBound, "false", "true");
        table.row("isConnected", DatagramSocket::isConnected, "false", "false", "true", "false");
        table.row("isClosed", DatagramSocket::isClosed, "false", "false", "false", "false", "true");
        table.row("getInetAddress", DatagramSocket::getInetAddress, "null", "null", "127.0.0.1", "null");
        table.row("getPort", s -> port(s.getPort()), "-1", "-1", "PORT", "-1");
        table.row("getRemoteSocketAddress", DatagramSocket::getRemoteSocketAddress, "null", "null", HERE, "null");
        table.row("getLocalAddress", DatagramSocket::getLocalAddress, "0.0.0.0", "127.0.0.1", "127.0.0.1", "127.0.0.1",
                "null");
        table.row("getLocalPort", s -> port(s.getLocalPort()), "0", "PORT", "PORT", "PORT", "-1");
        table.row("getLocalSocketAddress", DatagramSocket::getLocalSocketAddress, "null", HERE, HERE, HERE, "null");
        table.row("getChannel", DatagramSocket::getChannel, "null");
        table.row("supportedOptions", DatagramSocket::supportedOptions, OPTIONS);
    }

    private static void traffic(Matrix<DatagramSocket> table) {
        table.does("send without a packet", s -> s.send(null), NULL);
        String none = "IllegalArgumentException: Address not set";
        table.does("send without an address", s -> s.send(new DatagramPacket(new byte[1], 1)), none, none, DONE, none,
                GONE);
        String zero = "SocketException: Can't send to port 0";
        table.does("send to port 0", s -> s.send(Stage.packet("x", Stage.loopback(0))), zero, zero, ADDRESSES_DIFFER,
                zero, GONE);
        table.does("send to somebody else", s -> s.send(Stage.packet("x", Stage.loopback(9))), DONE, DONE,
                ADDRESSES_DIFFER, DONE, GONE);
        table.does("receive without a packet", s -> s.receive(null), NULL);
        String over = "SocketTimeoutException: Receive timed out";
        table.does("receive", s -> {
            if (!s.isClosed()) {
                s.setSoTimeout(1);
            }
            s.receive(new DatagramPacket(new byte[1], 1));
        }, over, over, over, over, GONE);
    }

    private static String[] open(String value) {
        return new String[] {value, value, value, value, CLOSED};
    }

    private static void options(Matrix<DatagramSocket> table) {
        table.does("setSoTimeout", s -> s.setSoTimeout(1), open(DONE));
        table.row("getSoTimeout", DatagramSocket::getSoTimeout, open("0"));
        table.does("setSoTimeout to less than 0", s -> s.setSoTimeout(-1),
                open("IllegalArgumentException: timeout < 0"));
        table.does("setSendBufferSize", s -> s.setSendBufferSize(10_000), open(DONE));
        table.row("getSendBufferSize", s -> positive(s.getSendBufferSize()), open("positive"));
        table.does("setSendBufferSize to 0", s -> s.setSendBufferSize(0),
                "IllegalArgumentException: Invalid send size");
        table.does("setReceiveBufferSize", s -> s.setReceiveBufferSize(10_000), open(DONE));
        table.row("getReceiveBufferSize", s -> positive(s.getReceiveBufferSize()), open("positive"));
        table.does("setReceiveBufferSize to 0", s -> s.setReceiveBufferSize(0),
                "IllegalArgumentException: Invalid receive size");
        table.does("setReuseAddress", s -> s.setReuseAddress(true), open(DONE));
        table.row("getReuseAddress", DatagramSocket::getReuseAddress, open("false"));
        table.does("setBroadcast", s -> s.setBroadcast(false), open(DONE));
        table.row("getBroadcast", DatagramSocket::getBroadcast, open("true"));
        table.does("setTrafficClass", s -> s.setTrafficClass(8), open(DONE));
        table.row("getTrafficClass", DatagramSocket::getTrafficClass, open("0"));
        table.does("setTrafficClass to more than a byte", s -> s.setTrafficClass(256),
                open("IllegalArgumentException: Invalid IP_TOS value"));
        table.does("setOption without an option", s -> s.setOption(null, true), NULL);
        table.does("setOption without a value", s -> s.setOption(StandardSocketOptions.SO_BROADCAST, null),
                "IllegalArgumentException: Invalid value 'null'");
        table.does("setOption of connections", s -> s.setOption(StandardSocketOptions.SO_KEEPALIVE, true), KEEP_ALIVE);
        table.row("getOption without an option", s -> s.getOption(null), NULL);
        table.row("getOption of connections", s -> s.getOption(StandardSocketOptions.SO_KEEPALIVE), KEEP_ALIVE);
    }

    private static NetworkInterface loopback() throws SocketException {
        return NetworkInterface.getByInetAddress(Stage.loopback());
    }

    private static InetSocketAddress group() {
        return new InetSocketAddress("239.255.77.1", 0);
    }

    private static void groups(Matrix<DatagramSocket> table) {
        table.does("joinGroup", s -> s.joinGroup(group(), loopback()), open(DONE));
        table.does("joinGroup of null", s -> s.joinGroup(null, loopback()),
                "IllegalArgumentException: Unsupported address type");
        table.does("joinGroup of an unresolved address", s -> s.joinGroup(SocketStates.UNRESOLVED, loopback()),
                "IllegalArgumentException: Unresolved address");
        table.does("joinGroup of no group", s -> s.joinGroup(Stage.loopback(0), loopback()),
                "SocketException: Not a multicast address");
        table.does("leaveGroup", s -> s.leaveGroup(group(), loopback()),
                open("SocketException: Not a member of group"));
        table.does("leaveGroup of null", s -> s.leaveGroup(null, loopback()),
                "IllegalArgumentException: Unsupported address type");
        table.does("leaveGroup of no group", s -> s.leaveGroup(Stage.loopback(0), loopback()),
                "SocketException: Not a multicast address");
    }
}
