package dev.osock.internal.call;

/// The numbers of a socket's sends without copying: the kernel counts each system call that has sent something, from 0
/// on, in 32 bits, and tells by these numbers which are done. Guarded by the socket's write lane.
public final class ZerocopyIds {

    private int next;

    /// Takes the number of a system call that has sent something.
    int take() {
        return next++;
    }
}
