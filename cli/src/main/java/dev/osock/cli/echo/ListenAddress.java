package dev.osock.cli.echo;

import dev.osock.Socket;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrUn;
import dev.osock.error.SocketException;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import dev.osock.net.SocketSpec;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where a server listens: an address with options, such as `tcp:127.0.0.1:7777?tcp.nodelay=true`.
///
/// @param spec what kind of socket it is
/// @param address where it is bound; unnamed for a Unix socket whose name the system chooses
public record ListenAddress(SocketSpec spec, Sockaddr address) {

    private static final Pattern PORT_ALONE = Pattern.compile("^(tcp|udp):([0-9]+)(\\?.*)?$");
    private static final Pattern NO_NAME = Pattern.compile("(unix|unixgram):(\\?.*)?");

    /// Stands for the name that the system chooses.
    private static final String ANY = ":@any";

    /// Parses what [SocketSpec] has, and also `tcp:PORT` and `udp:PORT` (on 127.0.0.1), and `unix:` and `unixgram:` for
    /// a name that the system chooses. A port of 0 lets the system choose, of vsock the port `any`.
    ///
    /// @param text the address
    /// @return the address
    /// @throws IllegalArgumentException if the text is of another form; the message is for the user
    public static ListenAddress parse(String text) {
        if (NO_NAME.matcher(text).matches()) {
            SocketSpec named = SocketSpec.parse(text.replaceFirst(":", ANY));
            return new ListenAddress(named, SockaddrUn.unnamed());
        }
        SocketSpec spec = SocketSpec.parse(PORT_ALONE.matcher(text).replaceFirst("$1:127.0.0.1:$2$3"));
        Sockaddr address = spec.target()
                .orElseThrow(() -> new IllegalArgumentException("no address to listen on: \"" + text + "\""));
        try {
            path(address);
        } catch (UnsupportedOperationException e) {
            throw new IllegalArgumentException("not a path name in this locale: \"" + text + "\"", e);
        }
        return new ListenAddress(spec, address);
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

    /// Whether binding fails while connections of an earlier server linger, unless the socket says that it may.
    boolean lingers() {
        return spec.type().equals(Type.STREAM)
                && (spec.domain().equals(Domain.INET) || spec.domain().equals(Domain.INET6));
    }

    /// Opens a socket for it, with its options, in its network namespace.
    Socket open() throws SocketException {
        return spec.open();
    }

    /// Gives the same at another address: the one that the system chose.
    ListenAddress at(Sockaddr other) {
        return new ListenAddress(spec, other);
    }

    /// Prints the form that [#parse] reads.
    @Override
    public String toString() {
        if (address.equals(SockaddrUn.unnamed())) {
            return spec.toString().replaceFirst(ANY, ":");
        }
        return new SocketSpec(spec.type(), spec.protocol(), Optional.of(address), spec.netns(), spec.settings())
                .toString();
    }
}
