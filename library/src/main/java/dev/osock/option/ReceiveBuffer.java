package dev.osock.option;

/// The room of a receive that names none. OTP's `{otp, rcvbuf}`.
///
/// @param reads how many full buffers a stream receive of what is there takes at the most; 0 for one
/// @param size the size of a buffer in bytes
public record ReceiveBuffer(int reads, int size) {

    /// One buffer of 8192 bytes.
    public static final ReceiveBuffer DEFAULT = new ReceiveBuffer(0, 8192);

    /// Checks both.
    ///
    /// @throws IllegalArgumentException if the size is not more than 0, or the count is less than 0
    public ReceiveBuffer {
        if (reads < 0 || size <= 0) {
            throw new IllegalArgumentException("rcvbuf: not a count and a size: " + reads + ", " + size);
        }
    }

    /// One buffer of a size.
    ///
    /// @param size the size in bytes
    /// @return the value
    public static ReceiveBuffer of(int size) {
        return new ReceiveBuffer(0, size);
    }
}
