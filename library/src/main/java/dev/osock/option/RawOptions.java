package dev.osock.option;

import java.util.List;

/// The options of raw sockets of IPv4, level `SOL_RAW`; see raw(7) and icmp(7). Those of any IP socket, which they have
/// too, are [IpOptions]. OTP has none of these.
public final class RawOptions {

    private static final Rows ROWS = new Rows(Level.RAW);

    /// Does not receive ICMP messages of some types; at first it receives all. Sockets of
    /// [dev.osock.kind.Protocol#ICMP] only: `EOPNOTSUPP`.
    public static final SocketOption<IcmpFilter> ICMP_FILTER =
            ROWS.add("icmp_filter", "ICMP_FILTER", Shape.of(IcmpFilter.class));

    private RawOptions() {}

    /// Lists these options.
    ///
    /// @return all of them
    public static List<SocketOption<?>> all() {
        return ROWS.all();
    }
}
