package dev.osock.internal.engine;

/// Owns a descriptor, or none yet.
interface DescriptorOwner {

    /// Owns a descriptor from now on.
    ///
    /// @param made what a system call has returned: less than 0 for none
    /// @return the same
    int own(int made);
}
