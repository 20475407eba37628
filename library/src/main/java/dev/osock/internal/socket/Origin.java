package dev.osock.internal.socket;

/// Where a socket's descriptor came from: the seed's `ctype`.
public enum Origin {
    /// From socket(2) or accept(2).
    OPENED("normal"),
    /// Duplicated from one that the caller gave.
    DUPLICATED("dup"),
    /// The one that the caller gave; it is the caller's to close.
    BORROWED("fromfd");

    private final String seedName;

    Origin(String seedName) {
        this.seedName = seedName;
    }

    /// Names it as the seed does.
    ///
    /// @return the name
    public String seedName() {
        return seedName;
    }
}
