package dev.osock.option;

import dev.osock.address.RawBytes;
import java.util.Objects;

/// A routing header of an IPv6 packet, which lists hosts to visit on the way, RFC 8200: `struct ip6_rthdr`.
///
/// @param type how it routes, 0 to 255: 2 for mobile hosts, 4 for segment routing (RFC 8754)
/// @param segmentsLeft how many hosts are still to be visited, 0 to 255
/// @param data what follows, as the type has it: 4, 12, 20, … bytes, up to 2044. None stands for no header at all.
public record RoutingHeader(int type, int segmentsLeft, RawBytes data) {

    /// No header at all: to set this removes the header that is sent.
    public static final RoutingHeader NONE = new RoutingHeader(0, 0, RawBytes.of());

    /// Checks that nothing is null.
    public RoutingHeader {
        Objects.requireNonNull(data, "data");
    }

    /// Tells whether this stands for no header at all.
    ///
    /// @return true if there is no data
    public boolean isNone() {
        return data.array().length == 0;
    }
}
