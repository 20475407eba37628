package dev.osock.option;

/// A routing header of IPv6, RFC 8200: `struct ip6_rthdr`.
///
/// @param type how it routes, 0 to 255: 2 for mobile hosts, 4 for segment routing (RFC 8754)
/// @param segmentsLeft how many hosts are still to be visited, 0 to 255
/// @param data what follows, as the type has it; with the four bytes before it a multiple of 8. None stands for no
///     header at all
public record RoutingHeader(int type, int segmentsLeft, RawBytes data) {

    /// No header at all: to set it removes the one that is sent.
    public static final RoutingHeader NONE = new RoutingHeader(0, 0, RawBytes.of());

    /// Tells whether this stands for no header at all.
    ///
    /// @return true if there is no data
    public boolean isNone() {
        return data.array().length == 0;
    }
}
