package dev.osock.bench.child;

import java.io.IOException;

/// Passes TCP streams on, one after the other, on one thread. The first two bytes that come are the port to which it
/// connects, at the address from which they come, before anything else is sent to it.
interface Proxy {

    /// Begins.
    ///
    /// @return the port at which it listens, at all addresses
    int start() throws IOException;
}
