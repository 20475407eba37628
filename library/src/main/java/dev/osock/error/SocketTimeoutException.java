package dev.osock.error;

/// Reports that the deadline of the call passed. OTP's `{error, timeout}`.
public final class SocketTimeoutException extends SocketException {

    private static final long serialVersionUID = 1L;

    /// Makes the exception; the library does this.
    ///
    /// @param message the call, the socket, the peer and the reason
    /// @param data what was received before the failure
    /// @param sent how many bytes were sent before the failure
    public SocketTimeoutException(String message, byte[] data, long sent) {
        super(message, data, sent);
    }

    @Override
    public Reason.Timeout reason() {
        return Reason.Timeout.TIMEOUT;
    }
}
