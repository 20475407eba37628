package dev.osock.cli.address;

import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrUn;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import dev.osock.net.SocketSpec;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An address with options as a user writes it, such as `tcp:localhost:7777?tcp.nodelay=true`. What a host's name means
/// is looked up later, by [#find].
public final class AddressText {

    private static final Pattern PORT = Pattern.compile("[0-9]+");

    /// A name's last label is no number, or it were a wrong IPv4 address.
    private static final Pattern NAME =
            Pattern.compile("((?:[A-Za-z0-9_-]+[.])*[0-9_-]*[A-Za-z][A-Za-z0-9_-]*[.]?):([0-9]{1,9})");

    /// A scope that is no number is an interface's name.
    private static final Pattern SCOPED =
            Pattern.compile("\\[([0-9A-Fa-f:.]+%(?![0-9]+\\])[^\\]%]+)\\]:([0-9]{1,9})");

    private static final int MOST_PORT = 65_535;
    private static final String LOOPBACK = "127.0.0.1:";

    private final Scheme scheme;

    /// The options; the target is what they were read with.
    private final SocketSpec spec;

    private final Place place;

    private AddressText(Scheme scheme, SocketSpec spec, Place place) {
        this.scheme = scheme;
        this.spec = spec;
        this.place = place;
    }

    /// Where it is.
    private sealed interface Place {

        /// An address in numbers, or of a Unix socket; unnamed for a name that the system chooses.
        record Known(Sockaddr address) implements Place {}

        /// A port of a host, or of an address with a scope.
        record Named(String host, int port) implements Place {}
    }

    /// Parses what [SocketSpec] has, and also `sctp:` and `unixpacket:`, with what `tcp:` and `unix:` have; hosts'
    /// names in the place of addresses; `tcp:PORT`, `udp:PORT` and `sctp:PORT` (on 127.0.0.1); and `unix:`, `unixgram:`
    /// and `unixpacket:` for a name that the system chooses. A port of 0 lets the system choose, of vsock the port
    /// `any`.
    ///
    /// @param text the address
    /// @return the address
    /// @throws IllegalArgumentException if the text is of another form; the message is for the user
    public static AddressText parse(String text) {
        Scheme scheme = Scheme.of(text)
                .orElseThrow(() -> bad(text, "it begins with none of " + Scheme.words()));
        int query = text.indexOf('?');
        String options = query < 0 ? "" : text.substring(query);
        String place = text.substring(scheme.word.length(), text.length() - options.length());
        AddressText parsed = parse(scheme, place, options);
        if (scheme == Scheme.SCTP && !parsed.spec.protocol().equals(Protocol.TCP)) {
            throw bad(text, "the protocol is named twice");
        }
        if (parsed.place instanceof Place.Known(SockaddrUn unix)) {
            try {
                var _ = Endpoint.path(unix);
            } catch (UnsupportedOperationException e) {
                throw bad(text, "not a path name in this locale");
            }
        }
        return parsed;
    }

    private static AddressText parse(Scheme scheme, String place, String options) {
        if (place.isEmpty() && scheme.isUnix()) {
            // The options are those of any Unix socket.
            SocketSpec spec = SocketSpec.parse(scheme.like + "@x" + options);
            return new AddressText(scheme, spec, new Place.Known(SockaddrUn.unnamed()));
        }
        if (scheme.isInternet()) {
            for (Pattern form : List.of(NAME, SCOPED)) {
                Matcher named = form.matcher(place);
                if (named.matches()) {
                    SocketSpec spec = SocketSpec.parse(scheme.like + options);
                    return new AddressText(scheme, spec, new Place.Named(named.group(1), port(named.group(2))));
                }
            }
        }
        boolean isPort = scheme.isInternet() && PORT.matcher(place).matches();
        SocketSpec spec = SocketSpec.parse(scheme.like + (isPort ? LOOPBACK : "") + place + options);
        Sockaddr address = spec.target()
                .orElseThrow(() -> bad(scheme.word + options, "it names no host and no port"));
        return new AddressText(scheme, spec, new Place.Known(address));
    }

    private static int port(String digits) {
        int port = Integer.parseInt(digits);
        if (port > MOST_PORT) {
            throw new IllegalArgumentException("port \"" + digits + "\" is not a number in 0.." + MOST_PORT);
        }
        return port;
    }

    private static IllegalArgumentException bad(String text, String why) {
        return new IllegalArgumentException("not a socket address with options: \"" + text + "\": " + why);
    }

    /// Looks the host's name up, if there is one.
    ///
    /// @param family which of its addresses to take
    /// @return all of them, in the system's order, at least one
    /// @throws IOException if it has none; the message is for the user
    public List<Endpoint> find(Host.Family family) throws IOException {
        return switch (place) {
            case Place.Known(Sockaddr address) -> List.of(new Endpoint(scheme, spec, address));
            case Place.Named(String host, int port) ->
                Host.all(host, family)
                        .stream()
                        .map(each -> new Endpoint(scheme, spec, each.at(port)))
                        .toList();
        };
    }

    /// Gives the address, as long as nothing need be looked up for that.
    ///
    /// @throws IllegalArgumentException if a host is named
    Endpoint known() {
        return switch (place) {
            case Place.Known(Sockaddr address) -> new Endpoint(scheme, spec, address);
            case Place.Named _ -> throw bad(toString(), "it names a host, which nobody looks up here");
        };
    }

    /// Looks the host's name up, and takes its first address.
    ///
    /// @param family which of its addresses to take
    /// @return the address
    /// @throws IOException as [#find]
    public Endpoint findFirst(Host.Family family) throws IOException {
        return find(family).getFirst();
    }

    /// Names the host, if the user has named one.
    ///
    /// @return the name or the address in numbers; empty if there is no host, as of a Unix socket
    public String host() {
        return switch (place) {
            case Place.Named(String host, int _) -> host;
            case Place.Known(Sockaddr address) -> scheme.isInternet() ? Host.numeric(address) : "";
        };
    }

    /// Tells how its sockets carry data.
    ///
    /// @return the type
    public Type type() {
        return scheme.type;
    }

    /// Prints the form that [#parse] reads.
    @Override
    public String toString() {
        return switch (place) {
            case Place.Known(Sockaddr address) -> new Endpoint(scheme, spec, address).toString();
            case Place.Named(String host, int port) ->
                scheme.word + (host.contains("%") ? "[" + host + "]" : host) + ":" + port + Endpoint.options(spec);
        };
    }
}
