package dev.osock.option;

/// How much a receive takes at the most that names no length: the value of [dev.osock.OtpOptions#RCVBUF]. OTP's
/// `{otp, rcvbuf}`.
///
/// @param reads how many times `size` bytes a receive from a stream takes; 0 for once. A receive of a datagram takes
///     `size` bytes.
/// @param size a number of bytes, 1 or more
public record ReceiveBuffer(int reads, int size) {

    /// 8192 bytes, as it is at first.
    public static final ReceiveBuffer DEFAULT = new ReceiveBuffer(0, 8192);

    /// Checks both.
    ///
    /// @throws IllegalArgumentException if the size is not more than 0, or the count is less than 0
    public ReceiveBuffer {
        if (reads < 0 || size <= 0) {
            throw new IllegalArgumentException("rcvbuf: not a count and a size: " + reads + ", " + size);
        }
    }

    /// Makes the value of a number of bytes.
    ///
    /// @param size the number of bytes, 1 or more
    /// @return the value
    /// @throws IllegalArgumentException if it is less than 1
    public static ReceiveBuffer of(int size) {
        return new ReceiveBuffer(0, size);
    }
}
