package dev.osock.net.conformance;

import static dev.osock.net.conformance.Check.same;
import static dev.osock.net.conformance.Outcome.DONE;

import dev.osock.testing.Patience;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.util.List;

/// Groups, on the loopback interface.
final class MulticastChecks {

    private static final String GROUP = "239.255.77.2";
    private static final String TIMED_OUT = "SocketTimeoutException: Receive timed out";

    private MulticastChecks() {}

    private static NetworkInterface loopback() throws SocketException {
        return NetworkInterface.getByInetAddress(Stage.loopback());
    }

    private static InetSocketAddress group(int port) {
        return new InetSocketAddress(GROUP, port);
    }

    /// A socket that any group's datagrams can come to.
    private static DatagramSocket receiver(Stage stage) throws Exception {
        DatagramSocket socket = stage.keep(stage.faces.datagrams());
        socket.setSoTimeout((int) Patience.seconds(2).toMillis());
        return socket;
    }

    /// A socket whose datagrams to groups stay on this host.
    private static DatagramSocket sender(Stage stage) throws Exception {
        DatagramSocket socket = stage.datagrams();
        socket.setOption(StandardSocketOptions.IP_MULTICAST_IF, loopback());
        return socket;
    }

    static List<Check> checks() {
        return List.of(
                same("a member receives what is sent to its group", "x", stage -> {
                    DatagramSocket receiver = receiver(stage);
                    receiver.joinGroup(group(0), loopback());
                    sender(stage).send(Stage.packet("x", group(receiver.getLocalPort())));
                    return Stage.receive(receiver);
                }),
                same("a member receives of its own interface when it has named one", "x", stage -> {
                    DatagramSocket receiver = receiver(stage);
                    receiver.setOption(StandardSocketOptions.IP_MULTICAST_IF, loopback());
                    receiver.joinGroup(group(0), null);
                    sender(stage).send(Stage.packet("x", group(receiver.getLocalPort())));
                    return Stage.receive(receiver);
                }),
                same("two members receive the same", "[x, x]", stage -> {
                    DatagramSocket one = stage.unbound();
                    one.setReuseAddress(true);
                    one.bind(null);
                    DatagramSocket two = stage.unbound();
                    two.setReuseAddress(true);
                    two.bind(new InetSocketAddress(one.getLocalPort()));
                    for (DatagramSocket each : List.of(one, two)) {
                        each.joinGroup(group(0), loopback());
                        each.setSoTimeout((int) Patience.seconds(2).toMillis());
                    }
                    sender(stage).send(Stage.packet("x", group(one.getLocalPort())));
                    return List.of(Stage.receive(one), Stage.receive(two));
                }),
                same("who has left a group receives nothing", TIMED_OUT, stage -> {
                    DatagramSocket receiver = receiver(stage);
                    receiver.joinGroup(group(0), loopback());
                    receiver.leaveGroup(group(0), loopback());
                    sender(stage).send(Stage.packet("x", group(receiver.getLocalPort())));
                    receiver.setSoTimeout(50);
                    return Stage.receive(receiver);
                }),
                same("nobody joins a group twice", "SocketException: Already a member of group", stage -> {
                    DatagramSocket receiver = receiver(stage);
                    receiver.joinGroup(group(0), loopback());
                    receiver.joinGroup(group(0), loopback());
                    return DONE;
                }),
                same("nobody leaves a group twice", "SocketException: Not a member of group", stage -> {
                    DatagramSocket receiver = receiver(stage);
                    receiver.joinGroup(group(0), loopback());
                    receiver.leaveGroup(group(0), loopback());
                    receiver.leaveGroup(group(0), loopback());
                    return DONE;
                }),
                same("who has left a group may join it again", DONE, stage -> {
                    DatagramSocket receiver = receiver(stage);
                    receiver.joinGroup(group(0), loopback());
                    receiver.leaveGroup(group(0), loopback());
                    receiver.joinGroup(group(0), loopback());
                    return DONE;
                }),
                same("the port of a group does not matter", "SocketException: Already a member of group", stage -> {
                    DatagramSocket receiver = receiver(stage);
                    receiver.joinGroup(group(0), loopback());
                    receiver.joinGroup(group(9), loopback());
                    return DONE;
                }),
                same("a group of IPv6 is joined and left", DONE, stage -> {
                    DatagramSocket receiver = receiver(stage);
                    var six = new InetSocketAddress("ff15::77", 0);
                    receiver.joinGroup(six, loopback());
                    receiver.leaveGroup(six, loopback());
                    return DONE;
                }));
    }
}
