package dev.osock.internal.mailbox;

import dev.osock.internal.registry.IntrusiveList;

/// Something that a mailbox's owner waits for somewhere, and that is given up when the mailbox ends. The mailbox guards
/// its neighbours.
public interface Claim extends IntrusiveList<Claim> {

    /// Gives it up, because the caller is gone.
    void abandon();
}
