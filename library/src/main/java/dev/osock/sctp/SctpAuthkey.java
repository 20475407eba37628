package dev.osock.sctp;

import dev.osock.address.RawBytes;
import java.util.Objects;

/// A secret that both sides know, to sign by: `struct sctp_authkey`.
///
/// @param assocId the association
/// @param keynumber the key's number, 0 to 65535, the same on both sides
/// @param key the secret, 1 to 65535 bytes; key 0 has none at first, which cannot be set (`EINVAL`)
public record SctpAuthkey(AssocId assocId, int keynumber, RawBytes key) {

    /// Checks that nothing is null.
    public SctpAuthkey {
        Objects.requireNonNull(assocId, "assocId");
        Objects.requireNonNull(key, "key");
    }

    /// Prints all but the secret.
    @Override
    public String toString() {
        return "key " + keynumber + " of " + key.array().length + " bytes, association " + assocId;
    }
}
