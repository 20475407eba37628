package dev.osock.error;

/// Reports that the time of the call is over: the time-out of [dev.osock.Socket#within], or the deadline of
/// [dev.osock.Socket#until]. It is not the [java.net.SocketTimeoutException] of the JDK. OTP's `{error, timeout}`.
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
