package dev.osock.sctp;

import dev.osock.address.Sockaddr;
import java.util.Objects;

/// How often the limit of a path is probed: `struct sctp_probeinterval`, RFC 8899.
///
/// @param assocId the association
/// @param address the address of the peer; [Sockaddr#unspec()] for all
/// @param interval the interval in milliseconds, 5000 or more; 0 for no probing
public record SctpProbeinterval(AssocId assocId, Sockaddr address, long interval) {

    /// Checks that nothing is null.
    public SctpProbeinterval {
        Objects.requireNonNull(assocId, "assocId");
        Objects.requireNonNull(address, "address");
    }
}
