package dev.osock.internal.call;

import dev.osock.error.SocketException;
import dev.osock.internal.abi.Abi;
import dev.osock.internal.wire.Brief;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;

/// What sort of socket it is: the three numbers of socket(2).
///
/// @param domain the address family
/// @param type the type, without flags
/// @param protocol the protocol, 0 if it has none or none is known
public record Kind(int domain, int type, int protocol) {

    /// That of no socket.
    static final Kind NONE = new Kind(0, 0, 0);

    private static final int FLAGS = Abi.current().number("SOCK_CLOEXEC") | Abi.current().number("SOCK_NONBLOCK");

    /// Looks the names of domain, type and protocol up.
    ///
    /// @param domain the domain's name
    /// @param type the type's name
    /// @param protocol the protocol's name or alias, in the system's list or of a constant of [Protocol], or `default`
    /// @return the numbers
    /// @throws SocketException invalid, if one is unknown
    public static Kind named(String domain, String type, String protocol) throws SocketException {
        Failure failure = Failure.of("open " + Brief.of(domain) + "/" + Brief.of(type) + "/" + Brief.of(protocol));
        int domainNumber = Domain.named(domain)
                .orElseThrow(() -> failure.invalid("no domain is named " + Brief.of(domain)))
                .number();
        int typeNumber = Type.named(type)
                .orElseThrow(() -> failure.invalid("no type is named " + Brief.of(type)))
                .number();
        int protocolNumber = protocol.equals("default")
                ? 0
                : Protocols.system()
                        .number(protocol)
                        .orElseThrow(() -> failure.invalid("no protocol is named " + Brief.of(protocol)));
        return new Kind(domainNumber, typeNumber, protocolNumber);
    }

    public static Kind of(int domain, int type, int protocol) {
        return new Kind(domain, type & ~FLAGS, protocol);
    }

    public boolean isStream() {
        return type == Type.STREAM.number();
    }

    /// Whether it is a stream without bounds: what is sent may be cut anywhere. That of SCTP has messages.
    public boolean isByteStream() {
        return isStream() && !isSctp();
    }

    public boolean isSctp() {
        return protocol == Protocol.SCTP.number();
    }

    /// Whether it may have many associations of SCTP.
    boolean hasAssociations() {
        return isSctp() && type == Type.SEQPACKET.number();
    }

    public boolean isDatagram() {
        return type == Type.DGRAM.number();
    }

    /// Whether it is local and keeps the bounds of what is sent over a connection.
    public boolean isSequence() {
        return isLocal() && type == Type.SEQPACKET.number();
    }

    /// Whether it keeps the bounds of what is sent over a connection to another virtual machine.
    public boolean isVsockSequence() {
        return domain == Domain.VSOCK.number() && type == Type.SEQPACKET.number();
    }

    public boolean isLocal() {
        return domain == Domain.LOCAL.number();
    }

    boolean isInet() {
        return domain == Domain.INET.number() || domain == Domain.INET6.number();
    }

    /// Whether there are messages that may be longer than 64 KiB, which datagrams over IP cannot.
    boolean hasLongMessages() {
        return !isByteStream() && !(isInet() && isDatagram());
    }

    /// Whether what goes wrong is queued for `MSG_ERRQUEUE`; the kernel takes no notice of the flag elsewhere.
    public boolean hasErrorQueue() {
        return !isLocal() && domain != Domain.NETLINK.number();
    }

    public boolean isTcp() {
        return protocol == Protocol.TCP.number() && isStream();
    }

    public boolean isUdp() {
        return isInet() && isDatagram() && (protocol == 0 || protocol == Protocol.UDP.number());
    }

    /// Whether a second connect(2) tells how the first has ended; others would begin anew.
    boolean isEndedByConnect() {
        return isTcp() || (protocol == Protocol.MPTCP.number() && isStream());
    }

    /// Names the three as OTP does: `inet/stream/tcp`, `local/dgram`.
    @Override
    public String toString() {
        String kind = Domain.of(domain).name() + "/" + Type.of(type).name();
        if (protocol == 0) {
            return kind;
        }
        return kind + "/" + Protocols.system().name(protocol);
    }
}
