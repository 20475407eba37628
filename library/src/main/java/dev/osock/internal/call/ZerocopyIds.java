package dev.osock.internal.call;

/// The numbers of a socket's sends without copying: the kernel counts each system call that has sent something, from 0
/// on, in 32 bits, and tells by these numbers which are done. Guarded by the socket's write lane.
public final class ZerocopyIds {

    private int next;

    /// Whether the next number is not known any more; then sends copy.
    private boolean isLost;

    /// Takes the number of a system call that has sent something.
    int take() {
        return next++;
    }

    /// Whether the kernel's next number is known.
    boolean areKnown() {
        return !isLost;
    }

    /// The kernel may have counted what has not been sent. What was sent before keeps its numbers.
    void lose() {
        isLost = true;
    }
}
