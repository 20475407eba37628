package dev.osock.error;

import java.io.IOException;
import java.util.Objects;

/// Reports that a socket call failed. It is not the [java.net.SocketException] of the JDK, but an [IOException] as that
/// is.
///
/// The message names the call, the socket and the peer. What the call had already received or sent when it failed is
/// not lost: [#data()] and [#sent()] give it. OTP's `{error, Reason}` or `{error, {Reason, Data}}`.
///
/// @see <a href="{@docRoot}/dev.osock/doc-files/guide/failures.html">Failures, in the guide</a>
public abstract sealed class SocketException extends IOException
        permits SocketErrnoException,
        SocketClosedException,
        SocketTimeoutException,
        SocketInterruptedException,
        SocketInvalidException,
        SocketAlreadyException {

    private static final long serialVersionUID = 1L;
    private static final byte[] NOTHING = {};

    private final transient byte[] data;
    /// How many bytes were sent, or messages.
    private final long sent;

    SocketException(String message, byte[] data, long sent) {
        super(Objects.requireNonNull(message, "message"));
        this.data = Objects.requireNonNull(data, "data"); // not a copy: for one there may be no memory, and it is lost
        this.sent = sent;
    }

    /// Tells why the call failed, as a value to switch over.
    ///
    /// @return the reason
    public abstract Reason reason();

    /// Tells whether the reason is this error of the operating system.
    ///
    /// ```java
    /// if (e.is(Errno.ECONNRESET)) { … }
    /// ```
    ///
    /// @param errno the error number
    /// @return true if it is; false also if the reason is no error number, as of a time-out
    public final boolean is(Errno errno) {
        return reason().equals(Objects.requireNonNull(errno, "errno"));
    }

    /// Returns the bytes that a receive had taken from the socket before it failed, if it would have returned a new
    /// array. No later receive gets them. A receive into an array or buffer of the caller's leaves them there instead.
    ///
    /// @return a copy of the bytes; empty if there are none, and after deserialisation
    @SuppressWarnings("ConstantValue") // the field is transient, so it is null after deserialisation
    public final byte[] data() {
        return data == null || data.length == 0 ? NOTHING : data.clone();
    }

    /// Returns how many bytes a send had handed to the operating system before it failed; of a call that sends several
    /// messages at once, how many messages.
    ///
    /// @return the count, 0 for anything but a send
    public final long sent() {
        return sent;
    }
}
