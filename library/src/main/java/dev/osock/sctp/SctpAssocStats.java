package dev.osock.sctp;

import dev.osock.address.Sockaddr;
import java.util.Map;
import java.util.Objects;

/// What has been counted of an association: `struct sctp_assoc_stats`.
///
/// @param assocId the association
/// @param obsRtoIpaddr the address with the longest wait for an acknowledgement since this was last asked
/// @param values the numbers by their C names without `sas_`, as in `<linux/sctp.h>`, such as `opackets`
public record SctpAssocStats(AssocId assocId, Sockaddr obsRtoIpaddr, Map<String, Long> values) {

    /// Copies the map.
    public SctpAssocStats {
        Objects.requireNonNull(assocId, "assocId");
        Objects.requireNonNull(obsRtoIpaddr, "obsRtoIpaddr");
        Objects.requireNonNull(values, "values");
        values = Map.copyOf(values);
    }

    /// Makes the question for an association.
    ///
    /// @param assocId the association
    /// @return the question
    public static SctpAssocStats ask(AssocId assocId) {
        return new SctpAssocStats(assocId, Sockaddr.unspec(), Map.of());
    }

    /// Gives one of the numbers.
    ///
    /// @param name its name, such as `opackets`
    /// @return the number
    /// @throws IllegalArgumentException if none has that name
    public long value(String name) {
        Objects.requireNonNull(name, "name");
        Long value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("sctp_assoc_stats has no number " + name);
        }
        return value;
    }
}
