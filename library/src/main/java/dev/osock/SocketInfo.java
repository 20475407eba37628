package dev.osock;

import dev.osock.internal.socket.Snapshot;
import dev.osock.kind.Domain;
import dev.osock.kind.Origin;
import dev.osock.kind.Protocol;
import dev.osock.kind.ReadState;
import dev.osock.kind.SocketCounters;
import dev.osock.kind.Type;
import dev.osock.kind.WriteState;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// What is known about a socket at one moment: [Socket#info()]. OTP's `info/1`.
///
/// @param domain the address family
/// @param type the type
/// @param protocol the protocol
/// @param owner the mailbox that owns it; empty once it is closed
/// @param origin where its descriptor came from. OTP's `ctype`
/// @param readStates the states that concern receiving and accepting, in the order of the constants. OTP's `rstates`
/// @param writeStates the states that concern sending and connecting, in the order of the constants. OTP's `wstates`
/// @param counters what has been counted since the socket was opened
/// @param numReaders how many receives wait, those included about which a message will come
/// @param numWriters how many sends wait, likewise
/// @param numAcceptors how many accepts wait, likewise
/// @see <a href="{@docRoot}/dev.osock/doc-files/guide/watching.html">Watching sockets, in the guide</a>
public record SocketInfo(
        Domain domain,
        Type type,
        Protocol protocol,
        Optional<Mailbox> owner,
        Origin origin,
        Set<ReadState> readStates,
        Set<WriteState> writeStates,
        SocketCounters counters,
        int numReaders,
        int numWriters,
        int numAcceptors) {

    /// Copies the sets.
    public SocketInfo {
        Objects.requireNonNull(domain, "domain");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(protocol, "protocol");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(readStates, "readStates");
        Objects.requireNonNull(writeStates, "writeStates");
        Objects.requireNonNull(counters, "counters");
        readStates = Collections.unmodifiableSet(new LinkedHashSet<>(readStates));
        writeStates = Collections.unmodifiableSet(new LinkedHashSet<>(writeStates));
    }

    static SocketInfo of(Snapshot snapshot) {
        return new SocketInfo(
                Domain.of(snapshot.kind().domain()),
                Type.of(snapshot.kind().type()),
                Protocol.of(snapshot.kind().protocol()),
                Optional.ofNullable(snapshot.owner()).map(Mailbox::of),
                snapshot.origin(),
                snapshot.readStates(),
                snapshot.writeStates(),
                snapshot.counters(),
                snapshot.readers(),
                snapshot.writers(),
                snapshot.acceptors());
    }
}
