package dev.osock.sctp;

import dev.osock.address.Sockaddr;
import java.util.Objects;

/// When an address of the peer is taken for gone, and when another becomes the primary one: `struct
/// sctp_paddrthlds_v2`, RFC 7829.
///
/// @param assocId the association
/// @param address the address; [Sockaddr#unspec()] for all
/// @param pathmaxrxt how often something is sent again before it is, 0 to 65535; to set, 0 leaves it as it is
/// @param pathpfthld how often something is sent again before others are used in its place, 0 to 65535
/// @param pathcpthld how often something is sent again before one of those becomes the primary one; 65535 for never
public record SctpPaddrthldsV2(
        AssocId assocId, Sockaddr address, int pathmaxrxt, int pathpfthld, int pathcpthld) {

    /// Checks that nothing is null.
    public SctpPaddrthldsV2 {
        Objects.requireNonNull(assocId, "assocId");
        Objects.requireNonNull(address, "address");
    }
}
