package dev.osock.cli.address;

import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import dev.osock.net.SocketSpec;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the text of an address begins with: which kind of socket it is. Those that [SocketSpec] does not have are
/// written as one that it has.
enum Scheme {
    TCP("tcp:", "tcp:", Type.STREAM),
    UDP("udp:", "udp:", Type.DGRAM),
    SCTP("sctp:", "tcp:", Type.STREAM),
    UNIX("unix:", "unix:", Type.STREAM),
    UNIXGRAM("unixgram:", "unixgram:", Type.DGRAM),
    UNIXPACKET("unixpacket:", "unix:", Type.SEQPACKET),
    VSOCK("vsock:", "vsock:", Type.STREAM);

    final String word;

    /// That of the [SocketSpec] whose addresses and options it has.
    final String like;

    final Type type;

    Scheme(String word, String like, Type type) {
        this.word = word;
        this.like = like;
        this.type = type;
    }

    /// Gives the one of a text.
    static Optional<Scheme> of(String text) {
        return Arrays.stream(values()).filter(each -> text.startsWith(each.word)).findFirst();
    }

    /// Lists what an address may begin with.
    static String words() {
        return Arrays.stream(values()).map(each -> each.word).collect(Collectors.joining(", "));
    }

    /// Whether addresses are of a host and a port.
    boolean isInternet() {
        return this == TCP || this == UDP || this == SCTP;
    }

    /// Whether addresses are paths and names.
    boolean isUnix() {
        return this == UNIX || this == UNIXGRAM || this == UNIXPACKET;
    }

    /// Gives the protocol of a socket whose options say one.
    Protocol protocol(SocketSpec spec) {
        return this == SCTP ? Protocol.SCTP : spec.protocol();
    }
}
