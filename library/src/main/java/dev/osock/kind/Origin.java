package dev.osock.kind;

/// Where a socket's descriptor came from. OTP's `ctype`.
public enum Origin {
    /// From socket(2) or accept(2). OTP's `normal`.
    OPENED("normal"),
    /// Duplicated from one that the caller gave. OTP's `dup`.
    DUPLICATED("dup"),
    /// The one that the caller gave; it is the caller's to close. OTP's `fromfd`.
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
