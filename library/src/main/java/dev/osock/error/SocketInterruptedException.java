package dev.osock.error;

/// Reports that the thread was interrupted while it would have had to wait. Its interrupt status stays set, and the
/// socket stays open and usable (a `java.nio` channel would have been closed). OTP has none.
public final class SocketInterruptedException extends SocketException {

    private static final long serialVersionUID = 1L;

    /// Makes the exception; the library does this.
    ///
    /// @param message the call, the socket, the peer and the reason
    /// @param data what was received before the failure
    /// @param sent how many bytes were sent before the failure
    public SocketInterruptedException(String message, byte[] data, long sent) {
        super(message, data, sent);
    }

    @Override
    public Reason.Interrupted reason() {
        return Reason.Interrupted.INTERRUPTED;
    }
}
