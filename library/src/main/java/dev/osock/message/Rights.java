package dev.osock.message;

import java.util.List;
import java.util.Objects;

/// The numbers of descriptors that are passed over a Unix socket: `SCM_RIGHTS`, the value of [ControlTypes#RIGHTS].
///
/// Those that are sent must stay open during the call. Those that were received belong to the message, which has them
/// as [dev.osock.ReceivedMsg#descriptors()]; the numbers are only told here.
///
/// @param descriptors the numbers, at most 253
public record Rights(List<Integer> descriptors) {

    /// Copies the list.
    public Rights {
        Objects.requireNonNull(descriptors, "descriptors");
        descriptors = List.copyOf(descriptors);
    }
}
