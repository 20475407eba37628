package dev.osock.kind;

import java.util.Locale;

/// What a socket is as a sender. OTP's `wstates`.
public enum WriteState {
    /// Somebody connects it.
    CONNECTING,
    /// It is connected, or was.
    CONNECTED,
    /// Somebody has waited to send or connect, now or before.
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
