package dev.osock.net;

import dev.osock.Socket;
import dev.osock.error.SocketException;
import dev.osock.kind.Domain;
import dev.osock.net.JdkOptions.Row;
import dev.osock.option.IpOptions;
import dev.osock.option.Ipv6Options;
import dev.osock.option.Linger;
import dev.osock.option.PmtuDiscovery;
import dev.osock.option.SocketOptions;
import dev.osock.option.TcpOptions;
import dev.osock.option.Tos;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jdk.net.ExtendedSocketOptions;

/// The rows of [JdkOptions]: what each of the JDK's socket options is here.
final class OptionRows {

    private static final int BYTE = 255;
    private static final int MAX_LINGER = 65_535;

    /// A receive buffer is at least so large, as in the JDK.
    private static final int MIN_RECEIVE_BUFFER = 1024;

    private OptionRows() {}

    static Map<SocketOption<?>, Row<?>> ofClients() {
        return map(
                receiveBuffer(),
                reuseAddress(),
                reusePort(),
                trafficClass(),
                napiId(),
                plain(StandardSocketOptions.SO_KEEPALIVE, SocketOptions.KEEPALIVE),
                sendBuffer(),
                new Row<>(StandardSocketOptions.SO_LINGER, OptionRows::linger, OptionRows::linger, null),
                tcp(StandardSocketOptions.TCP_NODELAY, TcpOptions.NODELAY, false),
                keepIdle(),
                keepInterval(),
                keepCount(),
                quickAck());
    }

    static Map<SocketOption<?>, Row<?>> ofServers() {
        return map(
                receiveBuffer(),
                reuseAddress(),
                reusePort(),
                trafficClass(),
                napiId(),
                keepIdle(),
                keepInterval(),
                keepCount(),
                quickAck());
    }

    static Map<SocketOption<?>, Row<?>> ofDatagrams() {
        return map(
                receiveBuffer(),
                reuseAddress(),
                reusePort(),
                trafficClass(),
                napiId(),
                sendBuffer(),
                plain(StandardSocketOptions.SO_BROADCAST, SocketOptions.BROADCAST),
                new Row<>(ExtendedSocketOptions.IP_DONTFRAGMENT, OptionRows::dontFragment, OptionRows::dontFragment,
                        false),
                new Row<>(StandardSocketOptions.IP_MULTICAST_IF, OutgoingInterface::get, OutgoingInterface::set, null),
                new Row<>(StandardSocketOptions.IP_MULTICAST_LOOP, OptionRows::loop, OptionRows::loop, true),
                new Row<>(StandardSocketOptions.IP_MULTICAST_TTL, OptionRows::hops, OptionRows::hops, 1)
                        .checked((_, value) -> inByte("TTL/hop", value)));
    }

    private static Map<SocketOption<?>, Row<?>> map(Row<?>... rows) {
        var map = new LinkedHashMap<SocketOption<?>, Row<?>>();
        for (Row<?> row : List.of(rows)) {
            map.put(row.option(), row);
        }
        return map;
    }

    /// One that all sockets have.
    private static <T> Row<T> plain(SocketOption<T> option, dev.osock.option.SocketOption<T> here) {
        return new Row<>(option, socket -> socket.getopt(here), (socket, value) -> socket.setopt(here, value), null);
    }

    /// One that Unix sockets do not have.
    private static <T> Row<T> tcp(SocketOption<T> option, dev.osock.option.SocketOption<T> here, T ofLocal) {
        return new Row<>(option, socket -> socket.getopt(here), (socket, value) -> socket.setopt(here, value), ofLocal);
    }

    private static Row<Boolean> reuseAddress() {
        return plain(StandardSocketOptions.SO_REUSEADDR, SocketOptions.REUSEADDR);
    }

    private static Row<Boolean> reusePort() {
        return plain(StandardSocketOptions.SO_REUSEPORT, SocketOptions.REUSEPORT);
    }

    private static Row<Integer> keepIdle() {
        return tcp(ExtendedSocketOptions.TCP_KEEPIDLE, TcpOptions.KEEPIDLE, 0);
    }

    private static Row<Integer> keepInterval() {
        return tcp(ExtendedSocketOptions.TCP_KEEPINTERVAL, TcpOptions.KEEPINTVL, 0);
    }

    private static Row<Integer> keepCount() {
        return tcp(ExtendedSocketOptions.TCP_KEEPCOUNT, TcpOptions.KEEPCNT, 0);
    }

    private static Row<Boolean> quickAck() {
        return tcp(ExtendedSocketOptions.TCP_QUICKACK, TcpOptions.QUICKACK, false);
    }

    /// Linux reports twice what was set, to make room for its own; the JDK reports what was set.
    private static Row<Integer> buffer(
            SocketOption<Integer> option, dev.osock.option.SocketOption<Integer> here, int least) {
        return new Row<>(
                option,
                socket -> socket.getopt(here) / 2,
                (socket, value) -> {
                    if (value < 0) {
                        throw new IllegalArgumentException("Invalid send/receive buffer size");
                    }
                    socket.setopt(here, Math.max(least, value));
                },
                null);
    }

    private static Row<Integer> receiveBuffer() {
        return buffer(StandardSocketOptions.SO_RCVBUF, SocketOptions.RCVBUF, MIN_RECEIVE_BUFFER);
    }

    private static Row<Integer> sendBuffer() {
        return buffer(StandardSocketOptions.SO_SNDBUF, SocketOptions.SNDBUF, 0);
    }

    private static Row<Integer> napiId() {
        SocketOption<Integer> option = ExtendedSocketOptions.SO_INCOMING_NAPI_ID;
        return new Row<>(
                option,
                socket -> socket.getopt(SocketOptions.INCOMING_NAPI_ID),
                (socket, _) -> {
                    throw new java.net.SocketException("Attempt to set read only option " + option);
                },
                null);
    }

    private static Row<Integer> trafficClass() {
        return new Row<>(StandardSocketOptions.IP_TOS, OptionRows::tos, OptionRows::tos, 0)
                .checked((_, value) -> inByte("IP_TOS", value));
    }

    private static void inByte(String what, int value) {
        if (value < 0 || value > BYTE) {
            throw new IllegalArgumentException("Invalid " + what + " value");
        }
    }

    private static boolean isInet6(Socket socket) {
        return socket.domain().equals(Domain.INET6);
    }

    private static int linger(Socket socket) throws SocketException {
        Linger linger = socket.getopt(SocketOptions.LINGER);
        return linger.on() ? linger.seconds() : -1;
    }

    private static void linger(Socket socket, int seconds) throws SocketException {
        socket.setopt(SocketOptions.LINGER, seconds < 0 ? Linger.OFF : Linger.seconds(Math.min(seconds, MAX_LINGER)));
    }

    private static int tos(Socket socket) throws SocketException {
        return isInet6(socket) ? socket.getopt(Ipv6Options.TCLASS) : socket.getopt(IpOptions.TOS).number();
    }

    private static void tos(Socket socket, int value) throws SocketException {
        if (isInet6(socket)) {
            socket.setopt(Ipv6Options.TCLASS, value);
        }
        socket.setopt(IpOptions.TOS, Tos.of(value));
    }

    private static boolean dontFragment(Socket socket) throws SocketException {
        return socket.getopt(IpOptions.MTU_DISCOVER).equals(PmtuDiscovery.DO);
    }

    private static void dontFragment(Socket socket, boolean value) throws SocketException {
        PmtuDiscovery how = value ? PmtuDiscovery.DO : PmtuDiscovery.DONT;
        if (isInet6(socket)) {
            socket.setopt(Ipv6Options.MTU_DISCOVER, how);
        }
        socket.setopt(IpOptions.MTU_DISCOVER, how);
    }

    private static boolean loop(Socket socket) throws SocketException {
        return socket.getopt(isInet6(socket) ? Ipv6Options.MULTICAST_LOOP : IpOptions.MULTICAST_LOOP);
    }

    private static void loop(Socket socket, boolean value) throws SocketException {
        if (isInet6(socket)) {
            socket.setopt(Ipv6Options.MULTICAST_LOOP, value);
        }
        socket.setopt(IpOptions.MULTICAST_LOOP, value);
    }

    private static int hops(Socket socket) throws SocketException {
        return socket.getopt(isInet6(socket) ? Ipv6Options.MULTICAST_HOPS : IpOptions.MULTICAST_TTL);
    }

    private static void hops(Socket socket, int value) throws SocketException {
        if (isInet6(socket)) {
            socket.setopt(Ipv6Options.MULTICAST_HOPS, value);
        }
        socket.setopt(IpOptions.MULTICAST_TTL, value);
    }
}
