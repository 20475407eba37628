package dev.osock.option;

import dev.osock.address.RawBytes;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;

/// The key that the records of TLS in one direction of a connection are encrypted and authenticated with:
/// `struct tls12_crypto_info_*`, the value of [TlsOptions#TX] and [TlsOptions#RX].
///
/// The kernel has the records only. The handshake before is made by a library of TLS, which then must tell the keys it
/// came to; [#of] takes them as the standards name them.
///
/// ```java
/// var key = TlsKey.of(TlsVersion.TLS_1_3, TlsCipher.AES_GCM_128, writeKey, writeIv, 0);
/// socket.setopt(TcpOptions.ULP, "tls");
/// socket.setopt(TlsOptions.TX, key);
/// ```
///
/// @param version the version of TLS
/// @param cipher how records are encrypted
/// @param key the secret, of [TlsCipher#keyLength()] bytes
/// @param salt the part of a nonce that is the same in all records, of [TlsCipher#saltLength()] bytes
/// @param iv the other part of a nonce, of [TlsCipher#ivLength()] bytes: that of the next record, or, of TLS 1.3 and of
///     [TlsCipher#CHACHA20_POLY1305], what the number of the record is added to bit by bit
/// @param record the number of the next record, unsigned: how many have gone, or come, with this key
public record TlsKey(
        TlsVersion version, TlsCipher cipher, RawBytes key, RawBytes salt, RawBytes iv, long record) {

    /// Checks the lengths.
    ///
    /// @throws IllegalArgumentException if one is not that of the cipher
    public TlsKey {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(cipher, "cipher");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(salt, "salt");
        Objects.requireNonNull(iv, "iv");
        check("key", key.array().length, cipher.keyLength(), cipher);
        check("salt", salt.array().length, cipher.saltLength(), cipher);
        check("iv", iv.array().length, cipher.ivLength(), cipher);
    }

    private static void check(String what, int length, int wanted, Object of) {
        if (length != wanted) {
            throw new IllegalArgumentException(
                    "the " + what + " of " + of + " has " + wanted + " bytes, and not " + length);
        }
    }

    /// Makes the value of what a handshake gives.
    ///
    /// @param version the version of TLS
    /// @param cipher how records are encrypted
    /// @param writeKey the `write_key` of who sends in this direction
    /// @param writeIv the `write_IV` of the same: 12 bytes, but of TLS 1.2, unless the cipher is
    ///     [TlsCipher#CHACHA20_POLY1305], the 4 bytes that are the salt; a nonce's rest is the record's number then
    /// @param record the number of the next record: 0 after a handshake of TLS 1.3, 1 after one of TLS 1.2, in which
    ///     the message *Finished* has gone as a record of this key; and one more for each record since
    /// @return the value
    /// @throws IllegalArgumentException if a length is not what it has to be
    public static TlsKey of(TlsVersion version, TlsCipher cipher, byte[] writeKey, byte[] writeIv, long record) {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(cipher, "cipher");
        Objects.requireNonNull(writeKey, "writeKey");
        Objects.requireNonNull(writeIv, "writeIv");
        int salt = cipher.saltLength();
        boolean isCounted = version == TlsVersion.TLS_1_2 && salt > 0;
        int wanted = isCounted ? salt : salt + cipher.ivLength();
        check("write IV", writeIv.length, wanted, version + " and " + cipher);
        byte[] iv = isCounted
                ? ByteBuffer.allocate(Long.BYTES).putLong(record).array()
                : Arrays.copyOfRange(writeIv, salt, wanted);
        return new TlsKey(
                version,
                cipher,
                new RawBytes(writeKey),
                new RawBytes(Arrays.copyOf(writeIv, salt)),
                new RawBytes(iv),
                record);
    }

    /// Prints version, cipher and the number of the next record.
    @Override
    public String toString() {
        return "key of " + version + " and " + cipher + ", record " + Long.toUnsignedString(record);
    }
}
