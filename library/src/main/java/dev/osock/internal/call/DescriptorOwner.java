package dev.osock.internal.call;

/// Owns a descriptor, or none yet.
public interface DescriptorOwner {

    /// Owns a descriptor from now on.
    ///
    /// @param made what a system call has returned: less than 0 for none
    /// @return the same
    int own(int made);
}
