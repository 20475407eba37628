package dev.osock.net.conformance;

import static dev.osock.net.conformance.Check.differing;
import static dev.osock.net.conformance.Check.same;

import java.net.DatagramSocket;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.util.ArrayList;
import java.util.List;
import jdk.net.ExtendedSocketOptions;

/// Each option of each class: what it is at first, what it is after it has been set, and what is refused.
final class OptionChecks {

    private static final String INVALID = "SocketException: Invalid argument";
    private static final String BUFFER = "IllegalArgumentException: Invalid send/receive buffer size";
    private static final String TOS = "IllegalArgumentException: Invalid IP_TOS value";
    private static final String TTL = "IllegalArgumentException: Invalid TTL/hop value";
    private static final String READ_ONLY =
            "SocketException: Attempt to set read only option SO_INCOMING_NAPI_ID";

    private OptionChecks() {}

    private record Setting<T>(SocketOption<T> option, T value, String outcome) {
        Check ofSocket() {
            return same(value + " of " + option.name() + " of a socket", outcome, stage -> {
                Socket socket = stage.socket();
                return socket.setOption(option, value).getOption(option);
            });
        }

        Check ofConnection() {
            return same(value + " of " + option.name() + " of a connection", outcome, stage -> {
                Socket socket = stage.pair().near();
                return socket.setOption(option, value).getOption(option);
            });
        }

        Check ofListener() {
            return same(value + " of " + option.name() + " of a listener", outcome, stage -> {
                ServerSocket server = stage.server();
                return server.setOption(option, value).getOption(option);
            });
        }

        Check ofDatagrams() {
            return same(value + " of " + option.name() + " of a datagram socket", outcome, stage -> {
                DatagramSocket socket = stage.datagrams();
                return socket.setOption(option, value).getOption(option);
            });
        }
    }

    private static List<Setting<?>> ofAll() {
        return List.of(
                new Setting<>(StandardSocketOptions.SO_RCVBUF, 20_000, "20000"),
                new Setting<>(StandardSocketOptions.SO_RCVBUF, 0, "1152"),
                new Setting<>(StandardSocketOptions.SO_RCVBUF, -1, BUFFER),
                new Setting<>(StandardSocketOptions.SO_REUSEADDR, true, "true"),
                new Setting<>(StandardSocketOptions.SO_REUSEADDR, false, "false"),
                new Setting<>(StandardSocketOptions.SO_REUSEPORT, true, "true"),
                new Setting<>(StandardSocketOptions.IP_TOS, 16, "16"),
                new Setting<>(StandardSocketOptions.IP_TOS, 256, TOS),
                new Setting<>(StandardSocketOptions.IP_TOS, -1, TOS),
                new Setting<>(ExtendedSocketOptions.SO_INCOMING_NAPI_ID, 1, READ_ONLY));
    }

    private static List<Setting<?>> ofStreams() {
        return List.of(
                new Setting<>(StandardSocketOptions.IP_TOS, 255, "252"),
                new Setting<>(ExtendedSocketOptions.TCP_KEEPIDLE, 7, "7"),
                new Setting<>(ExtendedSocketOptions.TCP_KEEPIDLE, 0, INVALID),
                new Setting<>(ExtendedSocketOptions.TCP_KEEPINTERVAL, 8, "8"),
                new Setting<>(ExtendedSocketOptions.TCP_KEEPINTERVAL, 0, INVALID),
                new Setting<>(ExtendedSocketOptions.TCP_KEEPCOUNT, 9, "9"),
                new Setting<>(ExtendedSocketOptions.TCP_KEEPCOUNT, 0, INVALID),
                new Setting<>(ExtendedSocketOptions.TCP_QUICKACK, true, "true"),
                new Setting<>(ExtendedSocketOptions.TCP_QUICKACK, false, "false"));
    }

    private static List<Setting<?>> ofConnections() {
        return List.of(
                new Setting<>(StandardSocketOptions.SO_SNDBUF, 20_000, "20000"),
                new Setting<>(StandardSocketOptions.SO_SNDBUF, 0, "2304"),
                new Setting<>(StandardSocketOptions.SO_SNDBUF, -1, BUFFER),
                new Setting<>(StandardSocketOptions.SO_KEEPALIVE, true, "true"),
                new Setting<>(StandardSocketOptions.TCP_NODELAY, true, "true"),
                new Setting<>(StandardSocketOptions.SO_LINGER, 3, "3"),
                new Setting<>(StandardSocketOptions.SO_LINGER, 0, "0"),
                new Setting<>(StandardSocketOptions.SO_LINGER, -1, "-1"),
                new Setting<>(StandardSocketOptions.SO_LINGER, -7, "-1"),
                new Setting<>(StandardSocketOptions.SO_LINGER, 70_000, "65535"));
    }

    private static List<Setting<?>> ofDatagrams() {
        return List.of(
                new Setting<>(StandardSocketOptions.SO_SNDBUF, 20_000, "20000"),
                new Setting<>(StandardSocketOptions.SO_SNDBUF, -1, BUFFER),
                new Setting<>(StandardSocketOptions.SO_BROADCAST, false, "false"),
                new Setting<>(StandardSocketOptions.IP_TOS, 255, "255"),
                new Setting<>(ExtendedSocketOptions.IP_DONTFRAGMENT, true, "true"),
                new Setting<>(ExtendedSocketOptions.IP_DONTFRAGMENT, false, "false"),
                new Setting<>(StandardSocketOptions.IP_MULTICAST_LOOP, false, "false"),
                new Setting<>(StandardSocketOptions.IP_MULTICAST_TTL, 0, "0"),
                new Setting<>(StandardSocketOptions.IP_MULTICAST_TTL, 255, "255"),
                new Setting<>(StandardSocketOptions.IP_MULTICAST_TTL, 256, TTL),
                new Setting<>(StandardSocketOptions.IP_MULTICAST_TTL, -1, TTL));
    }

    static List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        for (Setting<?> setting : ofAll()) {
            checks.add(setting.ofSocket());
            checks.add(setting.ofListener());
            checks.add(setting.ofDatagrams());
        }
        for (Setting<?> setting : ofStreams()) {
            checks.add(setting.ofConnection());
            checks.add(setting.ofListener());
        }
        for (Setting<?> setting : ofConnections()) {
            checks.add(setting.ofSocket());
            checks.add(setting.ofConnection());
        }
        for (Setting<?> setting : ofDatagrams()) {
            checks.add(setting.ofDatagrams());
        }
        checks.addAll(atFirst());
        checks.addAll(byName());
        return checks;
    }

    private static <T> Check datagramsFirst(SocketOption<T> option, String outcome) {
        return same("a datagram socket's " + option.name() + " at first", outcome,
                stage -> stage.datagrams().getOption(option));
    }

    private static <T> Check socketsFirst(SocketOption<T> option, String outcome) {
        return same("a socket's " + option.name() + " at first", outcome, stage -> stage.socket().getOption(option));
    }

    private static List<Check> atFirst() {
        return List.of(
                socketsFirst(StandardSocketOptions.SO_REUSEPORT, "false"),
                socketsFirst(StandardSocketOptions.SO_LINGER, "-1"),
                socketsFirst(StandardSocketOptions.TCP_NODELAY, "false"),
                socketsFirst(StandardSocketOptions.IP_TOS, "0"),
                socketsFirst(ExtendedSocketOptions.SO_INCOMING_NAPI_ID, "0"),
                socketsFirst(ExtendedSocketOptions.TCP_KEEPIDLE, "7200"),
                socketsFirst(ExtendedSocketOptions.TCP_KEEPINTERVAL, "75"),
                socketsFirst(ExtendedSocketOptions.TCP_KEEPCOUNT, "9"),
                datagramsFirst(StandardSocketOptions.SO_BROADCAST, "true"),
                datagramsFirst(StandardSocketOptions.SO_REUSEADDR, "false"),
                datagramsFirst(StandardSocketOptions.IP_MULTICAST_IF, "null"),
                datagramsFirst(StandardSocketOptions.IP_MULTICAST_LOOP, "true"),
                datagramsFirst(StandardSocketOptions.IP_MULTICAST_TTL, "1"),
                datagramsFirst(ExtendedSocketOptions.IP_DONTFRAGMENT, "false"),
                datagramsFirst(ExtendedSocketOptions.SO_INCOMING_NAPI_ID, "0"));
    }

    private static List<Check> byName() {
        return List.of(
                same("the outgoing interface is kept", "lo", stage -> {
                    NetworkInterface loopback = NetworkInterface.getByInetAddress(Stage.loopback());
                    return stage.datagrams()
                            .setOption(StandardSocketOptions.IP_MULTICAST_IF, loopback)
                            .getOption(StandardSocketOptions.IP_MULTICAST_IF);
                }),
                same("setOption gives the datagram socket", "true", stage -> {
                    DatagramSocket socket = stage.datagrams();
                    return socket.setOption(StandardSocketOptions.SO_BROADCAST, true).equals(socket);
                }),
                same("setOption gives the socket", "true", stage -> {
                    Socket socket = stage.socket();
                    return socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true).equals(socket);
                }),
                differing(Difference.CLOSED_OPTIONS, "setOption of a closed datagram socket",
                        "ClosedChannelException", "SocketException: Socket is closed",
                        stage -> closed(stage).setOption(StandardSocketOptions.SO_BROADCAST, true)),
                differing(Difference.CLOSED_OPTIONS, "getOption of a closed datagram socket",
                        "ClosedChannelException", "SocketException: Socket is closed",
                        stage -> closed(stage).getOption(StandardSocketOptions.SO_BROADCAST)),
                same("a linger time is kept", "3", stage -> {
                    Socket socket = stage.socket();
                    socket.setSoLinger(true, 3);
                    return socket.getSoLinger();
                }),
                same("a linger time has an upper bound", "65535", stage -> {
                    Socket socket = stage.socket();
                    socket.setSoLinger(true, 100_000);
                    return socket.getSoLinger();
                }),
                same("a linger time is none when it is switched off", "-1", stage -> {
                    Socket socket = stage.socket();
                    socket.setSoLinger(true, 3);
                    socket.setSoLinger(false, 5);
                    return socket.getSoLinger();
                }),
                same("a time-out is kept", "1234", stage -> {
                    Socket socket = stage.socket();
                    socket.setSoTimeout(1_234);
                    return socket.getSoTimeout();
                }),
                same("a time-out is taken back", "0", stage -> {
                    Socket socket = stage.socket();
                    socket.setSoTimeout(1_234);
                    socket.setSoTimeout(0);
                    return socket.getSoTimeout();
                }),
                same("a listener's time-out is kept", "1234", stage -> {
                    ServerSocket server = stage.server();
                    server.setSoTimeout(1_234);
                    return server.getSoTimeout();
                }),
                same("a datagram socket's time-out is kept", "1234", stage -> {
                    DatagramSocket socket = stage.datagrams();
                    socket.setSoTimeout(1_234);
                    return socket.getSoTimeout();
                }),
                same("delay is switched off", "true", stage -> {
                    Socket socket = stage.socket();
                    socket.setTcpNoDelay(true);
                    return socket.getTcpNoDelay();
                }),
                same("keep-alive is switched on", "true", stage -> {
                    Socket socket = stage.socket();
                    socket.setKeepAlive(true);
                    return socket.getKeepAlive();
                }),
                same("urgent data is taken in line", "true", stage -> {
                    Socket socket = stage.socket();
                    socket.setOOBInline(true);
                    return socket.getOOBInline();
                }),
                same("a traffic class is kept", "40", stage -> {
                    Socket socket = stage.socket();
                    socket.setTrafficClass(40);
                    return socket.getTrafficClass();
                }),
                same("a traffic class is kept by a connection", "40", stage -> {
                    Socket socket = stage.pair().near();
                    socket.setTrafficClass(40);
                    return socket.getTrafficClass();
                }),
                same("a receive buffer is as large as was wanted", "30000", stage -> {
                    Socket socket = stage.socket();
                    socket.setReceiveBufferSize(30_000);
                    return socket.getReceiveBufferSize();
                }),
                same("a send buffer is as large as was wanted", "30000", stage -> {
                    Socket socket = stage.socket();
                    socket.setSendBufferSize(30_000);
                    return socket.getSendBufferSize();
                }),
                same("the options that are supported cannot be changed", "UnsupportedOperationException", stage -> {
                    stage.socket().supportedOptions().clear();
                    return Outcome.DONE;
                }),
                same("the options of a datagram socket cannot be changed", "UnsupportedOperationException", stage -> {
                    stage.datagrams().supportedOptions().clear();
                    return Outcome.DONE;
                }));
    }

    private static DatagramSocket closed(Stage stage) throws Exception {
        DatagramSocket socket = stage.datagrams();
        socket.close();
        return socket;
    }
}
