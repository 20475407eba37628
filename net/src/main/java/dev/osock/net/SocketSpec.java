package dev.osock.net;

import dev.osock.OpenOptions;
import dev.osock.Socket;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrUn;
import dev.osock.error.SocketException;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import dev.osock.option.SocketOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which socket a factory makes, and what it is connected to: an address with options, as text.
///
/// | text | means |
/// |---|---|
/// | `unix:/run/x` | the Unix socket of that path |
/// | `unix:@name` | the Unix socket of that abstract name |
/// | `tcp:127.0.0.1:80`, `tcp:[::1]:80` | that address |
/// | `tcp:` | whatever the user of the factory connects to |
///
/// Behind a `?` options may follow, with `&` between them: `netns=NAME` for another network namespace (a name as
/// `ip netns` has it, or a path), `protocol=mptcp`, and every socket option whose value is a number, a flag or text,
/// by its level and name (`tcp.nodelay=true`, `ip.tos=16`), those of level `socket` also without it (`mark=7`).
///
/// @param domain the address family; of `tcp:` without an address that of IPv6, which connects to IPv4 too
/// @param protocol the protocol
/// @param target what it is connected to, whatever address its user names; empty for that address
/// @param netns the network namespace; empty for the process's own
/// @param settings the socket options, in their order
public record SocketSpec(
        Domain domain,
        Protocol protocol,
        Optional<Sockaddr> target,
        Optional<String> netns,
        List<Setting<?>> settings) {

    /// A TCP socket that is connected to what its user names.
    public static final SocketSpec TCP = parse("tcp:");

    /// A socket option and its value.
    ///
    /// @param <T> the type of the value
    /// @param option the option
    /// @param value the value
    public record Setting<T>(SocketOption<T> option, T value) {

        void apply(Socket socket) throws SocketException {
            socket.setopt(option, value);
        }
    }

    /// Copies the list.
    public SocketSpec {
        settings = List.copyOf(settings);
    }

    /// Reads the text form.
    ///
    /// @param text such as `unix:/run/x` or `tcp:127.0.0.1:80?mark=7`
    /// @return what it says
    /// @throws IllegalArgumentException if it is none of the forms above; the message names the part
    public static SocketSpec parse(String text) {
        int query = text.indexOf('?');
        String address = query < 0 ? text : text.substring(0, query);
        var parts = new Parts(text);
        if (address.startsWith("unix:")) {
            parts.target = Optional.of(parts.address(address));
            if (address.equals("unix:")) {
                throw parts.bad("it has no path and no name");
            }
            parts.domain = Domain.LOCAL;
            parts.protocol = Protocol.DEFAULT;
        } else if (address.equals("tcp:")) {
            parts.domain = Domain.INET6;
        } else if (address.startsWith("tcp:")) {
            Sockaddr target = parts.address(address.substring("tcp:".length()));
            if (target instanceof SockaddrUn) {
                throw parts.bad("no TCP address: " + address);
            }
            parts.target = Optional.of(target);
            parts.domain = target.family();
        } else {
            throw parts.bad("it begins neither with unix: nor with tcp:");
        }
        if (query >= 0) {
            for (String option : text.substring(query + 1).split("&", -1)) {
                parts.option(option);
            }
        }
        return new SocketSpec(parts.domain, parts.protocol, parts.target, parts.netns, parts.settings);
    }

    /// What has been read so far.
    private static final class Parts {
        private final String text;
        private final List<Setting<?>> settings = new ArrayList<>();
        private Domain domain = Domain.INET6;
        private Protocol protocol = Protocol.TCP;
        private Optional<Sockaddr> target = Optional.empty();
        private Optional<String> netns = Optional.empty();

        Parts(String text) {
            this.text = text;
        }

        Sockaddr address(String address) {
            try {
                return Sockaddr.parse(address);
            } catch (IllegalArgumentException e) {
                throw bad(String.valueOf(e.getMessage()));
            }
        }

        void option(String option) {
            int equals = option.indexOf('=');
            if (equals <= 0) {
                throw bad("no NAME=VALUE: \"" + option + "\"");
            }
            String name = option.substring(0, equals);
            String value = option.substring(equals + 1);
            switch (name) {
                case "netns" -> {
                    if (value.isEmpty()) {
                        throw bad("netns has no value");
                    }
                    netns = Optional.of(value);
                }
                case "protocol" -> {
                    if (domain.equals(Domain.LOCAL)) {
                        throw bad("a Unix socket has no protocol");
                    }
                    protocol = Protocol.named(value).orElseThrow(() -> bad("no protocol is named \"" + value + "\""));
                }
                default -> settings.add(setting(name, value));
            }
        }

        private Setting<?> setting(String name, String value) {
            int dot = name.indexOf('.');
            String level = dot < 0 ? "socket" : name.substring(0, dot);
            SocketOption<?> option = SocketOption.named(level, name.substring(dot + 1))
                    .orElseThrow(() -> bad("there is no socket option \"" + name + "\""));
            if (!option.access().canWrite()) {
                throw bad("the socket option \"" + name + "\" cannot be set");
            }
            return setting(option, name, value);
        }

        private <T> Setting<T> setting(SocketOption<T> option, String name, String value) {
            Object read;
            try {
                if (option.type() == Boolean.class) {
                    read = flag(value);
                } else if (option.type() == Integer.class) {
                    read = Integer.decode(value);
                } else if (option.type() == Long.class) {
                    read = Long.decode(value);
                } else if (option.type() == String.class) {
                    read = value;
                } else {
                    throw bad("a value of the form " + option.shape() + " cannot be written here: \"" + name + "\"");
                }
            } catch (NumberFormatException e) {
                throw bad("\"" + value + "\" is no value for \"" + name + "\", which is a number");
            }
            return new Setting<>(option, option.type().cast(read));
        }

        private boolean flag(String value) {
            return switch (value) {
                case "true", "1" -> true;
                case "false", "0" -> false;
                default -> throw bad("\"" + value + "\" is neither true nor false");
            };
        }

        IllegalArgumentException bad(String why) {
            return new IllegalArgumentException("not a socket address with options: \"" + text + "\": " + why);
        }
    }

    /// Opens a socket of this kind, with its options.
    ///
    /// @return the socket, not connected
    /// @throws SocketException as [Socket#open(Domain, Type, Protocol, OpenOptions)] and [Socket#setopt]
    public Socket open() throws SocketException {
        OpenOptions options = netns.map(OpenOptions.DEFAULT::withNetns).orElse(OpenOptions.DEFAULT);
        Socket socket = Socket.open(domain, Type.STREAM, protocol, options);
        try {
            for (Setting<?> setting : settings) {
                setting.apply(socket);
            }
            return socket;
        } catch (Throwable failed) {
            try (socket) {
                throw failed;
            }
        }
    }

    /// Whether it is of the domain `local`.
    boolean isLocal() {
        return domain.equals(Domain.LOCAL);
    }
}
