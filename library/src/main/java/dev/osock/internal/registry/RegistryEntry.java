package dev.osock.internal.registry;

/// What can be in one [Registry], and knows its place there.
public abstract class RegistryEntry {

    /// The place, or -1 for none. Guarded by the registry.
    int place = -1;

    /// Whether it is shown. Guarded by the registry.
    boolean shown;

    /// Is in no registry at first.
    protected RegistryEntry() {}

    /// Is leaving its registry, once; under the lock of that, and so in one moment for all who have it. Needs no
    /// memory.
    protected void leaves() {}
}
