package dev.osock.cli.probe;

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

/// A host that is probed.
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
    /// @param family which address to take
    /// @return the host
    /// @throws IOException if it has no such address; the message is for the user
    public static Host find(String name, Family family) throws IOException {
        if (name.contains("%")) {
            return scoped(name, family);
        }
        InetAddress[] all;
        try {
            all = InetAddress.getAllByName(name);
        } catch (UnknownHostException unknown) {
            throw new IOException(name + ": unknown host", unknown);
        }
        for (InetAddress each : all) {
            boolean isInet = each instanceof Inet4Address;
            if (family == Family.ANY || isInet == (family == Family.INET)) {
                return new Host(name, Sockaddr.from(new InetSocketAddress(each, 0)));
            }
        }
        throw new IOException(name + ": the host has no IPv" + (family == Family.INET ? "4" : "6") + " address");
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

    /// Whether it is probed by IPv6.
    boolean isInet6() {
        return address instanceof SockaddrIn6;
    }

    Domain domain() {
        return isInet6() ? Domain.INET6 : Domain.INET;
    }

    /// This host, by the same family.
    Host loopback() {
        return new Host("localhost", isInet6() ? SockaddrIn6.loopback(0) : SockaddrIn.loopback(0));
    }

    /// Gives the address with a port.
    Sockaddr at(int port) {
        return switch (address) {
            case SockaddrIn inet -> new SockaddrIn(inet.addr(), port);
            case SockaddrIn6 inet6 -> new SockaddrIn6(inet6.addr(), port, inet6.flowinfo(), inet6.scopeId());
            default -> throw new IllegalStateException("neither inet nor inet6: " + address);
        };
    }

    /// Prints the address alone.
    String numeric() {
        return numeric(address);
    }

    /// Prints an address without port and brackets.
    static String numeric(Sockaddr address) {
        return switch (address) {
            case SockaddrIn inet -> inet.addr().toString();
            case SockaddrIn6 inet6 ->
                inet6.addr() + (inet6.scopeId() == 0 ? "" : "%" + inet6.scopeId());
            default -> address.toString();
        };
    }
}
