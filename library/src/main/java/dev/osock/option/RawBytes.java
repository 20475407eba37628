package dev.osock.option;

import java.util.Arrays;
import java.util.HexFormat;

/// RawBytes that the library does not look into. The array is copied, in and out.
///
/// @param array the bytes
public record RawBytes(byte[] array) {

    /// Copies the array.
    public RawBytes {
        array = array.clone();
    }

    /// Wraps bytes.
    ///
    /// @param bytes the bytes
    /// @return the value
    public static RawBytes of(byte... bytes) {
        return new RawBytes(bytes);
    }

    /// Gives the bytes.
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

    /// Prints hexadecimal digits.
    @Override
    public String toString() {
        return array.length == 0 ? "no bytes" : "0x" + HexFormat.of().formatHex(array);
    }
}
