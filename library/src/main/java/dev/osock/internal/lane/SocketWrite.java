package dev.osock.internal.lane;

import dev.osock.internal.kernel.Kernel;

/// The lane of sends and connects.
public final class SocketWrite extends Lane {

    public SocketWrite(LaneSocket socket) {
        super(socket, Kernel.POLLOUT);
    }
}
