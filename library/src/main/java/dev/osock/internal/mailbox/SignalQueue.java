package dev.osock.internal.mailbox;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The signals that wait in a mailbox, in the order in which they came; those about one handle are chained, so that the
/// oldest of a handle is found at once. Guarded by this.
abstract sealed class SignalQueue extends Sink permits MailboxState {

    /// The chains of handles that were not made for this mailbox; the others know theirs.
    private @Nullable Map<SelectHandleState, QueuedSignal> byHandle;

    /// Chains a signal to those about the same handle.
    final void chain(SelectHandleState handle, QueuedSignal node) {
        QueuedSignal head = find(handle);
        if (head == null) {
            setChain(handle, node);
            node.lastOfHandle = node;
        } else {
            Objects.requireNonNull(head.lastOfHandle).nextOfHandle = node;
            head.lastOfHandle = node;
        }
    }

    private void setChain(SelectHandleState handle, @Nullable QueuedSignal head) {
        if (handle.owner == this) {
            handle.chain = head;
            return;
        }
        if (byHandle == null) {
            byHandle = new HashMap<>();
        }
        if (head == null) {
            byHandle.remove(handle);
        } else {
            byHandle.put(handle, head);
        }
    }

    /// Takes a node out.
    ///
    /// @param before the one before it in its chain, or null if it is the first: every received one is, since chains
    ///     are in the order of the queue
    final void remove(QueuedSignal node, @Nullable QueuedSignal before) {
        remove(node);
        SelectHandleState handle = node.aboutHandle();
        if (handle != null) {
            unchain(handle, node, before);
        }
    }

    private void unchain(SelectHandleState handle, QueuedSignal node, @Nullable QueuedSignal before) {
        QueuedSignal next = node.nextOfHandle;
        if (before != null) {
            before.nextOfHandle = next;
            QueuedSignal head = find(handle);
            if (next == null && head != null) {
                head.lastOfHandle = before;
            }
            return;
        }
        if (next != null) {
            next.lastOfHandle = node.lastOfHandle;
        }
        setChain(handle, next);
    }

    /// Finds the oldest signal about a handle, or the oldest of all.
    final @Nullable QueuedSignal find(@Nullable SelectHandleState handle) {
        if (handle == null) {
            return first;
        }
        if (handle.owner == this) {
            return handle.chain;
        }
        return byHandle == null ? null : byHandle.get(handle);
    }

    /// Takes all out.
    final void removeAll() {
        clear();
        byHandle = null;
    }
}
