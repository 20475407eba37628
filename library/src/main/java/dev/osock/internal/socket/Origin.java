package dev.osock.internal.socket;

/// Where a socket's descriptor came from. OTP's `ctype`.
public enum Origin {
    /// From socket(2) or accept(2).
    OPENED("normal"),
    /// Duplicated from one that the caller gave.
    DUPLICATED("dup"),
    /// The one that the caller gave; it is the caller's to close.
    BORROWED("fromfd");

    private final String otpName;

    Origin(String otpName) {
        this.otpName = otpName;
    }

    /// Names it as OTP does.
    ///
    /// @return the name
    public String otpName() {
        return otpName;
    }
}
