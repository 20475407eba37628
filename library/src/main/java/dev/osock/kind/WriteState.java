package dev.osock.kind;

import java.util.Locale;

/// The state of a socket that sends or connects; several may hold at once: [dev.osock.SocketInfo#writeStates()]. OTP's
/// `wstates`.
public enum WriteState {
    /// A connect waits.
    CONNECTING,
    /// It is connected, or was.
    CONNECTED,
    /// A send or a connect waits, or has waited before.
    SELECTED,
    /// It is being closed or is closed.
    CLOSING,
    /// The same: always together with [#CLOSING].
    CLOSED;

    /// Names the state in lower case: `connected`. These are OTP's names.
    ///
    /// @return the lower-case name
    public String otpName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
