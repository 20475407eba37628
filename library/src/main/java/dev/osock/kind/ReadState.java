package dev.osock.kind;

import java.util.Locale;

/// What a socket is as a receiver. OTP's `rstates`.
public enum ReadState {
    /// It has been given an address.
    BOUND,
    /// It listens for connections.
    LISTENING,
    /// Somebody accepts, or waits to.
    ACCEPTING,
    /// Somebody has waited to receive or accept, now or before.
    SELECTED,
    /// It is being closed; stays when it is closed.
    CLOSING,
    /// It is closed, or about to be.
    CLOSED;

    /// Names it as OTP does.
    ///
    /// @return the lower-case name
    public String otpName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
