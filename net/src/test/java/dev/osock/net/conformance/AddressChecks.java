package dev.osock.net.conformance;

import static dev.osock.net.conformance.Check.same;
import static dev.osock.net.conformance.Outcome.doing;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.util.List;
import java.util.Optional;

/// Addresses of IPv4 and IPv6, those of one as the other, the wildcard, and places that are taken.
final class AddressChecks {

    private static final String SIX = "0:0:0:0:0:0:0:1";
    private static final InetSocketAddress ELSEWHERE = new InetSocketAddress("192.0.2.1", 0);

    private AddressChecks() {}

    private static InetAddress six() {
        return InetAddress.ofLiteral("::1");
    }

    /// A pair over a listener at an address, whose client connects to another.
    private static Stage.Pair pair(Stage stage, InetAddress at, InetAddress to) throws Exception {
        ServerSocket server = stage.server();
        server.bind(new InetSocketAddress(at, 0));
        Socket near = stage.socket();
        near.connect(new InetSocketAddress(to, server.getLocalPort()));
        return new Stage.Pair(server, near, stage.keep(server.accept()));
    }

    private static InetAddress any() {
        return new InetSocketAddress(0).getAddress();
    }

    static List<Check> checks() {
        return List.of(
                same("a listener of IPv6 tells its address", SIX + ":PORT",
                        stage -> pair(stage, six(), six()).server().getLocalSocketAddress()),
                same("a socket of IPv6 tells whom it is connected to", SIX + ":PORT",
                        stage -> pair(stage, six(), six()).near().getRemoteSocketAddress()),
                same("a socket of IPv6 tells its own address", SIX + ":PORT",
                        stage -> pair(stage, six(), six()).near().getLocalSocketAddress()),
                same("an accepted socket of IPv6 tells who has connected", SIX,
                        stage -> pair(stage, six(), six()).far().getInetAddress()),
                same("a socket of IPv6 prints its address", "Socket[addr=/0:0:0:0:0:0:0:1,port=PORT,localport=PORT]",
                        stage -> pair(stage, six(), six()).near().toString()),
                same("a listener of all addresses accepts IPv4 as such", "127.0.0.1",
                        stage -> pair(stage, any(), Stage.loopback()).far().getInetAddress()),
                same("a listener of all addresses accepts IPv6 as such", SIX,
                        stage -> pair(stage, any(), six()).far().getInetAddress()),
                same("a socket that a listener of all addresses has accepted tells the address that was wanted",
                        "127.0.0.1", stage -> pair(stage, any(), Stage.loopback()).far().getLocalAddress()),
                same("an IPv4 address as one of IPv6 is one of IPv4", "true", stage -> {
                    InetAddress mapped = InetAddress.ofLiteral("::ffff:127.0.0.1");
                    return pair(stage, Stage.loopback(), mapped).near().getInetAddress() instanceof Inet4Address;
                }),
                same("a listener of IPv4 is not reached by IPv6", "ConnectException: Connection refused",
                        stage -> pair(stage, Stage.loopback(), six())),
                same("a listener of IPv6 is not reached by IPv4", "ConnectException: Connection refused",
                        stage -> pair(stage, six(), Stage.loopback())),
                same("an address with a scope is connected to", SIX, stage -> {
                    int number = NetworkInterface.getByInetAddress(Stage.loopback()).getIndex();
                    InetAddress scoped = Inet6Address.getByAddress(null, six().getAddress(), number);
                    return pair(stage, six(), scoped).far().getInetAddress();
                }),
                same("a link-local address of this host needs no scope", "true", stage -> {
                    Optional<InetAddress> own = NetworkInterface.networkInterfaces()
                            .flatMap(NetworkInterface::inetAddresses)
                            .filter(InetAddress::isLinkLocalAddress)
                            .filter(Inet6Address.class::isInstance)
                            .findFirst();
                    if (own.isEmpty()) {
                        return true; // there is none to ask
                    }
                    InetAddress unscoped = InetAddress.getByAddress(own.get().getAddress());
                    return pair(stage, unscoped, unscoped).near().isConnected();
                }),
                same("a listener of all addresses prints the wildcard",
                        "ServerSocket[addr=0.0.0.0/0.0.0.0,localport=PORT]",
                        stage -> pair(stage, any(), Stage.loopback()).server().toString()),
                same("a socket that is bound to all addresses tells the wildcard", "0.0.0.0:PORT", stage -> {
                    Socket socket = stage.socket();
                    socket.bind(null);
                    return socket.getLocalSocketAddress();
                }),
                same("a socket that is bound to all addresses has one when it is connected", "127.0.0.1", stage -> {
                    ServerSocket server = stage.listening();
                    Socket socket = stage.socket();
                    socket.bind(null);
                    socket.connect(server.getLocalSocketAddress());
                    return socket.getLocalAddress();
                }),
                same("a socket keeps the port that it is bound to when it is connected", "true", stage -> {
                    ServerSocket server = stage.listening();
                    Socket socket = stage.socket();
                    socket.bind(Stage.loopback(0));
                    int port = socket.getLocalPort();
                    socket.connect(server.getLocalSocketAddress());
                    return socket.getLocalPort() == port && stage.keep(server.accept()).getPort() == port;
                }),
                same("a socket cannot be bound to another host's address",
                        "BindException: Cannot assign requested address",
                        stage -> doing(Socket::close).of(bind(stage.socket(), ELSEWHERE))),
                same("a socket cannot be bound where another listens", "BindException: Address already in use",
                        stage -> bind(stage.socket(),
                                (InetSocketAddress) stage.listening().getLocalSocketAddress())),
                same("a listener cannot be bound to another host's address",
                        "BindException: Cannot assign requested address", stage -> {
                            ServerSocket server = stage.server();
                            server.bind(ELSEWHERE);
                            return server;
                        }),
                same("a listener's port is free again when it is closed", "true", stage -> {
                    ServerSocket first = stage.listening();
                    first.close();
                    ServerSocket second = stage.server();
                    second.bind(Stage.loopback(first.getLocalPort()));
                    return second.isBound();
                }),
                same("a listener's port is free again though connections of it are closing", "true", stage -> {
                    Stage.Pair pair = stage.pair();
                    pair.far().close();
                    pair.near().close();
                    pair.server().close();
                    ServerSocket second = stage.server();
                    second.bind(Stage.loopback(pair.server().getLocalPort()));
                    return second.isBound();
                }),
                same("two listeners share a port if both want to", "true", stage -> {
                    ServerSocket first = stage.server();
                    first.setOption(StandardSocketOptions.SO_REUSEPORT, true);
                    first.bind(Stage.loopback(0));
                    ServerSocket second = stage.server();
                    second.setOption(StandardSocketOptions.SO_REUSEPORT, true);
                    second.bind(first.getLocalSocketAddress());
                    return second.isBound();
                }),
                same("two datagram sockets share a port if both want to", "true", stage -> {
                    DatagramSocket first = stage.unbound();
                    first.setReuseAddress(true);
                    first.bind(Stage.loopback(0));
                    DatagramSocket second = stage.unbound();
                    second.setReuseAddress(true);
                    second.bind(first.getLocalSocketAddress());
                    return second.isBound();
                }),
                same("a datagram of IPv6 tells who has sent it", SIX, stage -> {
                    DatagramSocket receiver = stage.keep(stage.faces.datagrams(new InetSocketAddress(six(), 0)));
                    DatagramSocket sender = stage.keep(stage.faces.datagrams(new InetSocketAddress(six(), 0)));
                    sender.send(Stage.packet("x", receiver.getLocalSocketAddress()));
                    var packet = new DatagramPacket(new byte[1], 1);
                    receiver.receive(packet);
                    return packet.getAddress();
                }),
                same("a datagram of IPv4 comes to a socket of all addresses as such", "127.0.0.1", stage -> {
                    DatagramSocket receiver = stage.keep(stage.faces.datagrams());
                    stage.datagrams().send(Stage.packet("x", Stage.loopback(receiver.getLocalPort())));
                    var packet = new DatagramPacket(new byte[1], 1);
                    receiver.receive(packet);
                    return packet.getAddress();
                }),
                same("a datagram socket of IPv6 cannot be bound to the wildcard and a port that is taken",
                        "BindException: Address already in use", stage -> {
                            DatagramSocket first = stage.keep(stage.faces.datagrams());
                            return stage.keep(stage.faces.datagrams(first.getLocalPort()));
                        }));
    }

    private static Socket bind(Socket socket, InetSocketAddress address) throws Exception {
        socket.bind(address);
        return socket;
    }
}
