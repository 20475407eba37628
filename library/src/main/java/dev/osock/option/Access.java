package dev.osock.option;

/// Whether an option can be set, read, or both: [SocketOption#access()]. What is not allowed is a
/// `SocketInvalidException`.
public enum Access {
    /// It can be set and read.
    READ_WRITE,
    /// It can only be read.
    READ,
    /// It can only be set.
    WRITE,
    /// It can neither be set nor read: the library has a better way, which the option's description names.
    NONE;

    /// Tells whether the option can be read.
    ///
    /// @return true if it can
    public boolean canRead() {
        return this == READ_WRITE || this == READ;
    }

    /// Tells whether the option can be set.
    ///
    /// @return true if it can
    public boolean canWrite() {
        return this == READ_WRITE || this == WRITE;
    }
}
