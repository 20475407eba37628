package dev.osock.error;

/// Reports that another caller is connecting the socket. OTP's `{error, already}`.
public final class SocketAlreadyException extends SocketException {

    private static final long serialVersionUID = 1L;

    /// Makes the exception; the library does this.
    ///
    /// @param message the call, the socket, the peer and the reason
    /// @param data what was received before the failure
    /// @param sent how many bytes were sent before the failure
    public SocketAlreadyException(String message, byte[] data, long sent) {
        super(message, data, sent);
    }

    @Override
    public Reason.Already reason() {
        return Reason.Already.ALREADY;
    }
}
