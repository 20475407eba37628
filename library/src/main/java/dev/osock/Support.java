package dev.osock;

import dev.osock.internal.engine.Features;

/// Whether something is there, and if not, who lacks it.
public enum Support {
    /// It is there.
    YES,
    /// The platform's headers do not have it, so this library does not know its number.
    NOT_ON_PLATFORM,
    /// The running kernel does not have it.
    NOT_IN_KERNEL;

    static Support of(Features.Answer answer) {
        return switch (answer) {
            case YES -> YES;
            case NOT_ON_PLATFORM -> NOT_ON_PLATFORM;
            case NOT_IN_KERNEL -> NOT_IN_KERNEL;
        };
    }
}
