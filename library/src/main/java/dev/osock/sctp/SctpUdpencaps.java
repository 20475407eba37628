package dev.osock.sctp;

import dev.osock.address.Sockaddr;
import java.util.Objects;

/// To which UDP port of the peer packets go if they are wrapped in UDP: `struct sctp_udpencaps`, RFC 6951.
///
/// @param assocId the association
/// @param address the address of the peer; [Sockaddr#unspec()] for all
/// @param port the port, 0 to 65535; 0 for no wrapping
public record SctpUdpencaps(AssocId assocId, Sockaddr address, int port) {

    /// Checks that nothing is null.
    public SctpUdpencaps {
        Objects.requireNonNull(assocId, "assocId");
        Objects.requireNonNull(address, "address");
    }
}
