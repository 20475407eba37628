package dev.osock.option;

import java.util.Arrays;
import java.util.Optional;

/// How the records of TLS are encrypted and authenticated: `TLS_CIPHER_*`. The kernel makes a nonce of 12 bytes for
/// each record, of what [TlsKey] has as salt and iv.
public enum TlsCipher {
    /// AES with 128 bits in GCM; `TLS_CIPHER_AES_GCM_128`.
    AES_GCM_128(51, 16, 4),
    /// AES with 256 bits in GCM; `TLS_CIPHER_AES_GCM_256`.
    AES_GCM_256(52, 32, 4),
    /// AES with 128 bits in CCM; `TLS_CIPHER_AES_CCM_128`.
    AES_CCM_128(53, 16, 4),
    /// ChaCha20-Poly1305, since Linux 5.11; `TLS_CIPHER_CHACHA20_POLY1305`.
    CHACHA20_POLY1305(54, 32, 0),
    /// SM4 in GCM, since Linux 5.16; `TLS_CIPHER_SM4_GCM`.
    SM4_GCM(55, 16, 4),
    /// SM4 in CCM, since Linux 5.16; `TLS_CIPHER_SM4_CCM`.
    SM4_CCM(56, 16, 4),
    /// ARIA with 128 bits in GCM, of [TlsVersion#TLS_1_2] only, since Linux 6.1; `TLS_CIPHER_ARIA_GCM_128`.
    ARIA_GCM_128(57, 16, 4),
    /// ARIA with 256 bits in GCM, of [TlsVersion#TLS_1_2] only, since Linux 6.1; `TLS_CIPHER_ARIA_GCM_256`.
    ARIA_GCM_256(58, 32, 4);

    private static final int NONCE = 12;

    private final int number;
    private final int keyLength;
    private final int saltLength;

    TlsCipher(int number, int keyLength, int saltLength) {
        this.number = number;
        this.keyLength = keyLength;
        this.saltLength = saltLength;
    }

    /// Finds the cipher of the operating system's number.
    ///
    /// @param number `TLS_CIPHER_AES_GCM_128` and so on
    /// @return the cipher, or nothing if none is known by that number
    public static Optional<TlsCipher> of(int number) {
        return Arrays.stream(values()).filter(cipher -> cipher.number == number).findFirst();
    }

    /// Returns the operating system's number.
    ///
    /// @return the number
    public int number() {
        return number;
    }

    /// Tells how long a key is.
    ///
    /// @return the number of bytes
    public int keyLength() {
        return keyLength;
    }

    /// Tells how long the part of a nonce is that is the same in all records.
    ///
    /// @return the number of bytes
    public int saltLength() {
        return saltLength;
    }

    /// Tells how long the other part of a nonce is.
    ///
    /// @return the number of bytes
    public int ivLength() {
        return NONCE - saltLength;
    }
}
