package dev.osock.option;

import java.util.List;
import java.util.Objects;

/// What both sides of a TCP connection agreed on when it began, for a socket that takes it over:
/// `struct tcp_repair_opt`, one for each; the value of [TcpOptions#REPAIR_OPTIONS].
///
/// @param options the agreed options of TCP's header
public record TcpRepairOptions(List<Option> options) {

    /// An option of TCP's header.
    ///
    /// @param code its kind: 2 for the largest segment, 3 for window scaling, 4 for selective acknowledgement, 8 for
    ///     time stamps
    /// @param value of 2 the largest segment in bytes; of 3 the shift of the windows that the peer tells, 0 to 14, plus
    ///     65536 times that of the windows that this side tells; otherwise 0
    public record Option(long code, long value) {}

    /// Copies the list.
    public TcpRepairOptions {
        Objects.requireNonNull(options, "options");
        options = List.copyOf(options);
    }

    /// Makes the value of options.
    ///
    /// @param options the options
    /// @return the value
    public static TcpRepairOptions of(Option... options) {
        Objects.requireNonNull(options, "options");
        return new TcpRepairOptions(List.of(options));
    }
}
