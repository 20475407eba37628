package dev.osock.cli.address;

import dev.osock.address.In6Addr;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrIn6;
import dev.osock.kind.Domain;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/// A host.
///
/// @param name what the user calls it
/// @param address its address; the port is 0
public record Host(String name, Sockaddr address) {

    /// Which addresses of a host to take.
    public enum Family {
        /// The first, as the system orders them.
        ANY,
        /// The first of IPv4.
        INET,
        /// The first of IPv6.
        INET6
    }

    /// Looks a host up.
    ///
    /// @param name its name or address; IPv6 ones may have a scope, as in `fe80::1%eth0`
    /// @param family which addresses to take
    /// @return them in the system's order, at least one
    /// @throws IOException if it has no such address; the message is for the user
    public static List<Host> all(String name, Family family) throws IOException {
        if (name.contains("%")) {
            return List.of(scoped(name, family));
        }
        InetAddress[] all;
        try {
            all = InetAddress.getAllByName(name);
        } catch (UnknownHostException unknown) {
            throw new IOException(name + ": unknown host", unknown);
        }
        List<Host> hosts = Arrays.stream(all)
                .filter(each -> family == Family.ANY || each instanceof Inet4Address == (family == Family.INET))
                .map(each -> new Host(name, Sockaddr.from(new InetSocketAddress(each, 0))))
                .toList();
        if (hosts.isEmpty()) {
            throw new IOException(
                    name + ": the host has no IPv" + (family == Family.INET ? "4" : "6") + " address");
        }
        return hosts;
    }

    /// Looks a host up, and takes its first address.
    ///
    /// @param name as for [#all]
    /// @param family which addresses to take
    /// @return the host
    /// @throws IOException as [#all]
    public static Host find(String name, Family family) throws IOException {
        return all(name, family).getFirst();
    }

    /// Takes `ADDRESS%SCOPE`, where the scope is an interface's name or number.
    private static Host scoped(String name, Family family) throws IOException {
        String scope = name.substring(name.indexOf('%') + 1);
        NetworkInterface device = NetworkInterface.getByName(scope);
        if (family == Family.INET || (device == null && !scope.matches("[0-9]{1,9}"))) {
            throw new IOException(name + ": unknown host");
        }
        int index = device == null ? Integer.parseInt(scope) : device.getIndex();
        try {
            In6Addr address = In6Addr.parse(name.substring(0, name.indexOf('%')));
            return new Host(name, new SockaddrIn6(address, 0, 0, index));
        } catch (IllegalArgumentException malformed) {
            throw new IOException(name + ": unknown host", malformed);
        }
    }

    /// Tells whether it is reached by IPv6.
    ///
    /// @return true of IPv6, false of IPv4
    public boolean isInet6() {
        return address instanceof SockaddrIn6;
    }

    /// Tells the family of its address.
    ///
    /// @return the domain of sockets for it
    public Domain domain() {
        return isInet6() ? Domain.INET6 : Domain.INET;
    }

    /// Gives this host, by the same family.
    ///
    /// @return the loopback address
    public Host loopback() {
        return new Host("localhost", isInet6() ? SockaddrIn6.loopback(0) : SockaddrIn.loopback(0));
    }

    /// Gives the address with a port.
    ///
    /// @param port the port
    /// @return both
    public Sockaddr at(int port) {
        return switch (address) {
            case SockaddrIn inet -> new SockaddrIn(inet.addr(), port);
            case SockaddrIn6 inet6 -> new SockaddrIn6(inet6.addr(), port, inet6.flowinfo(), inet6.scopeId());
            default -> throw new IllegalStateException("neither inet nor inet6: " + address);
        };
    }

    /// Prints the address alone.
    ///
    /// @return it in numbers
    public String numeric() {
        return numeric(address);
    }

    /// Prints an address without port and brackets.
    ///
    /// @param address the address
    /// @return it in numbers
    public static String numeric(Sockaddr address) {
        return switch (address) {
            case SockaddrIn inet -> inet.addr().toString();
            case SockaddrIn6 inet6 ->
                inet6.addr() + (inet6.scopeId() == 0 ? "" : "%" + inet6.scopeId());
            default -> address.toString();
        };
    }
}
