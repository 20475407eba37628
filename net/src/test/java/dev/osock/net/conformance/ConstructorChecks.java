package dev.osock.net.conformance;

import static dev.osock.net.conformance.Check.same;
import static dev.osock.net.conformance.Outcome.doing;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;

/// The constructors of the three classes, which are the methods of factories here.
final class ConstructorChecks {

    private static final String LOOPBACK = "127.0.0.1";

    private ConstructorChecks() {}

    static List<Check> checks() {
        return List.of(
                same("a socket of a host's name and a port is connected", "127.0.0.1:PORT", stage -> {
                    int port = stage.listening().getLocalPort();
                    return stage.keep(stage.faces.sockets.createSocket(LOOPBACK, port)).getRemoteSocketAddress();
                }),
                same("a socket of no host's name is connected to the loopback address", "127.0.0.1:PORT", stage -> {
                    int port = stage.listening().getLocalPort();
                    return stage.keep(stage.faces.sockets.createSocket((String) null, port)).getRemoteSocketAddress();
                }),
                same("a socket of a host and a port is connected", "127.0.0.1:PORT", stage -> {
                    int port = stage.listening().getLocalPort();
                    return stage.keep(stage.faces.sockets.createSocket(Stage.loopback(), port))
                            .getRemoteSocketAddress();
                }),
                same("a socket of no host is refused", "NullPointerException",
                        stage -> stage.keep(stage.faces.sockets.createSocket((InetAddress) null, 1))),
                same("a socket of a host's name and a local address is bound there", "127.0.0.1", stage -> {
                    int port = stage.listening().getLocalPort();
                    return stage.keep(stage.faces.sockets.createSocket(LOOPBACK, port, Stage.loopback(), 0))
                            .getLocalAddress();
                }),
                same("a socket of a host and a local port is bound to it", "true", stage -> {
                    int port = stage.listening().getLocalPort();
                    int free = stage.nobody().getPort();
                    Socket socket = stage.keep(
                            stage.faces.sockets.createSocket(Stage.loopback(), port, Stage.loopback(), free));
                    return socket.getLocalPort() == free;
                }),
                same("a socket of a host and no local address has the one that leads there", "127.0.0.1", stage -> {
                    int port = stage.listening().getLocalPort();
                    return stage.keep(stage.faces.sockets.createSocket(Stage.loopback(), port, null, 0))
                            .getLocalAddress();
                }),
                same("a socket of port -1 is refused", "IllegalArgumentException: port out of range:-1",
                        stage -> stage.keep(stage.faces.sockets.createSocket(LOOPBACK, -1))),
                same("a socket of port 65536 is refused", "IllegalArgumentException: port out of range:65536",
                        stage -> stage.keep(stage.faces.sockets.createSocket(Stage.loopback(), 65_536))),
                same("a socket of local port -1 is refused", "IllegalArgumentException: port out of range:-1",
                        stage -> stage.keep(stage.faces.sockets.createSocket(LOOPBACK, 1, Stage.loopback(), -1))),
                same("a socket of a port where nobody is is refused", "ConnectException: Connection refused",
                        stage -> stage.keep(
                                stage.faces.sockets.createSocket(Stage.loopback(), stage.nobody().getPort()))),
                same("a socket of port 0 is refused", "ConnectException: Connection refused",
                        stage -> stage.keep(stage.faces.sockets.createSocket(Stage.loopback(), 0))),
                same("a listener of a port is bound to it on all addresses", "0.0.0.0:PORT",
                        stage -> stage.keep(stage.faces.servers.createServerSocket(0)).getLocalSocketAddress()),
                same("a listener of a port and a backlog is bound", "true",
                        stage -> stage.keep(stage.faces.servers.createServerSocket(0, 3)).isBound()),
                same("a listener of a backlog less than 1 has the usual one", "true",
                        stage -> stage.keep(stage.faces.servers.createServerSocket(0, -1)).isBound()),
                same("a listener of an address is bound there", "127.0.0.1",
                        stage -> stage.keep(stage.faces.servers.createServerSocket(0, 0, Stage.loopback()))
                                .getInetAddress()),
                same("a listener of no address is bound to all", "0.0.0.0",
                        stage -> stage.keep(stage.faces.servers.createServerSocket(0, 0, null)).getInetAddress()),
                same("a listener of port -1 is refused", "IllegalArgumentException: Port value out of range: -1",
                        stage -> stage.keep(stage.faces.servers.createServerSocket(-1))),
                same("a listener of port 65536 is refused", "IllegalArgumentException: Port value out of range: 65536",
                        stage -> stage.keep(stage.faces.servers.createServerSocket(65_536))),
                same("a listener of a port that is taken is refused", "BindException: Address already in use",
                        stage -> {
                            ServerSocket first = stage.listening();
                            return stage.keep(stage.faces.servers.createServerSocket(first.getLocalPort(), 0,
                                    Stage.loopback()));
                        }),
                same("a datagram socket of nothing is bound to any port of all addresses", "0:0:0:0:0:0:0:0:PORT",
                        stage -> stage.keep(stage.faces.datagrams()).getLocalSocketAddress()),
                same("a datagram socket of a port is bound to it", "true", stage -> {
                    int free = stage.nobodyThere().getPort();
                    return stage.keep(stage.faces.datagrams(free)).getLocalPort() == free;
                }),
                same("a datagram socket of a port and an address is bound there", "127.0.0.1:PORT",
                        stage -> stage.keep(stage.faces.datagrams(0, Stage.loopback())).getLocalSocketAddress()),
                same("a datagram socket of an address is bound there", "127.0.0.1:PORT",
                        stage -> stage.keep(stage.faces.datagrams(Stage.loopback(0))).getLocalSocketAddress()),
                same("a datagram socket of port -1 is refused", "IllegalArgumentException: port out of range:-1",
                        stage -> stage.keep(stage.faces.datagrams(-1))),
                same("a datagram socket of port 65536 is refused",
                        "IllegalArgumentException: port out of range:65536",
                        stage -> stage.keep(stage.faces.datagrams(65_536))),
                same("a datagram socket of an unresolved address is refused", "SocketException: Unresolved address",
                        stage -> stage.keep(stage.faces.datagrams(SocketStates.UNRESOLVED))),
                same("a datagram socket of a strange address is refused", "UnsupportedAddressTypeException",
                        stage -> stage.keep(stage.faces.datagrams(new SocketStates.Strange()))),
                same("a datagram socket of a port that is taken is refused", "BindException: Address already in use",
                        stage -> {
                            DatagramSocket first = stage.datagrams();
                            return stage.keep(stage.faces.datagrams(first.getLocalPort(), Stage.loopback()));
                        }),
                same("a datagram socket of another host's address is refused",
                        "BindException: Cannot assign requested address",
                        stage -> stage.keep(stage.faces.datagrams(new InetSocketAddress("192.0.2.1", 0)))),
                same("a new datagram socket may send to all", "true", stage -> stage.unbound().getBroadcast()),
                same("a socket that could not be connected is closed", "true", stage -> {
                    Socket socket = stage.socket();
                    Outcome.of(doing(s -> s.connect(stage.nobody())), socket);
                    return socket.isClosed();
                }),
                same("a socket that could not be bound is open", "false", stage -> {
                    Socket socket = stage.socket();
                    Outcome.of(doing(s -> s.bind(new InetSocketAddress("192.0.2.1", 0))), socket);
                    return socket.isClosed();
                }),
                same("a listener that could not be bound can be bound again", "true", stage -> {
                    ServerSocket server = stage.server();
                    Outcome.of(doing(s -> s.bind(new InetSocketAddress("192.0.2.1", 0))), server);
                    server.bind(Stage.loopback(0));
                    return server.isBound();
                }));
    }
}
