package dev.osock.option;

import java.util.List;

/// What both sides of a connection have agreed on when it began: as many `struct tcp_repair_opt`.
///
/// @param options the agreed options of TCP's header
public record TcpRepairOptions(List<Option> options) {

    /// An option of TCP's header.
    ///
    /// @param code its kind: 2 for the largest segment, 3 for window scaling, 4 for selective acknowledgement, 8 for
    ///     time stamps
    /// @param value the largest segment; of window scaling the own shift, and the peer's times 65536; otherwise 0
    public record Option(long code, long value) {}

    /// Copies the list.
    public TcpRepairOptions {
        options = List.copyOf(options);
    }

    /// Makes a value.
    ///
    /// @param options the options
    /// @return the value
    public static TcpRepairOptions of(Option... options) {
        return new TcpRepairOptions(List.of(options));
    }
}
