package dev.osock.net;

import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrIn6;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import java.util.Optional;

/// What the text of a [SocketSpec] begins with: which kind of socket it is.
enum Scheme {
    UNIX("unix:", Type.STREAM, Protocol.DEFAULT),
    UNIXGRAM("unixgram:", Type.DGRAM, Protocol.DEFAULT),
    VSOCK("vsock:", Type.STREAM, Protocol.DEFAULT),
    TCP("tcp:", Type.STREAM, Protocol.TCP),
    UDP("udp:", Type.DGRAM, Protocol.UDP);

    private static final String UNIX_ADDRESS = "unix:";
    private static final String VSOCK_ADDRESS = "vsock:";

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
        if (spec.domain().equals(Domain.VSOCK)) {
            return VSOCK;
        }
        return spec.type().equals(Type.STREAM) ? TCP : UDP;
    }

    private boolean isLocal() {
        return this == UNIX || this == UNIXGRAM;
    }

    /// Whether it is TCP or UDP over IP, or another protocol in its place; then it need not say where to.
    boolean isInternet() {
        return this == TCP || this == UDP;
    }

    /// Says that an address is missing.
    String missing() {
        return this == VSOCK ? "it has no CID and no port" : "it has no path and no name";
    }

    /// Names such a socket.
    String noun() {
        return this == VSOCK ? "vsock" : "a Unix socket";
    }

    /// Reads an address of this kind.
    ///
    /// @throws IllegalArgumentException if it is none
    Sockaddr address(String text) {
        if (isLocal()) {
            return Sockaddr.parse(UNIX_ADDRESS + text);
        }
        if (this == VSOCK) {
            return Sockaddr.parse(VSOCK_ADDRESS + text);
        }
        Sockaddr address = Sockaddr.parse(text);
        if (!(address instanceof SockaddrIn) && !(address instanceof SockaddrIn6)) {
            throw new IllegalArgumentException("no " + name() + " address: " + text);
        }
        return address;
    }

    /// Writes an address of this kind. A question mark, which would begin the options, can only be in a path or a name,
    /// and is escaped there.
    String text(Sockaddr address) {
        if (this == VSOCK) {
            return address.toString().substring(VSOCK_ADDRESS.length());
        }
        return isLocal()
                ? address.toString().substring(UNIX_ADDRESS.length()).replace("?", "\\x3f")
                : address.toString();
    }
}
