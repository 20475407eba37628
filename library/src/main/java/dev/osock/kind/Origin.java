package dev.osock.kind;

/// Where a socket's descriptor came from: [dev.osock.SocketInfo#origin()]. OTP's `ctype`.
public enum Origin {
    /// It was opened or accepted by this library, or is that of a [dev.osock.Descriptor] that became a socket. OTP's
    /// `normal`.
    OPENED("normal"),
    /// It is a duplicate of one that the caller gave. OTP's `dup`.
    DUPLICATED("dup"),
    /// It is the one that the caller gave, who closes it. OTP's `fromfd`.
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
