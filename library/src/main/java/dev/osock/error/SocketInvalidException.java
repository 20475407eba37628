package dev.osock.error;

import java.util.Objects;

/// Reports a call that makes no sense with these arguments or at this moment, and that the operating system has not
/// been asked for: such as a receive while an accept waits, or an option that the platform does not have. OTP's
/// `{error, {invalid, What}}`.
public final class SocketInvalidException extends SocketException {

    private static final long serialVersionUID = 1L;

    private final transient Reason.Invalid reason;

    /// Makes the exception; the library does this.
    ///
    /// @param message the call, the socket, the peer and the reason
    /// @param reason the reason
    /// @param data what was received before the failure
    /// @param sent how many bytes were sent before the failure
    public SocketInvalidException(String message, Reason.Invalid reason, byte[] data, long sent) {
        super(message, data, sent);
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    @Override
    public Reason.Invalid reason() {
        return reason;
    }
}
