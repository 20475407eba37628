package dev.osock.sctp;

import dev.osock.address.Sockaddr;
import java.util.Objects;

/// When an address of the peer is taken for gone: `struct sctp_paddrthlds`, RFC 7829.
///
/// @param assocId the association
/// @param address the address; [Sockaddr#unspec()] for all
/// @param pathmaxrxt how often something is sent again before it is, 0 to 65535; to set, 0 leaves it as it is
/// @param pathpfthld how often something is sent again before others are used in its place, 0 to 65535
public record SctpPaddrthlds(AssocId assocId, Sockaddr address, int pathmaxrxt, int pathpfthld) {

    /// Checks that nothing is null.
    public SctpPaddrthlds {
        Objects.requireNonNull(assocId, "assocId");
        Objects.requireNonNull(address, "address");
    }
}
