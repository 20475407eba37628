package dev.osock.message;

import dev.osock.option.Timespec;
import java.util.Objects;

/// When a packet came or was sent: `struct scm_timestamping`, the value of [ControlTypes#TIMESTAMPING]. A time that was
/// not taken is [Timespec#ZERO].
///
/// @param software the time that the kernel has taken, since 1970
/// @param legacy not used any more
/// @param hardware the time that the network device has taken, by its own clock
public record Timestamping(Timespec software, Timespec legacy, Timespec hardware) {

    /// Checks that nothing is null.
    public Timestamping {
        Objects.requireNonNull(software, "software");
        Objects.requireNonNull(legacy, "legacy");
        Objects.requireNonNull(hardware, "hardware");
    }
}
