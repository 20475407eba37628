package dev.osock.message;

import java.util.List;

/// The numbers of descriptors that are sent or were received: `SCM_RIGHTS`.
///
/// To send, they must stay open during the call. Received ones are owned by the message: use its descriptors, and take
/// these for information.
///
/// @param descriptors the numbers
public record Rights(List<Integer> descriptors) {

    /// Copies the list.
    public Rights {
        descriptors = List.copyOf(descriptors);
    }
}
