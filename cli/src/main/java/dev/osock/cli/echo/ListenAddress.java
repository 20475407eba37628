package dev.osock.cli.echo;

import dev.osock.Socket;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrUn;
import dev.osock.error.SocketException;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import dev.osock.net.SocketSpec;
import dev.osock.option.SocketOptions;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where a server listens, or is reached: an address with options, such as `tcp:127.0.0.1:7777?tcp.nodelay=true`.
///
/// @param spec what kind of socket it is
/// @param address where it is bound; unnamed for a Unix socket whose name the system chooses
public record ListenAddress(SocketSpec spec, Sockaddr address) {

    private static final Pattern PORT_ALONE = Pattern.compile("^(tcp|udp|sctp):([0-9]+)(\\?.*)?$");
    private static final String SCTP = "sctp:";
    private static final String TCP = "tcp:";
    private static final Pattern NO_NAME = Pattern.compile("(unix|unixgram):(\\?.*)?");

    /// Stands for the name that the system chooses.
    private static final String ANY = ":@any";

    /// Parses what [SocketSpec] has, and also `sctp:` with an address and options as `tcp:` has them, `tcp:PORT`,
    /// `udp:PORT` and `sctp:PORT` (on 127.0.0.1), and `unix:` and `unixgram:` for a name that the system chooses. A
    /// port of 0 lets the system choose, of vsock the port `any`.
    ///
    /// @param text the address
    /// @return the address
    /// @throws IllegalArgumentException if the text is of another form; the message is for the user
    public static ListenAddress parse(String text) {
        if (NO_NAME.matcher(text).matches()) {
            SocketSpec named = SocketSpec.parse(text.replaceFirst(":", ANY));
            return new ListenAddress(named, SockaddrUn.unnamed());
        }
        SocketSpec spec = spec(PORT_ALONE.matcher(text).replaceFirst("$1:127.0.0.1:$2$3"));
        Sockaddr address = spec.target()
                .orElseThrow(() -> new IllegalArgumentException("no address to listen on: \"" + text + "\""));
        try {
            path(address);
        } catch (UnsupportedOperationException e) {
            throw new IllegalArgumentException("not a path name in this locale: \"" + text + "\"", e);
        }
        return new ListenAddress(spec, address);
    }

    /// Reads the address of a socket, of which that of SCTP is as that of TCP.
    private static SocketSpec spec(String text) {
        if (!text.startsWith(SCTP)) {
            return SocketSpec.parse(text);
        }
        SocketSpec spec = SocketSpec.parse(TCP + text.substring(SCTP.length()));
        if (!spec.protocol().equals(Protocol.TCP)) {
            throw new IllegalArgumentException("the protocol is named twice: \"" + text + "\"");
        }
        return with(spec, Protocol.SCTP, spec.target());
    }

    private static SocketSpec with(SocketSpec spec, Protocol protocol, Optional<Sockaddr> target) {
        return new SocketSpec(spec.type(), protocol, target, spec.netns(), spec.settings());
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
                && (spec.domain().equals(Domain.INET) || spec.domain().equals(Domain.INET6))
                && spec.settings().stream().noneMatch(each -> each.option().equals(SocketOptions.REUSEADDR));
    }

    /// Opens a socket for it, with its options, in its network namespace.
    ///
    /// @return the socket
    /// @throws SocketException as [SocketSpec#open()]
    public Socket open() throws SocketException {
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
        if (spec.protocol().equals(Protocol.SCTP)) {
            return SCTP + with(spec, Protocol.TCP, Optional.of(address)).toString().substring(TCP.length());
        }
        return with(spec, spec.protocol(), Optional.of(address)).toString();
    }
}
