package dev.osock.kind;

import java.util.Locale;

/// The state of a socket that receives or accepts; several may hold at once: [dev.osock.SocketInfo#readStates()]. OTP's
/// `rstates`.
public enum ReadState {
    /// It has been bound to an address.
    BOUND,
    /// It takes connections.
    LISTENING,
    /// An accept waits.
    ACCEPTING,
    /// A receive or an accept waits, or has waited before.
    SELECTED,
    /// It is being closed or is closed.
    CLOSING,
    /// The same: always together with [#CLOSING].
    CLOSED;

    /// Names the state in lower case: `bound`. These are OTP's names.
    ///
    /// @return the lower-case name
    public String otpName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
