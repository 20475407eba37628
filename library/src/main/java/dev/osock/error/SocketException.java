package dev.osock.error;

import java.io.IOException;

/// Reports that a socket call failed.
///
/// The message names the call, the socket and the peer. What the call had already received or sent when it failed is
/// not lost: [#data()] and [#sent()] give it. OTP's `{error, Reason}` or `{error, {Reason, Data}}`.
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
        super(message);
        this.data = data; // which is given over: for a copy there may be no memory, and then it would be lost
        this.sent = sent;
    }

    /// Says why the call failed, as a value to switch over.
    ///
    /// @return the reason
    public abstract Reason reason();

    /// Tells whether the operating system has reported this error.
    ///
    /// ```java
    /// if (e.is(Errno.ECONNRESET)) { … }
    /// ```
    ///
    /// @param errno the error number
    /// @return true if it is the reason; false also where the reason is no error number, as of a time-out
    public final boolean is(Errno errno) {
        return reason().equals(errno);
    }

    /// Gives the bytes that a `byte[]` receive had taken from the socket before it failed. They are consumed: no later
    /// receive sees them. A `ByteBuffer` receive leaves them in the buffer instead.
    ///
    /// @return a copy of the bytes, empty if there are none
    @SuppressWarnings("ConstantValue") // the field is transient, so it is null after deserialisation
    public final byte[] data() {
        return data == null || data.length == 0 ? NOTHING : data.clone();
    }

    /// Gives the number of bytes that a send had handed to the operating system before it failed; of a call that sends
    /// several messages at once, the number of messages.
    ///
    /// @return the count, 0 for anything but a send
    public final long sent() {
        return sent;
    }
}
