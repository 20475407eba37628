package dev.osock.internal.lane;

import dev.osock.internal.kernel.Kernel;

/// The lane of receives and accepts.
public final class SocketRead extends Lane {

    public SocketRead(LaneSocket socket) {
        super(socket, Kernel.POLLIN);
    }
}
