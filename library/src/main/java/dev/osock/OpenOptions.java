package dev.osock;

/// What [Socket#open] can be told beside domain, type and protocol: the seed's `Opts` map. Immutable.
///
/// @param useRegistry whether the socket enters the registry
/// @param descriptor what to do with a descriptor that exists already
public record OpenOptions(Registering useRegistry, Descriptor descriptor) {

    /// As [Sockets#useRegistry] says, and on a duplicate.
    public static final OpenOptions DEFAULT = new OpenOptions(Registering.AS_USUAL, Descriptor.DUPLICATE);

    /// Whether a socket enters the registry: the seed's `use_registry`.
    public enum Registering {
        /// As [Sockets#useRegistry] says.
        AS_USUAL,
        /// It enters.
        ALWAYS,
        /// It does not enter, unless it is monitored.
        NEVER
    }

    /// What to do with a descriptor that exists already: the seed's `dup`.
    public enum Descriptor {
        /// Work on a duplicate and leave the given one to the caller, who closes it.
        DUPLICATE,
        /// Work on the given one, which is the caller's to close: closing the socket leaves it open.
        SHARE
    }

    /// Decides about the registry.
    ///
    /// @param choice whether the socket enters it
    /// @return these options with that
    public OpenOptions withUseRegistry(Registering choice) {
        return new OpenOptions(choice, descriptor);
    }

    /// Decides about the descriptor.
    ///
    /// @param choice what to do with it
    /// @return these options with that
    public OpenOptions withDescriptor(Descriptor choice) {
        return new OpenOptions(useRegistry, choice);
    }

    boolean registers() {
        return useRegistry == Registering.ALWAYS
                || (useRegistry == Registering.AS_USUAL && Sockets.usesRegistry());
    }
}
