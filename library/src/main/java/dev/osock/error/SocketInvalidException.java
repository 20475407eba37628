package dev.osock.error;

/// Reports a call that makes no sense in this form or state. OTP's `{error, {invalid, What}}`.
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
        this.reason = reason;
    }

    @Override
    public Reason.Invalid reason() {
        return reason;
    }
}
