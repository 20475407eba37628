package dev.osock.internal.mailbox;

import dev.osock.internal.registry.IntrusiveList;

/// A socket as its owner sees it. The owner's mailbox guards its neighbours.
public interface Owned extends IntrusiveList<Owned> {

    /// Closes it because its owner has ended, without making anybody wait for it to linger.
    void closeForOwner();
}
