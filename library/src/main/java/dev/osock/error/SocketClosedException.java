package dev.osock.error;

import java.util.Objects;

/// Reports that the socket is closed, or that a receive has found the end of the peer's stream: [#isEndOfStream()]
/// tells which. OTP's `{error, closed}`.
public final class SocketClosedException extends SocketException {

    private static final long serialVersionUID = 1L;

    private final transient Reason.Closed reason;

    /// Makes the exception; the library does this.
    ///
    /// @param message the call, the socket, the peer and the reason
    /// @param reason the reason
    /// @param data what was received before the failure
    /// @param sent how many bytes were sent before the failure
    public SocketClosedException(String message, Reason.Closed reason, byte[] data, long sent) {
        super(message, data, sent);
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    @Override
    public Reason.Closed reason() {
        return reason;
    }

    /// Tells whether the peer has ended the stream, and not this process closed the socket.
    ///
    /// @return true if a receive has found the end of the stream
    public boolean isEndOfStream() {
        return reason == Reason.Closed.BY_PEER;
    }
}
