package dev.osock.internal.engine;

/// Something that a mailbox's owner waits for somewhere, and that is given up when the mailbox ends. The mailbox guards its neighbours.
interface Claim extends Linked<Claim> {

    /// Gives it up, because the caller is gone.
    void abandon();
}
