package dev.osock.sctp;

import java.util.Objects;

/// A number that belongs to an association: `struct sctp_assoc_value`. OTP's `sctp_assoc_value()`.
///
/// @param assocId the association
/// @param value the number, 0 to 4294967295
public record SctpAssocValue(AssocId assocId, long value) {

    /// Checks that nothing is null.
    public SctpAssocValue {
        Objects.requireNonNull(assocId, "assocId");
    }

    /// Makes the value for associations that begin later.
    ///
    /// @param value the number
    /// @return the value
    public static SctpAssocValue of(long value) {
        return new SctpAssocValue(AssocId.FUTURE, value);
    }

    /// Makes the question for the number of an association.
    ///
    /// @param assocId the association
    /// @return the question
    public static SctpAssocValue ask(AssocId assocId) {
        return new SctpAssocValue(assocId, 0);
    }
}
