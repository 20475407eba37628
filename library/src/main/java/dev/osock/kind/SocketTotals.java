package dev.osock.kind;

import dev.osock.error.Errno;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// What the sockets of this process have done since its start, the closed ones too:
/// [dev.osock.SocketRegistry#totals()]. But for `open` no number ever becomes less. OTP has none.
///
/// @param opened sockets that were opened, accepted, or made of a descriptor
/// @param open how many of them are open now
/// @param connections how often connect(2) has succeeded, by which a datagram socket only remembers its peer
/// @param counters what [dev.osock.SocketInfo#counters()] of all of them have counted, added up; of the largest ones
///     the largest
/// @param errors how many exceptions were made with which errno, in the order of the errnos
/// @param timeouts how many calls ended because their time was over
/// @param pollerWakeUps how often the operating system has told of readiness: of one or more sockets, to the thread
///     that takes events or to one in its place
/// @param pollerEvents of how many sockets it has told in all that they were ready
public record SocketTotals(
        long opened,
        long open,
        long connections,
        SocketCounters counters,
        Map<Errno, Long> errors,
        long timeouts,
        long pollerWakeUps,
        long pollerEvents) {

    /// Copies the map.
    public SocketTotals {
        Objects.requireNonNull(counters, "counters");
        Objects.requireNonNull(errors, "errors");
        errors = Collections.unmodifiableMap(new LinkedHashMap<>(errors));
    }
}
