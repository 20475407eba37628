package dev.osock.cli.echo;

import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrIn6;
import dev.osock.address.SockaddrUn;
import dev.osock.kind.Type;
import java.nio.file.Path;
import java.util.Optional;

/// Where a server listens: a transport and an address, such as `tcp:127.0.0.1:7777`.
///
/// @param scheme the transport
/// @param address the address, of a family that the transport has
public record ListenAddress(Scheme scheme, Sockaddr address) {

    /// A transport, as the first word of an address names it.
    public enum Scheme {
        /// Streams over IPv4 or IPv6.
        TCP("tcp:", Type.STREAM),
        /// Datagrams over IPv4 or IPv6.
        UDP("udp:", Type.DGRAM),
        /// Streams on this host.
        UNIX("unix:", Type.STREAM),
        /// Datagrams on this host.
        UNIXGRAM("unixgram:", Type.DGRAM);

        private final String prefix;
        private final Type type;

        Scheme(String prefix, Type type) {
            this.prefix = prefix;
            this.type = type;
        }

        Type type() {
            return type;
        }

        private boolean isLocal() {
            return this == UNIX || this == UNIXGRAM;
        }
    }

    /// Parses `tcp:HOST:PORT`, `tcp:PORT` (on 127.0.0.1), the same with `udp:`, `unix:PATH`, `unix:@NAME`, and the same
    /// with `unixgram:`. Hosts are numeric, IPv6 ones in brackets; a port of 0 lets the system choose.
    ///
    /// @param text the address
    /// @return the address
    /// @throws IllegalArgumentException if the text is of another form; the message is for the user
    public static ListenAddress parse(String text) {
        for (Scheme scheme : Scheme.values()) {
            if (text.startsWith(scheme.prefix)) {
                String rest = text.substring(scheme.prefix.length());
                return new ListenAddress(scheme, scheme.isLocal() ? local(rest) : internet(rest));
            }
        }
        throw new IllegalArgumentException("\"" + text + "\" begins with none of tcp: udp: unix: unixgram:");
    }

    private static Sockaddr internet(String text) {
        Sockaddr address = Sockaddr.parse(text.matches("[0-9]+") ? SockaddrIn.loopback(0).addr() + ":" + text : text);
        if (address instanceof SockaddrIn || address instanceof SockaddrIn6) {
            return address;
        }
        throw new IllegalArgumentException("not an internet address: \"" + text + "\"");
    }

    private static Sockaddr local(String name) {
        Sockaddr address = Sockaddr.parse(Scheme.UNIX.prefix + name);
        try {
            path(address);
        } catch (UnsupportedOperationException e) {
            throw new IllegalArgumentException("not a path name in this locale: \"" + name + "\"", e);
        }
        return address;
    }

    /// Gives the file that binding to the address makes.
    Optional<Path> path() {
        return path(address);
    }

    private static Optional<Path> path(Sockaddr address) {
        return address instanceof SockaddrUn unix && !unix.isAbstract() && !unix.isUnnamed()
                ? Optional.of(unix.toSocketAddress().getPath())
                : Optional.empty();
    }

    /// Gives the same transport at another address: the one the system chose.
    ListenAddress at(Sockaddr other) {
        return new ListenAddress(scheme, other);
    }

    /// Prints the form that [#parse] reads.
    @Override
    public String toString() {
        String text = address.toString();
        return scheme.isLocal() ? scheme.prefix + text.substring(Scheme.UNIX.prefix.length()) : scheme.prefix + text;
    }
}
