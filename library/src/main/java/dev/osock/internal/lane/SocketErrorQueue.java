package dev.osock.internal.lane;

import dev.osock.internal.kernel.Kernel;

/// The lane of receives from the error queue.
public final class SocketErrorQueue extends Lane {

    public SocketErrorQueue(LaneSocket socket) {
        super(socket, Kernel.POLLERR);
    }
}
