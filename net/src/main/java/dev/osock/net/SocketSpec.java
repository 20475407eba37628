package dev.osock.net;

import dev.osock.OpenOptions;
import dev.osock.Socket;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrIn6;
import dev.osock.address.SockaddrUn;
import dev.osock.address.SockaddrVm;
import dev.osock.error.SocketException;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import dev.osock.option.SocketOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Which socket a factory makes, and where it goes: an address with options, as text.
///
/// | text | means |
/// |---|---|
/// | `unix:/run/x` | the Unix socket of that path |
/// | `unix:@name` | the Unix socket of that abstract name |
/// | `unixgram:/run/x`, `unixgram:@name` | the Unix datagram socket there |
/// | `vsock:host:5000`, `vsock:3:5000`, `vsock:local:5000` | that port of the host, of a machine, of this one |
/// | `vsock:any:5000` | that port of this machine, to listen at |
/// | `tcp:127.0.0.1:80`, `tcp:[::1]:80` | that address |
/// | `tcp:` | whatever the user of the factory names |
/// | `udp:127.0.0.1:53`, `udp:[::1]:53`, `udp:` | the same for UDP |
///
/// Behind a `?` options may follow, with `&` between them: `netns=NAME` for another network namespace (a name as
/// `ip netns` has it, or a path), `protocol=mptcp`, and every socket option whose value is a number, a flag or text,
/// by its level and name (`tcp.nodelay=true`, `ip.tos=16` or `ip.tos=ef`), those of level `socket` also without it
/// (`mark=7`). In a text, `%` and `&` are written `%25` and `%26`; in a path or name, `?` is written `\x3f`.
///
/// @param type [Type#STREAM] or [Type#DGRAM]
/// @param protocol the protocol; [Protocol#DEFAULT] of a Unix socket and of vsock
/// @param target where it goes, whatever address its user names; empty for that address
/// @param netns the network namespace; empty for the process's own
/// @param settings the socket options, in their order
public record SocketSpec(
        Type type, Protocol protocol, Optional<Sockaddr> target, Optional<String> netns, List<Setting<?>> settings) {

    /// A TCP socket that goes where its user says.
    public static final SocketSpec TCP = parse("tcp:");

    /// A UDP socket that goes where its user says.
    public static final SocketSpec UDP = parse("udp:");

    /// A socket option and its value.
    ///
    /// @param <T> the type of the value
    /// @param option the option, a row of a catalogue
    /// @param value the value
    public record Setting<T>(SocketOption<T> option, T value) {

        /// Checks that there is a text for it.
        ///
        /// @throws IllegalArgumentException if the option cannot be set, is given by its numbers, or its value is
        ///     neither a flag nor a number nor text
        public Setting {
            check(option);
            Objects.requireNonNull(option.type().cast(value), "value");
        }

        static void check(SocketOption<?> option) {
            String name = SpecValues.name(option);
            if (!SpecValues.option(name).equals(Optional.of(option))) {
                throw new IllegalArgumentException("there is no socket option \"" + name + "\"");
            }
            if (!option.access().canWrite()) {
                throw new IllegalArgumentException("the socket option \"" + name + "\" cannot be set");
            }
            if (!SpecValues.canBeWritten(option)) {
                throw new IllegalArgumentException(
                        "a value of the form " + option.shape() + " cannot be written here: \"" + name + "\"");
            }
        }

        void apply(Socket socket) throws SocketException {
            socket.setopt(option, value);
        }
    }

    /// Checks that there is a text for it, and copies the list.
    ///
    /// @throws IllegalArgumentException if there is none
    public SocketSpec {
        settings = List.copyOf(settings);
        if (!type.equals(Type.STREAM) && !type.equals(Type.DGRAM)) {
            throw new IllegalArgumentException("a socket of type " + type + " has no face of java.net");
        }
        if (target.isPresent()) {
            switch (target.get()) {
                case SockaddrIn _,SockaddrIn6 _ -> {
                    // of any protocol
                }
                case SockaddrUn named when !named.isUnnamed() -> mustBeDefault(protocol, Scheme.UNIX);
                case SockaddrVm _ -> {
                    mustBeDefault(protocol, Scheme.VSOCK);
                    if (!type.equals(Type.STREAM)) {
                        throw new IllegalArgumentException("vsock has no sockets of type " + type + " here");
                    }
                }
                case Sockaddr other -> throw new IllegalArgumentException("nothing can go to " + other);
            }
        }
        if (!Protocol.named(protocol.name()).equals(Optional.of(protocol))) {
            throw new IllegalArgumentException("no protocol is named \"" + protocol.name() + "\"");
        }
        if (netns.isPresent() && netns.get().isEmpty()) {
            throw new IllegalArgumentException("netns has no value");
        }
    }

    private static void mustBeDefault(Protocol protocol, Scheme scheme) {
        if (!protocol.equals(Protocol.DEFAULT)) {
            throw new IllegalArgumentException(scheme.noun() + " has no protocol");
        }
    }

    /// Reads the text form, which is also what [#toString()] gives.
    ///
    /// @param text such as `unix:/run/x` or `tcp:127.0.0.1:80?mark=7`
    /// @return what it says
    /// @throws IllegalArgumentException if it is none of the forms above; the message names the part
    public static SocketSpec parse(String text) {
        return SpecText.parse(text);
    }

    /// Tells the address family: that of the target; without one that of IPv6, whose sockets go to IPv4 too.
    ///
    /// @return the family
    public Domain domain() {
        return target.map(Sockaddr::family).orElse(Domain.INET6);
    }

    /// Opens a socket of this kind, with its options.
    ///
    /// @return the socket, not connected
    /// @throws SocketException as [Socket#open(Domain, Type, Protocol, OpenOptions)] and [Socket#setopt]
    public Socket open() throws SocketException {
        return open(settings);
    }

    /// Opens a socket of this kind with a flag that the JDK's sockets have, unless the text says otherwise.
    Socket openWith(SocketOption<Boolean> usual) throws SocketException {
        List<Setting<?>> all = new ArrayList<>();
        all.add(new Setting<>(usual, true));
        all.addAll(settings);
        return open(all);
    }

    private Socket open(List<Setting<?>> inOrder) throws SocketException {
        OpenOptions options = netns.map(OpenOptions.DEFAULT::withNetns).orElse(OpenOptions.DEFAULT);
        Socket socket = Socket.open(domain(), type, protocol, options);
        try {
            for (Setting<?> setting : inOrder) {
                setting.apply(socket);
            }
            return socket;
        } catch (Throwable failed) {
            try (socket) {
                throw failed;
            }
        }
    }

    /// Prints the text form; [#parse] gives the same again.
    @Override
    public String toString() {
        return SpecText.format(this);
    }

    /// Tells whether it is of the domain `local`.
    boolean isLocal() {
        return domain().equals(Domain.LOCAL);
    }

    /// Tells whether it is of the domains `inet` and `inet6`, whose addresses the JDK has.
    boolean isInternet() {
        return domain().equals(Domain.INET) || domain().equals(Domain.INET6);
    }

    /// Makes sure that it is of a type.
    ///
    /// @throws IllegalArgumentException if it is of the other
    SocketSpec mustBe(Type wanted) {
        if (!type.equals(wanted)) {
            throw new IllegalArgumentException("no socket of type " + wanted + ": " + this);
        }
        return this;
    }
}
