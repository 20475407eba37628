package dev.osock.net;

import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrUn;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import java.util.Optional;

/// What the text of a [SocketSpec] begins with: which kind of socket it is.
enum Scheme {
    UNIX("unix:", Type.STREAM, Protocol.DEFAULT),
    UNIXGRAM("unixgram:", Type.DGRAM, Protocol.DEFAULT),
    TCP("tcp:", Type.STREAM, Protocol.TCP),
    UDP("udp:", Type.DGRAM, Protocol.UDP);

    private static final String UNIX_ADDRESS = "unix:";

    final String word;
    final Type type;

    /// The protocol that need not be named.
    final Protocol usual;

    Scheme(String word, Type type, Protocol usual) {
        this.word = word;
        this.type = type;
        this.usual = usual;
    }

    /// Gives the one of a text.
    static Optional<Scheme> of(String text) {
        for (Scheme scheme : values()) {
            if (text.startsWith(scheme.word)) {
                return Optional.of(scheme);
            }
        }
        return Optional.empty();
    }

    /// Gives the one of a specification.
    static Scheme of(SocketSpec spec) {
        if (spec.isLocal()) {
            return spec.type().equals(Type.STREAM) ? UNIX : UNIXGRAM;
        }
        return spec.type().equals(Type.STREAM) ? TCP : UDP;
    }

    boolean isLocal() {
        return this == UNIX || this == UNIXGRAM;
    }

    /// Reads an address of this kind.
    ///
    /// @throws IllegalArgumentException if it is none
    Sockaddr address(String text) {
        if (isLocal()) {
            return Sockaddr.parse(UNIX_ADDRESS + text);
        }
        Sockaddr address = Sockaddr.parse(text);
        if (address instanceof SockaddrUn) {
            throw new IllegalArgumentException("no " + name() + " address: " + text);
        }
        return address;
    }

    /// Writes an address of this kind. A question mark, which would begin the options, can only be in a path or a name,
    /// and is escaped there.
    String text(Sockaddr address) {
        return isLocal()
                ? address.toString().substring(UNIX_ADDRESS.length()).replace("?", "\\x3f")
                : address.toString();
    }
}
