package dev.osock;

import dev.osock.internal.socket.Snapshot;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is known about a socket at one moment. OTP's `info/1`.
///
/// @param domain the address family
/// @param type the type
/// @param protocol the protocol
/// @param owner the mailbox that owns it, empty once it is closed
/// @param ctype where its descriptor came from: `normal`, `dup` or `fromfd`
/// @param rstates its states as a receiver: `bound`, `listening`, `accepting`, `selected`, `closing`, `closed`
/// @param wstates its states as a sender: `connecting`, `connected`, `selected`, `closing`, `closed`
/// @param counters its counters, 64 bits unsigned, by OTP's names: `read_byte`, `write_tries`, `acc_success`, …
/// @param numReaders how many callers receive or wait to
/// @param numWriters how many callers send or wait to
/// @param numAcceptors how many callers accept or wait to
public record SocketInfo(
        Domain domain,
        Type type,
        Protocol protocol,
        Optional<Mailbox> owner,
        String ctype,
        List<String> rstates,
        List<String> wstates,
        Map<String, Long> counters,
        int numReaders,
        int numWriters,
        int numAcceptors) {

    /// Copies the lists and the map.
    public SocketInfo {
        rstates = List.copyOf(rstates);
        wstates = List.copyOf(wstates);
        counters = Map.copyOf(counters);
    }

    static SocketInfo of(Snapshot snapshot) {
        return new SocketInfo(
                Domain.of(snapshot.kind().domain()),
                Type.of(snapshot.kind().type()),
                Protocol.of(snapshot.kind().protocol()),
                Optional.ofNullable(snapshot.owner()).map(Mailbox::of),
                snapshot.origin().otpName(),
                snapshot.readStates(),
                snapshot.writeStates(),
                snapshot.counters(),
                snapshot.readers(),
                snapshot.writers(),
                snapshot.acceptors());
    }
}
