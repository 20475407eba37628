package dev.osock.net.conformance;

import static dev.osock.net.conformance.Check.differing;
import static dev.osock.net.conformance.Check.same;
import static dev.osock.net.conformance.Outcome.DONE;
import static dev.osock.net.conformance.Outcome.doing;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.List;

/// What is sent and received, how much of it, by whom, and what a connection does.
final class DatagramChecks {

    private static final String TIMED_OUT = "SocketTimeoutException: Receive timed out";
    private static final int LARGEST = 65_507;

    private DatagramChecks() {}

    static List<Check> checks() {
        return java.util.stream.Stream.of(packets(), room(), sending(), connected(), unreachable())
                .flatMap(List::stream)
                .toList();
    }

    /// A socket that has got the datagrams.
    private static DatagramSocket got(Stage stage, String... texts) throws Exception {
        DatagramSocket receiver = stage.datagrams();
        DatagramSocket sender = stage.datagrams();
        for (String text : texts) {
            sender.send(Stage.packet(text, receiver.getLocalSocketAddress()));
        }
        return receiver;
    }

    private static List<Check> packets() {
        return List.of(
                same("a datagram arrives", "hello", stage -> Stage.receive(got(stage, "hello"))),
                same("datagrams stay apart", "[a, b]", stage -> {
                    DatagramSocket receiver = got(stage, "a", "b");
                    return List.of(Stage.receive(receiver), Stage.receive(receiver));
                }),
                same("a packet tells who has sent it", "true", stage -> {
                    DatagramSocket receiver = stage.datagrams();
                    DatagramSocket sender = stage.datagrams();
                    sender.send(Stage.packet("x", receiver.getLocalSocketAddress()));
                    var packet = new DatagramPacket(new byte[1], 1);
                    receiver.receive(packet);
                    return packet.getSocketAddress().equals(sender.getLocalSocketAddress());
                }),
                same("a packet that was received can be sent back", "ping", stage -> {
                    DatagramSocket receiver = stage.datagrams();
                    DatagramSocket sender = stage.datagrams();
                    sender.send(Stage.packet("ping", receiver.getLocalSocketAddress()));
                    var packet = new DatagramPacket(new byte[10], 10);
                    receiver.receive(packet);
                    receiver.send(packet);
                    return Stage.receive(sender);
                }),
                same("the part of the array is sent", "bc", stage -> {
                    DatagramSocket receiver = stage.datagrams();
                    byte[] bytes = {'a', 'b', 'c', 'd'};
                    stage.datagrams().send(new DatagramPacket(bytes, 1, 2, receiver.getLocalSocketAddress()));
                    return Stage.receive(receiver);
                }),
                same("the part of the array is received into", "[0, 120, 121, 0]", stage -> {
                    byte[] bytes = new byte[4];
                    got(stage, "xy").receive(new DatagramPacket(bytes, 1, 3));
                    return Arrays.toString(bytes);
                }),
                same("a packet keeps its offset", "1", stage -> {
                    var packet = new DatagramPacket(new byte[4], 1, 3);
                    got(stage, "xy").receive(packet);
                    return packet.getOffset();
                }),
                same("a packet has the length of what was received", "2", stage -> {
                    var packet = new DatagramPacket(new byte[9], 9);
                    got(stage, "xy").receive(packet);
                    return packet.getLength();
                }),
                same("an empty datagram arrives", "0", stage -> {
                    var packet = new DatagramPacket(new byte[9], 9);
                    got(stage, "").receive(packet);
                    return packet.getLength();
                }),
                same("a large datagram arrives", "true", stage -> {
                    DatagramSocket receiver = stage.datagrams();
                    byte[] bytes = new byte[LARGEST];
                    new java.util.Random(3).nextBytes(bytes);
                    stage.datagrams().send(new DatagramPacket(bytes, LARGEST, receiver.getLocalSocketAddress()));
                    var packet = new DatagramPacket(new byte[LARGEST + 1], LARGEST + 1);
                    receiver.receive(packet);
                    return packet.getLength() == LARGEST
                            && Arrays.equals(bytes, Arrays.copyOf(packet.getData(), LARGEST));
                }),
                same("a datagram that is too large is refused", "SocketException: Message too long", stage -> {
                    SocketAddress there = stage.datagrams().getLocalSocketAddress();
                    return doing((DatagramSocket s) -> s.send(
                            new DatagramPacket(new byte[LARGEST + 1], LARGEST + 1, there)))
                            .of(stage.datagrams());
                }),
                same("two threads receive a datagram each", "true", stage -> {
                    DatagramSocket receiver = stage.datagrams();
                    var one = stage.aside(() -> Stage.receive(receiver));
                    var two = stage.aside(() -> Stage.receive(receiver));
                    DatagramSocket sender = stage.datagrams();
                    sender.send(Stage.packet("a", receiver.getLocalSocketAddress()));
                    sender.send(Stage.packet("b", receiver.getLocalSocketAddress()));
                    String both = one.end() + two.end();
                    return both.equals("ab") || both.equals("ba");
                }));
    }

    private static List<Check> room() {
        return List.of(
                same("a datagram is cut to the room of the packet", "[3, abc]", stage -> {
                    var packet = new DatagramPacket(new byte[10], 3);
                    got(stage, "abcdef").receive(packet);
                    return List.of(packet.getLength(), Stage.text(packet));
                }),
                same("what is cut off is lost", "next", stage -> {
                    DatagramSocket receiver = got(stage, "abcdef", "next");
                    receiver.receive(new DatagramPacket(new byte[2], 2));
                    return Stage.receive(receiver);
                }),
                same("nothing behind the room of a packet is written", "[97, 98, 0, 0]", stage -> {
                    byte[] bytes = new byte[4];
                    got(stage, "abcd").receive(new DatagramPacket(bytes, 2));
                    return Arrays.toString(bytes);
                }),
                same("a packet without room takes a datagram", "[0, next]", stage -> {
                    DatagramSocket receiver = got(stage, "abc", "next");
                    var packet = new DatagramPacket(new byte[4], 0);
                    receiver.receive(packet);
                    return List.of(packet.getLength(), Stage.receive(receiver));
                }),
                same("a packet has all its room for the next datagram", "longer", stage -> {
                    DatagramSocket receiver = got(stage, "a", "longer");
                    var packet = new DatagramPacket(new byte[10], 10);
                    receiver.receive(packet);
                    receiver.receive(packet);
                    return Stage.text(packet);
                }),
                same("a packet has all its room on another socket", "longer", stage -> {
                    var packet = new DatagramPacket(new byte[10], 10);
                    got(stage, "a").receive(packet);
                    got(stage, "longer").receive(packet);
                    return Stage.text(packet);
                }),
                same("a packet that was sent back has all its room", "longer", stage -> {
                    DatagramSocket receiver = got(stage, "a", "longer");
                    var packet = new DatagramPacket(new byte[10], 10);
                    receiver.receive(packet);
                    receiver.send(packet);
                    receiver.receive(packet);
                    return Stage.text(packet);
                }),
                same("a packet has no more room than its user has set", "long", stage -> {
                    DatagramSocket receiver = got(stage, "a", "longer");
                    var packet = new DatagramPacket(new byte[10], 10);
                    receiver.receive(packet);
                    packet.setLength(4);
                    receiver.receive(packet);
                    return Stage.text(packet);
                }),
                same("a packet has the room of a new array", "lo", stage -> {
                    DatagramSocket receiver = got(stage, "a", "longer");
                    var packet = new DatagramPacket(new byte[10], 10);
                    receiver.receive(packet);
                    packet.setData(new byte[2]);
                    receiver.receive(packet);
                    return Stage.text(packet);
                }),
                same("a packet has the room that its user has given back", "longer", stage -> {
                    DatagramSocket receiver = got(stage, "abc", "longer");
                    var packet = new DatagramPacket(new byte[10], 2);
                    receiver.receive(packet);
                    packet.setLength(10);
                    receiver.receive(packet);
                    return Stage.text(packet);
                }),
                differing(Difference.PACKET_ROOM, "a packet whose user has set the length that it has", "l", "longer",
                        stage -> {
                            DatagramSocket receiver = got(stage, "a", "longer");
                            var packet = new DatagramPacket(new byte[10], 10);
                            receiver.receive(packet);
                            packet.setLength(1);
                            receiver.receive(packet);
                            return Stage.text(packet);
                        }));
    }

    private static List<Check> sending() {
        return List.of(
                same("sending binds a new socket", "true", stage -> {
                    DatagramSocket socket = stage.unbound();
                    socket.send(Stage.packet("x", stage.datagrams().getLocalSocketAddress()));
                    return socket.isBound() && socket.getLocalPort() > 0;
                }),
                same("receiving binds a new socket", "true", stage -> {
                    DatagramSocket socket = stage.unbound();
                    socket.setSoTimeout(10);
                    Outcome.of(Stage::receive, socket);
                    return socket.isBound() && socket.getLocalPort() > 0;
                }),
                same("connecting binds a new socket", "true", stage -> {
                    DatagramSocket socket = stage.unbound();
                    socket.connect(stage.datagrams().getLocalSocketAddress());
                    return socket.isBound() && socket.getLocalPort() > 0;
                }),
                same("a send that is refused for its address does not bind", "false", stage -> {
                    DatagramSocket socket = stage.unbound();
                    Outcome.of(doing((DatagramSocket s) -> s.send(new DatagramPacket(new byte[1], 1))), socket);
                    return socket.isBound();
                }),
                same("a packet without an address gets that of the peer", "127.0.0.1:PORT", stage -> {
                    DatagramSocket socket = stage.datagrams();
                    socket.connect(stage.datagrams().getLocalSocketAddress());
                    var packet = new DatagramPacket(new byte[1], 1);
                    socket.send(packet);
                    return packet.getSocketAddress();
                }),
                same("who may not send to all is refused", "BindException: Permission denied", stage -> {
                    DatagramSocket socket = stage.datagrams();
                    socket.setBroadcast(false);
                    return doing((DatagramSocket s) -> s.send(
                            Stage.packet("x", new InetSocketAddress("127.255.255.255", 9)))).of(socket);
                }),
                same("who may sends to all", DONE,
                        stage -> doing((DatagramSocket s) -> s.send(
                                Stage.packet("x", new InetSocketAddress("127.255.255.255", 9))))
                                .of(stage.datagrams())));
    }

    private static List<Check> connected() {
        return List.of(
                same("a connected socket receives from its peer", "x", stage -> {
                    DatagramSocket socket = stage.datagrams();
                    DatagramSocket peer = stage.datagrams();
                    socket.connect(peer.getLocalSocketAddress());
                    peer.send(Stage.packet("x", socket.getLocalSocketAddress()));
                    return Stage.receive(socket);
                }),
                same("a connected socket receives from nobody else", TIMED_OUT, stage -> {
                    DatagramSocket socket = stage.datagrams();
                    socket.connect(stage.datagrams().getLocalSocketAddress());
                    stage.datagrams().send(Stage.packet("x", socket.getLocalSocketAddress()));
                    socket.setSoTimeout(50);
                    return Stage.receive(socket);
                }),
                same("what has come before a socket is connected is thrown away", TIMED_OUT, stage -> {
                    DatagramSocket socket = got(stage, "a", "b");
                    socket.connect(stage.datagrams().getLocalSocketAddress());
                    socket.setSoTimeout(50);
                    return Stage.receive(socket);
                }),
                same("a socket is connected to another peer", "y", stage -> {
                    DatagramSocket socket = stage.datagrams();
                    DatagramSocket second = stage.datagrams();
                    socket.connect(stage.datagrams().getLocalSocketAddress());
                    socket.connect(second.getLocalSocketAddress());
                    second.send(Stage.packet("y", socket.getLocalSocketAddress()));
                    return Stage.receive(socket);
                }),
                same("a socket of all addresses has one while it is connected", "127.0.0.1", stage -> {
                    DatagramSocket socket = stage.keep(stage.faces.datagrams());
                    socket.connect(stage.datagrams().getLocalSocketAddress());
                    return socket.getLocalAddress();
                }),
                same("a socket of all addresses has none when it is disconnected", "0:0:0:0:0:0:0:0", stage -> {
                    DatagramSocket socket = stage.keep(stage.faces.datagrams());
                    socket.connect(stage.datagrams().getLocalSocketAddress());
                    socket.disconnect();
                    return socket.getLocalAddress();
                }),
                same("a socket keeps its port when it is disconnected", "true", stage -> {
                    DatagramSocket socket = stage.keep(stage.faces.datagrams());
                    int port = socket.getLocalPort();
                    socket.connect(stage.datagrams().getLocalSocketAddress());
                    socket.disconnect();
                    return socket.getLocalPort() == port;
                }),
                same("a disconnected socket sends to anybody", "z", stage -> {
                    DatagramSocket socket = stage.datagrams();
                    socket.connect(stage.datagrams().getLocalSocketAddress());
                    socket.disconnect();
                    DatagramSocket other = stage.datagrams();
                    socket.send(Stage.packet("z", other.getLocalSocketAddress()));
                    return Stage.receive(other);
                }),
                same("a disconnected socket receives from another port", "w", stage -> {
                    DatagramSocket socket = stage.datagrams();
                    socket.connect(stage.datagrams().getLocalSocketAddress());
                    socket.disconnect();
                    stage.datagrams().send(Stage.packet("w", socket.getLocalSocketAddress()));
                    return Stage.receive(socket);
                }),
                same("disconnecting a socket that is not connected does nothing", "true", stage -> {
                    DatagramSocket socket = stage.datagrams();
                    int port = socket.getLocalPort();
                    socket.disconnect();
                    return socket.getLocalPort() == port;
                }),
                differing(Difference.CONNECT_AT_ONCE, "a socket is connected while another thread receives", "false",
                        "true", stage -> {
                            DatagramSocket socket = stage.datagrams();
                            socket.setSoTimeout(2_000);
                            var receiving = stage.aside(() -> Outcome.of(Stage::receive, socket));
                            long before = System.nanoTime();
                            socket.connect(stage.datagrams().getLocalSocketAddress());
                            boolean isAtOnce = System.nanoTime() - before < 1_000_000_000L;
                            receiving.end();
                            return isAtOnce;
                        }),
                differing(Difference.TEXT, "a socket prints more than its class", "false", "true",
                        stage -> stage.datagrams().toString().startsWith("DatagramSocket[")),
                same("a closed socket still tells whom it was connected to", "127.0.0.1:PORT", stage -> {
                    DatagramSocket socket = stage.datagrams();
                    socket.connect(stage.datagrams().getLocalSocketAddress());
                    socket.close();
                    return socket.getRemoteSocketAddress();
                }));
    }

    private static List<Check> unreachable() {
        return List.of(
                same("a connected socket is told that nobody is there", "PortUnreachableException", stage -> {
                    DatagramSocket socket = stage.datagrams();
                    socket.connect(stage.nobodyThere());
                    socket.send(new DatagramPacket(new byte[1], 1));
                    return Stage.receive(socket);
                }),
                same("a connected socket that sends is told that nobody was there", "PortUnreachableException",
                        stage -> {
                            DatagramSocket socket = stage.datagrams();
                            socket.connect(stage.nobodyThere());
                            socket.send(new DatagramPacket(new byte[1], 1));
                            Thread.sleep(20);
                            return doing((DatagramSocket s) -> s.send(new DatagramPacket(new byte[1], 1))).of(socket);
                        }),
                same("a socket that is told so goes on", TIMED_OUT, stage -> {
                    DatagramSocket socket = stage.datagrams();
                    socket.connect(stage.nobodyThere());
                    socket.send(new DatagramPacket(new byte[1], 1));
                    Outcome.of(Stage::receive, socket);
                    socket.setSoTimeout(20);
                    return Stage.receive(socket);
                }),
                same("a socket that is not connected is told nothing", TIMED_OUT, stage -> {
                    DatagramSocket socket = stage.datagrams();
                    socket.send(Stage.packet("x", stage.nobodyThere()));
                    socket.setSoTimeout(50);
                    return Stage.receive(socket);
                }));
    }
}
