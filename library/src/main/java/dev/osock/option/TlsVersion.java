package dev.osock.option;

import java.util.Arrays;
import java.util.Optional;

/// The versions of TLS whose records the kernel knows.
public enum TlsVersion {
    /// TLS 1.2, RFC 5246; `TLS_1_2_VERSION`.
    TLS_1_2(0x0303),
    /// TLS 1.3, RFC 8446; `TLS_1_3_VERSION`.
    TLS_1_3(0x0304);

    private final int number;

    TlsVersion(int number) {
        this.number = number;
    }

    /// Finds the version of the operating system's number.
    ///
    /// @param number `TLS_1_2_VERSION` and so on
    /// @return the version, or nothing if none is known by that number
    public static Optional<TlsVersion> of(int number) {
        return Arrays.stream(values()).filter(version -> version.number == number).findFirst();
    }

    /// Returns the number of the version, as records and handshakes have it too.
    ///
    /// @return the number
    public int number() {
        return number;
    }
}
