package dev.osock.error;

import java.util.Objects;

/// Reports an error of the operating system, such as `ECONNREFUSED`: the [Errno] that a system call has set. OTP's
/// `{error, Posix}`.
public final class SocketErrnoException extends SocketException {

    private static final long serialVersionUID = 1L;

    private final transient Errno reason;

    /// Makes the exception; the library does this.
    ///
    /// @param message the call, the socket, the peer and the reason
    /// @param reason the reason
    /// @param data what was received before the failure
    /// @param sent how many bytes were sent before the failure
    public SocketErrnoException(String message, Errno reason, byte[] data, long sent) {
        super(message, data, sent);
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    @Override
    public Errno reason() {
        return reason;
    }

    /// Returns the error number, with its name and text.
    ///
    /// @return the same as [#reason()]
    public Errno errno() {
        return reason;
    }
}
