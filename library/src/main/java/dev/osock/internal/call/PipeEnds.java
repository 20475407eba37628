package dev.osock.internal.call;

import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.wait.Outcome;

/// The ends of a pipe through which bytes go within the kernel. One call at a time uses it.
public final class PipeEnds {

    private final int readEnd;
    private final int writeEnd;
    private final int capacity;

    /// How many bytes are in it. Others may look.
    private volatile int size;

    public PipeEnds(int readEnd, int writeEnd, int capacity) {
        this.readEnd = readEnd;
        this.writeEnd = writeEnd;
        this.capacity = capacity;
    }

    public int capacity() {
        return capacity;
    }

    public int size() {
        return size;
    }

    /// Takes bytes from a socket once, into the empty pipe: would-block then means that there are none.
    ///
    /// @return how many, 0 at the end of the stream, or `-errno`
    long fill(int fd, Call call) {
        return took(call, Kernel.splice(call.scratch, fd, writeEnd, capacity), 1);
    }

    /// Gives bytes to a socket once.
    ///
    /// @return how many all attempts have given if the pipe is empty now, [Outcome#MORE], or `-errno`
    long drain(int fd, Call call) {
        if (size == 0) {
            return call.total;
        }
        long sent = took(call, Kernel.splice(call.scratch, readEnd, fd, size), -1);
        if (sent <= 0) {
            return sent == 0 ? Kernel.EINVAL : sent; // it cannot be empty
        }
        return size == 0 ? call.total : Outcome.MORE;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // there is one writer
    private long took(Call call, long moved, int sign) {
        if (moved > 0) {
            size += sign * (int) moved;
            call.moved = (int) moved;
            call.total += moved;
        }
        return moved;
    }
}
