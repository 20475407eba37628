package dev.osock.internal.call;

import dev.osock.address.Sockaddr;
import org.jspecify.annotations.Nullable;

/// What a socket knows of its connection, and is told by the attempts to make it. Under the lock of its write lane.
public interface ConnectionState {

    Kind kind();

    /// The attempt that the kernel has begun and not yet told the end of, whether or not anybody waits for it.
    @Nullable
    ConnectionAttempt begun();

    /// Remembers the attempt that the kernel has begun.
    void begun(ConnectionAttempt attempt);

    /// Remembers the peer, or that there is none any more.
    void connected(Sockaddr to);

    /// Takes note that the attempt has failed.
    void notConnected();
}
