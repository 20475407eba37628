package dev.osock.cli.address;

import dev.osock.OpenOptions;
import dev.osock.Socket;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrUn;
import dev.osock.error.SocketException;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import dev.osock.net.SocketSpec;
import dev.osock.net.SocketSpec.Setting;
import dev.osock.option.SocketOptions;
import java.nio.file.Path;
import java.util.Optional;

/// Where a socket is bound or connected to, and what it is to be, such as `tcp:127.0.0.1:7777?tcp.nodelay=true`: an
/// [AddressText] that has been looked up.
public final class Endpoint {

    private final Scheme scheme;

    /// The options; the target is of no account.
    private final SocketSpec spec;

    private final Sockaddr address;

    Endpoint(Scheme scheme, SocketSpec spec, Sockaddr address) {
        this.scheme = scheme;
        this.spec = spec;
        this.address = address;
    }

    /// Parses what [AddressText#parse] does, but no name of a host.
    ///
    /// @param text the address
    /// @return the address
    /// @throws IllegalArgumentException if the text is of another form; the message is for the user
    public static Endpoint parse(String text) {
        return AddressText.parse(text).known();
    }

    /// Tells the address.
    ///
    /// @return it, unnamed for a Unix socket whose name the system chooses
    public Sockaddr address() {
        return address;
    }

    /// Tells how its sockets carry data.
    ///
    /// @return the type
    public Type type() {
        return scheme.type;
    }

    /// Tells the protocol.
    ///
    /// @return the protocol; the default one of a Unix socket and of vsock
    public Protocol protocol() {
        return scheme.protocol(spec);
    }

    /// Gives the file that binding to the address makes.
    Optional<Path> path() {
        return path(address);
    }

    static Optional<Path> path(Sockaddr address) {
        return address instanceof SockaddrUn unix && !unix.isAbstract() && !unix.isUnnamed()
                ? Optional.of(unix.toSocketAddress().getPath())
                : Optional.empty();
    }

    /// Whether binding fails while connections of an earlier server linger, unless the socket says that it may.
    boolean lingers() {
        return scheme.isInternet()
                && type().equals(Type.STREAM)
                && spec.settings().stream().noneMatch(each -> each.option().equals(SocketOptions.REUSEADDR));
    }

    /// Opens a socket for it, with its options, in its network namespace.
    ///
    /// @return the socket
    /// @throws SocketException as [SocketSpec#open()]
    public Socket open() throws SocketException {
        OpenOptions options = spec.netns().map(OpenOptions.DEFAULT::withNetns).orElse(OpenOptions.DEFAULT);
        Socket socket = Socket.open(address.family(), type(), protocol(), options);
        try {
            for (Setting<?> each : spec.settings()) {
                set(socket, each);
            }
            return socket;
        } catch (Throwable failed) {
            try (socket) {
                throw failed;
            }
        }
    }

    private static <T> void set(Socket socket, Setting<T> setting) throws SocketException {
        socket.setopt(setting.option(), setting.value());
    }

    /// Opens a socket for it that is not bound to it but can be answered: of a Unix socket for datagrams the system
    /// chooses a name.
    ///
    /// @return the socket
    /// @throws SocketException as [#open()]
    public Socket openClient() throws SocketException {
        Socket socket = open();
        try {
            if (socket.domain().equals(Domain.LOCAL) && socket.type().equals(Type.DGRAM)) {
                socket.bind(SockaddrUn.unnamed());
            }
            return socket;
        } catch (Throwable failed) {
            try (socket) {
                throw failed;
            }
        }
    }

    /// Gives the same at another address: another one of the host, or the one that the system chose.
    ///
    /// @param other the address
    /// @return the endpoint
    public Endpoint at(Sockaddr other) {
        return new Endpoint(scheme, spec, other);
    }

    /// Prints the options alone, with their question mark.
    static String options(SocketSpec spec) {
        String text = spec.toString();
        int query = text.indexOf('?');
        return query < 0 ? "" : text.substring(query);
    }

    /// Prints the form that [AddressText#parse] reads.
    @Override
    public String toString() {
        if (address.equals(SockaddrUn.unnamed())) {
            return scheme.word + options(spec);
        }
        String text = new SocketSpec(
                spec.type(), spec.protocol(), Optional.of(address), spec.netns(), spec.settings()).toString();
        return scheme.word + text.substring(scheme.like.length());
    }
}
