package dev.osock.kind;

import dev.osock.kind.Support;
/// Whether the platform and the running kernel have something, and if not, who lacks it: what
/// [dev.osock.Platform#support(dev.osock.Feature)] returns.
public enum Support {
    /// It is there.
    YES,
    /// The platform's headers do not have it, so this library does not know its number.
    NOT_ON_PLATFORM,
    /// The running kernel does not have it.
    NOT_IN_KERNEL;
}
