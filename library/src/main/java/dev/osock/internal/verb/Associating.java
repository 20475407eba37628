package dev.osock.internal.verb;

import dev.osock.address.Sockaddr;
import dev.osock.error.Reason;
import dev.osock.error.SocketException;
import dev.osock.internal.abi.Abi;
import dev.osock.internal.call.Call;
import dev.osock.internal.call.Failure;
import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.kernel.Scratch;
import dev.osock.internal.kernel.StackRoom;
import dev.osock.internal.socket.OpenSocket;
import dev.osock.internal.wait.Outcome;
import dev.osock.internal.wire.PackedAddresses;
import dev.osock.internal.wire.PeeloffArgument;
import dev.osock.kind.Origin;
import dev.osock.option.SctpOptions;
import dev.osock.option.SocketOption;
import dev.osock.sctp.AssocId;
import dev.osock.sctp.SctpAddresses;
import dev.osock.sctp.SctpPaddrinfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The calls of SCTP that C has a library for, which makes options of the socket of them: several addresses, and a
/// socket of its own for an association.
public final class Associating {

    private static final int LEVEL = Abi.current().number("IPPROTO_SCTP");
    private static final int PEELOFF = Abi.current().number("SCTP_SOCKOPT_PEELOFF_FLAGS");
    private static final int FLAGS = Abi.current().number("SOCK_CLOEXEC") | Abi.current().number("SOCK_NONBLOCK");

    private Associating() {}

    /// What is done with the addresses that a socket is bound to.
    public enum Change {
        /// More are added.
        ADD("bindAdd", "SCTP_SOCKOPT_BINDX_ADD"),
        /// Some are removed.
        REMOVE("bindRemove", "SCTP_SOCKOPT_BINDX_REM");

        private final String call;
        private final int option;

        Change(String call, String symbol) {
            this.call = call;
            this.option = Abi.current().number(symbol);
        }
    }

    /// Changes the addresses that a socket is bound to.
    ///
    /// @param socket the socket
    /// @param change what is done
    /// @param addresses the addresses
    /// @throws SocketException if closed, or with the errno
    public static void bind(OpenSocket socket, Change change, List<Sockaddr> addresses) throws SocketException {
        List<Sockaddr> all = List.copyOf(addresses);
        Failure failure = Failure.of(change.call, socket.kind(), "to", all);
        int size;
        try {
            size = PackedAddresses.size(all);
        } catch (IllegalArgumentException bad) {
            throw failure.invalid(Reason.Invalid.Subject.VALUE, String.valueOf(bad.getMessage()));
        }
        long result = Options.withMemory(socket, size, (call, memory) -> {
            PackedAddresses.encode(all, memory, 0);
            return Kernel.setsockopt(call.scratch, socket.fd(), LEVEL, change.option, memory.address(), size);
        });
        socket.trace(change.call, result);
        if (result < 0) {
            throw failure.because(result);
        }
        socket.markBound();
    }

    /// Tells the addresses of this side.
    ///
    /// @param socket the socket
    /// @param association the association
    /// @return the addresses
    /// @throws SocketException if closed, or with the errno
    public static List<Sockaddr> socknames(OpenSocket socket, AssocId association) throws SocketException {
        return addresses(socket, SctpOptions.GET_LOCAL_ADDRS, association);
    }

    /// Tells the addresses of the peer.
    ///
    /// @param socket the socket
    /// @param association the association
    /// @return the addresses
    /// @throws SocketException if closed, or with the errno
    public static List<Sockaddr> peernames(OpenSocket socket, AssocId association) throws SocketException {
        return addresses(socket, SctpOptions.GET_PEER_ADDRS, association);
    }

    private static List<Sockaddr> addresses(
            OpenSocket socket, SocketOption<SctpAddresses> option, AssocId association) throws SocketException {
        return option.type()
                .cast(Options.get(socket, option, SctpAddresses.ask(association)))
                .addresses();
    }

    /// Finds an association by an address of the peer.
    ///
    /// @param socket the socket
    /// @param peer the address
    /// @return the association
    /// @throws SocketException if closed, or with the errno
    public static AssocId association(OpenSocket socket, Sockaddr peer) throws SocketException {
        SctpPaddrinfo question = SctpPaddrinfo.ask(AssocId.FUTURE, peer);
        SocketOption<SctpPaddrinfo> option = SctpOptions.GET_PEER_ADDR_INFO;
        return option.type().cast(Options.get(socket, option, question)).assocId();
    }

    /// What peeling off came to.
    ///
    /// @param socket the public object of the new socket
    /// @param failed the options that it could not be given, and why
    public record Peeled<T>(T socket, Map<SocketOption<?>, SocketException> failed) {}

    /// Makes a socket of its own for an association.
    ///
    /// @param <T> the type of the public object
    /// @param socket the socket
    /// @param association the association
    /// @param inherited the options that the new socket is given as this one has them
    /// @param maker makes the public object of the new socket
    /// @return that, and what could not be given to it
    /// @throws SocketException if closed, or with the errno
    public static <T> Peeled<T> peeloff(
            OpenSocket socket, AssocId association, List<SocketOption<?>> inherited, Function<OpenSocket, T> maker)
            throws SocketException {
        StackRoom.ensure(); // a descriptor must not be lost on its way
        Map<SocketOption<?>, Object> values = new LinkedHashMap<>();
        Map<SocketOption<?>, SocketException> failed = new LinkedHashMap<>();
        for (SocketOption<?> option : inherited) {
            try {
                values.put(option, Options.get(socket, option));
            } catch (SocketException e) {
                failed.put(option, e);
            }
        }
        Call call = Call.begin(socket.kind(), 0);
        try {
            long result = peeloff(socket, association, call);
            socket.trace("peeloff", result);
            if (result < 0) {
                throw Failure.of("peeloff", socket.kind(), "of association", association).because(result);
            }
            var peeled = new OpenSocket((int) result, socket.kind(), Origin.OPENED, socket.settings().ofAccepted());
            if (Kernel.getpeername(call.scratch, (int) result) >= 0) {
                peeled.connected(Call.address(call.scratch));
            }
            values.forEach((option, value) -> {
                try {
                    Options.set(peeled, option, value);
                } catch (SocketException e) {
                    failed.put(option, e);
                }
            });
            return new Peeled<>(peeled.enter(call, socket.usesRegistry(), maker), failed);
        } finally {
            call.end();
        }
    }

    private static long peeloff(OpenSocket socket, AssocId association, Call call) {
        synchronized (socket.write()) {
            if (!socket.isOpen()) {
                return Outcome.CLOSED;
            }
            PeeloffArgument.encode(association.number(), FLAGS, call.scratch.memory(), Scratch.VALUE);
            return call.descriptors.add(
                    Kernel.getsockopt(call.scratch, socket.fd(), LEVEL, PEELOFF, PeeloffArgument.LENGTH));
        }
    }
}
