package dev.osock.internal.engine;

/// A socket as its owner sees it. The owner's mailbox guards its neighbours.
interface Owned extends Linked<Owned> {

    /// Closes it because its owner has ended, without making anybody wait for it to linger.
    void closeForOwner();
}
