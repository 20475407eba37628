package dev.osock.option;

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

    /// Returns the number of the version, as records and handshakes have it too.
    ///
    /// @return the number
    public int number() {
        return number;
    }
}
