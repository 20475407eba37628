package dev.osock.net.conformance;

import static dev.osock.net.conformance.Check.same;
import static dev.osock.net.conformance.Outcome.doing;

import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/// What listeners accept, and how many wait.
final class ListenerChecks {

    private ListenerChecks() {}

    static List<Check> checks() {
        return List.of(
                same("what is accepted is connected", "true", stage -> stage.pair().far().isConnected()),
                same("what is accepted is bound", "true", stage -> stage.pair().far().isBound()),
                same("what is accepted cannot be connected again", "SocketException: Already connected",
                        stage -> doing((Socket s) -> s.connect(Stage.loopback(1))).of(stage.pair().far())),
                same("what is accepted cannot be bound again", "SocketException: Already bound",
                        stage -> doing((Socket s) -> s.bind(null)).of(stage.pair().far())),
                same("what is accepted prints who has connected",
                        "Socket[addr=/127.0.0.1,port=PORT,localport=PORT]", stage -> stage.pair().far().toString()),
                same("what is accepted has the port of the listener", "true", stage -> {
                    Stage.Pair pair = stage.pair();
                    return pair.far().getLocalPort() == pair.server().getLocalPort();
                }),
                same("what is accepted has the port of who has connected", "true", stage -> {
                    Stage.Pair pair = stage.pair();
                    return pair.far().getPort() == pair.near().getLocalPort();
                }),
                same("what is accepted has no channel", "null", stage -> stage.pair().far().getChannel()),
                same("what is accepted has the options of connections", "true", stage -> {
                    Stage.Pair pair = stage.pair();
                    return pair.far().supportedOptions().equals(pair.near().supportedOptions());
                }),
                same("connections wait until they are accepted", "[1, 2, 3]", stage -> {
                    ServerSocket server = stage.listening();
                    for (int i = 1; i <= 3; i++) {
                        Socket socket = stage.socket();
                        socket.connect(server.getLocalSocketAddress());
                        socket.getOutputStream().write(i);
                    }
                    List<Integer> read = new ArrayList<>();
                    for (int i = 1; i <= 3; i++) {
                        read.add(stage.keep(server.accept()).getInputStream().read());
                    }
                    return read;
                }),
                same("a connection that is gone before it is accepted is accepted", "-1", stage -> {
                    ServerSocket server = stage.listening();
                    Socket socket = stage.socket();
                    socket.connect(server.getLocalSocketAddress());
                    socket.close();
                    return stage.keep(server.accept()).getInputStream().read();
                }),
                same("a connection that is reset before it is accepted is accepted",
                        "SocketException: Connection reset", stage -> {
                            ServerSocket server = stage.listening();
                            Socket socket = stage.socket();
                            socket.connect(server.getLocalSocketAddress());
                            socket.setSoLinger(true, 0);
                            socket.close();
                            Thread.sleep(20);
                            return stage.keep(server.accept()).getInputStream().read();
                        }),
                same("a closed listener refuses", "ConnectException: Connection refused", stage -> {
                    ServerSocket server = stage.listening();
                    server.close();
                    return doing((Socket s) -> s.connect(server.getLocalSocketAddress())).of(stage.socket());
                }),
                same("a listener takes connections with the least backlog", "true", stage -> {
                    ServerSocket server = stage.server();
                    server.bind(Stage.loopback(0), 1);
                    Socket socket = stage.socket();
                    socket.connect(server.getLocalSocketAddress());
                    return socket.isConnected();
                }),
                same("a listener takes connections with a backlog of 0", "true", stage -> {
                    ServerSocket server = stage.server();
                    server.bind(Stage.loopback(0), 0);
                    Socket socket = stage.socket();
                    socket.connect(server.getLocalSocketAddress());
                    return socket.isConnected();
                }),
                same("two threads accept a connection each", "true", stage -> {
                    ServerSocket server = stage.listening();
                    var one = stage.aside(server::accept);
                    var two = stage.aside(server::accept);
                    stage.socket().connect(server.getLocalSocketAddress());
                    stage.socket().connect(server.getLocalSocketAddress());
                    return stage.keep(one.end()).getPort() != stage.keep(two.end()).getPort();
                }),
                same("what is accepted has the receive buffer of the listener", "true", stage -> {
                    ServerSocket server = stage.server();
                    server.setReceiveBufferSize(12_345);
                    server.bind(Stage.loopback(0));
                    stage.socket().connect(server.getLocalSocketAddress());
                    return stage.keep(server.accept()).getReceiveBufferSize() == server.getReceiveBufferSize();
                }));
    }
}
