package dev.osock.sctp;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Which notifications a socket receives among its messages: `struct sctp_event_subscribe`. OTP's
/// `sctp_event_subscribe()`.
///
/// @param on those that it receives
public record SctpEvents(Set<SctpEventType> on) {

    /// Copies the set.
    public SctpEvents {
        Objects.requireNonNull(on, "on");
        Set<SctpEventType> copy = EnumSet.noneOf(SctpEventType.class);
        copy.addAll(on);
        on = Collections.unmodifiableSet(copy);
    }

    /// Makes the value that asks for some kinds and no others.
    ///
    /// @param on the kinds
    /// @return the value
    public static SctpEvents of(SctpEventType... on) {
        Objects.requireNonNull(on, "on");
        return new SctpEvents(Set.copyOf(List.of(on)));
    }
}
