package dev.osock.option;

/// What can be done with an option.
public enum Access {
    /// It can be set and read.
    READ_WRITE,
    /// It can only be read.
    READ,
    /// It can only be set.
    WRITE,
    /// Nothing: the library has a better way, which the option's description names.
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
