package dev.osock;

import dev.osock.address.Sockaddr;
import dev.osock.error.SocketException;
import dev.osock.internal.verb.Associating;
import dev.osock.option.SctpOptions;
import dev.osock.option.SocketOption;
import dev.osock.sctp.AssocId;
import java.lang.ref.Reference;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The calls that only a socket of SCTP has: [Socket#associations()]. A socket of another protocol fails with
/// `ENOPROTOOPT` or `EOPNOTSUPP`.
///
/// An association has a number, [AssocId]. A socket of [dev.osock.kind.Type#STREAM] has one association, whose number
/// need not be given. What it takes to make one with several addresses of the peer is [BlockingIo#connect(List)].
///
/// @see <a href="{@docRoot}/dev.osock/doc-files/guide/sctp.html">SCTP, in the guide</a>
public final class Associations {

    private final Socket socket;

    Associations(Socket socket) {
        this.socket = socket;
    }

    /// Binds the socket to more addresses of this host: `SCTP_SOCKOPT_BINDX_ADD`, which is sctp_bindx(3). If there are
    /// associations, their peers are told, with [SctpOptions#ASCONF_SUPPORTED]. OTP's `bind/3` with `add`.
    ///
    /// @param addresses the addresses, with the port that the socket is bound to already, or all with the same; 0 for
    ///     that
    /// @throws SocketException `EADDRINUSE`, `EADDRNOTAVAIL`, `EINVAL` if the ports differ or there is no address, …;
    ///     `SocketInvalidException` if one is neither IPv4 nor IPv6
    public void bindAdd(List<Sockaddr> addresses) throws SocketException {
        Objects.requireNonNull(addresses, "addresses");
        bind(Associating.Change.ADD, addresses);
    }

    /// Unbinds the socket from addresses of this host: `SCTP_SOCKOPT_BINDX_REM`, which is sctp_bindx(3). If there are
    /// associations, their peers are told, with [SctpOptions#ASCONF_SUPPORTED]. OTP's `bind/3` with `remove`.
    ///
    /// @param addresses the addresses, with the socket's port or 0
    /// @throws SocketException `EBUSY` if no other address is left, `EINVAL` if it is not bound to one, …;
    ///     `SocketInvalidException` if one is neither IPv4 nor IPv6
    public void bindRemove(List<Sockaddr> addresses) throws SocketException {
        Objects.requireNonNull(addresses, "addresses");
        bind(Associating.Change.REMOVE, addresses);
    }

    private void bind(Associating.Change change, List<Sockaddr> addresses) throws SocketException {
        try {
            Associating.bind(socket.openSocket, change, addresses);
        } finally {
            Reference.reachabilityFence(socket);
        }
    }

    /// Tells all addresses that the socket is bound to: `SCTP_GET_LOCAL_ADDRS`, which is sctp_getladdrs(3). OTP's
    /// `socknames/1`.
    ///
    /// @return the addresses; if it is bound to the unspecified one, all of this host
    /// @throws SocketException if it fails
    public List<Sockaddr> socknames() throws SocketException {
        return socknames(AssocId.FUTURE);
    }

    /// Tells the addresses of this side of an association: `SCTP_GET_LOCAL_ADDRS`, which is sctp_getladdrs(3). OTP's
    /// `socknames/2`.
    ///
    /// @param association the association
    /// @return the addresses
    /// @throws SocketException `EINVAL` if there is no such association
    public List<Sockaddr> socknames(AssocId association) throws SocketException {
        try {
            return Associating.socknames(socket.openSocket, Objects.requireNonNull(association, "association"));
        } finally {
            Reference.reachabilityFence(socket);
        }
    }

    /// Tells all addresses of the peer of a socket that has one association: `SCTP_GET_PEER_ADDRS`, which is
    /// sctp_getpaddrs(3). OTP's `peernames/1`.
    ///
    /// @return the addresses, the primary one among them
    /// @throws SocketException `EINVAL` if there is no association
    public List<Sockaddr> peernames() throws SocketException {
        return peernames(AssocId.FUTURE);
    }

    /// Tells all addresses of the peer of an association: `SCTP_GET_PEER_ADDRS`, which is sctp_getpaddrs(3). OTP's
    /// `peernames/2`.
    ///
    /// @param association the association
    /// @return the addresses, the primary one among them
    /// @throws SocketException `EINVAL` if there is no such association
    public List<Sockaddr> peernames(AssocId association) throws SocketException {
        try {
            return Associating.peernames(socket.openSocket, Objects.requireNonNull(association, "association"));
        } finally {
            Reference.reachabilityFence(socket);
        }
    }

    /// Finds the association with a peer: `SCTP_GET_PEER_ADDR_INFO`. OTP has it as an option only.
    ///
    /// @param peer one of the peer's addresses
    /// @return the association
    /// @throws SocketException `EINVAL` if there is none with that address
    public AssocId find(Sockaddr peer) throws SocketException {
        try {
            return Associating.association(socket.openSocket, Objects.requireNonNull(peer, "peer"));
        } finally {
            Reference.reachabilityFence(socket);
        }
    }

    /// Lists the associations of a socket that may have many: `SCTP_GET_ASSOC_ID_LIST`. OTP has none.
    ///
    /// @return their numbers
    /// @throws SocketException `EOPNOTSUPP` if the socket is of [dev.osock.kind.Type#STREAM]
    public List<AssocId> ids() throws SocketException {
        return socket.getopt(SctpOptions.GET_ASSOC_ID_LIST).ids();
    }

    /// Makes a socket of its own for an association, which has many no more: `SCTP_SOCKOPT_PEELOFF_FLAGS`, which is
    /// sctp_peeloff_flags(3). What the association has received and nobody has taken goes along. The socket belongs to
    /// the [Mailbox] of the caller, as if the caller had opened it. It is of the same type as this one, and no receive
    /// finds the end of the association: only a [dev.osock.sctp.SctpNotification] tells. OTP's `peeloff/2`.
    ///
    /// @param association the association
    /// @return the socket, on which the association has the same number
    /// @throws SocketException `EINVAL` if there is no such association, or the socket is of
    ///     [dev.osock.kind.Type#STREAM]; `EMFILE` if the process has no descriptor left
    public Socket peeloff(AssocId association) throws SocketException {
        return peeloff(association, List.of()).socket();
    }

    /// A socket that was made of an association: what [Associations#peeloff(AssocId, List)] returns.
    ///
    /// @param socket the socket
    /// @param failed the options that it could not be given, and why
    public record Peeled(Socket socket, Map<SocketOption<?>, SocketException> failed) {

        /// Copies the map.
        public Peeled {
            Objects.requireNonNull(socket, "socket");
            Objects.requireNonNull(failed, "failed");
            failed = Map.copyOf(failed);
        }
    }

    /// Makes a socket of its own for an association, and gives it options of this socket, otherwise as
    /// [#peeloff(AssocId)]. An option that cannot be read or set does not make the call fail. OTP's `peeloff/3`.
    ///
    /// @param association the association
    /// @param inherited the options that the new socket gets as this one has them, such as
    ///     [dev.osock.option.SocketOptions#LINGER]
    /// @return the socket, and which options failed
    /// @throws SocketException as [#peeloff(AssocId)]
    public Peeled peeloff(AssocId association, List<SocketOption<?>> inherited) throws SocketException {
        Objects.requireNonNull(inherited, "inherited");
        try {
            Associating.Peeled<Socket> peeled = Associating.peeloff(
                    socket.openSocket, Objects.requireNonNull(association, "association"), List.copyOf(inherited),
                    Socket::new);
            return new Peeled(peeled.socket(), peeled.failed());
        } finally {
            Reference.reachabilityFence(socket);
        }
    }

    /// Describes the socket.
    @Override
    public String toString() {
        return socket.toString();
    }
}
