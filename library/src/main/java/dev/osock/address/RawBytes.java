package dev.osock.address;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/// Bytes that the library does not interpret, as an immutable value: the array is copied, in and out.
///
/// @param array the bytes
public record RawBytes(byte[] array) {

    /// Copies the array.
    public RawBytes {
        Objects.requireNonNull(array, "array");
        array = array.clone();
    }

    /// Makes a value of a copy of bytes.
    ///
    /// @param bytes the bytes
    /// @return the value
    public static RawBytes of(byte... bytes) {
        Objects.requireNonNull(bytes, "bytes");
        return new RawBytes(bytes);
    }

    /// Returns the bytes.
    ///
    /// @return a copy
    @Override
    public byte[] array() {
        return array.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RawBytes that && Arrays.equals(array, that.array);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(array);
    }

    /// Prints hexadecimal digits: `0x0aff`; `no bytes` if there are none.
    @Override
    public String toString() {
        return array.length == 0 ? "no bytes" : "0x" + HexFormat.of().formatHex(array);
    }
}
