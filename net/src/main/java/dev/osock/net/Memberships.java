package dev.osock.net;

import dev.osock.Socket;
import dev.osock.address.In6Addr;
import dev.osock.address.InAddr;
import dev.osock.address.SockaddrIn;
import dev.osock.kind.Domain;
import dev.osock.option.GroupReq;
import dev.osock.option.IpOptions;
import dev.osock.option.Ipv6Mreq;
import dev.osock.option.Ipv6Options;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The multicast groups that a socket has joined.
final class Memberships {

    private final Socket socket;
    private final Set<Membership> joined = new HashSet<>();

    Memberships(Socket socket) {
        this.socket = socket;
    }

    /// A group on the interface of a number, 0 for the one that the system chooses.
    private record Membership(InetAddress group, int number) {}

    synchronized void join(@Nullable SocketAddress address, @Nullable NetworkInterface by) throws IOException {
        Membership membership = membership(address, by);
        if (joined.contains(membership)) {
            throw new SocketException("Already a member of group");
        }
        switch (membership.group) {
            case Inet4Address four -> socket.setopt(IpOptions.JOIN_GROUP, request(four, membership.number));
            case Inet6Address six -> socket.setopt(Ipv6Options.JOIN_GROUP, request(six, membership.number));
            default -> throw new IllegalArgumentException("Address type not supported");
        }
        joined.add(membership);
    }

    synchronized void leave(@Nullable SocketAddress address, @Nullable NetworkInterface by) throws IOException {
        Membership membership = membership(address, by);
        if (!joined.contains(membership)) {
            throw new SocketException("Not a member of group");
        }
        switch (membership.group) {
            case Inet4Address four -> socket.setopt(IpOptions.LEAVE_GROUP, request(four, membership.number));
            case Inet6Address six -> socket.setopt(Ipv6Options.LEAVE_GROUP, request(six, membership.number));
            default -> throw new IllegalArgumentException("Address type not supported");
        }
        joined.remove(membership);
    }

    private static GroupReq request(Inet4Address group, int number) {
        return new GroupReq(number, new SockaddrIn(InAddr.from(group), 0));
    }

    private Ipv6Mreq request(Inet6Address group, int number) {
        if (!socket.domain().equals(Domain.INET6)) {
            throw new IllegalArgumentException("Only IPv6 sockets can join IPv6 multicast group");
        }
        return new Ipv6Mreq(In6Addr.from(group), number);
    }

    private Membership membership(@Nullable SocketAddress address, @Nullable NetworkInterface by) throws IOException {
        if (!(address instanceof InetSocketAddress named)) {
            throw new IllegalArgumentException("Unsupported address type");
        }
        if (named.isUnresolved()) {
            throw new IllegalArgumentException("Unresolved address");
        }
        if (!named.getAddress().isMulticastAddress()) {
            throw new SocketException("Not a multicast address");
        }
        if (!socket.isOpen()) {
            throw new SocketException("Socket is closed");
        }
        NetworkInterface wanted = by != null ? by : OutgoingInterface.get(socket);
        return new Membership(named.getAddress(), wanted == null ? 0 : OutgoingInterface.number(wanted));
    }
}
