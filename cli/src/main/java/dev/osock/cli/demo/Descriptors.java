package dev.osock.cli.demo;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/// How many file descriptors this process may have, and has.
///
/// @param limit the soft limit as it is now; at its start the JVM has raised it to the hard one, unless told not to
/// @param open how many are open
record Descriptors(long limit, long open) {

    static Descriptors now() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? new Descriptors(system.getMaxFileDescriptorCount(), system.getOpenFileDescriptorCount())
                : new Descriptors(Long.MAX_VALUE, 0);
    }

    /// Tells how many more can be opened, with some left over for the JVM itself.
    long available() {
        return Math.max(0, limit - open - 64);
    }
}
