package dev.osock.sctp;

import java.util.Arrays;
import java.util.Objects;

/// A secret that both sides know, to sign by: `struct sctp_authkey`.
///
/// @param assocId the association
/// @param keynumber the key's number, 0 to 65535, the same on both sides
/// @param key the secret, up to 65535 bytes; none, as of key 0 at first, is a key too
public record SctpAuthkey(AssocId assocId, int keynumber, byte[] key) {

    /// Copies the bytes.
    public SctpAuthkey {
        Objects.requireNonNull(assocId, "assocId");
        Objects.requireNonNull(key, "key");
        key = key.clone();
    }

    /// Returns the bytes.
    ///
    /// @return a copy
    @Override
    public byte[] key() {
        return key.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SctpAuthkey that
                && assocId.equals(that.assocId)
                && keynumber == that.keynumber
                && Arrays.equals(key, that.key);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * assocId.hashCode() + keynumber) + Arrays.hashCode(key);
    }

    /// Prints all but the secret.
    @Override
    public String toString() {
        return "key " + keynumber + " of " + key.length + " bytes, association " + assocId;
    }
}
