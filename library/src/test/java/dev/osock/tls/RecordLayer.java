package dev.osock.tls;

import dev.osock.option.TlsCipher;
import dev.osock.option.TlsKey;
import dev.osock.option.TlsVersion;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The records of RFC 5246 and RFC 8446 in one direction, as the JDK's ciphers make and open them: what the kernel is
/// compared with.
final class RecordLayer {

    static final int HEADER = 5;
    static final int TAG = 16;

    private final TlsKey key;
    private long record;

    RecordLayer(TlsKey key) {
        this.key = key;
        this.record = key.record();
    }

    /// What a record holds.
    record Opened(int type, byte[] bytes) {}

    /// Makes a record.
    byte[] seal(int type, byte[] bytes) throws GeneralSecurityException {
        byte[] explicit = isCounted() ? number() : new byte[0];
        byte[] plain = isOf13() ? ByteBuffer.allocate(bytes.length + 1).put(bytes).put((byte) type).array() : bytes;
        int length = explicit.length + plain.length + TAG;
        byte[] header = ByteBuffer.allocate(HEADER)
                .put((byte) (isOf13() ? 23 : type))
                .putShort((short) 0x0303)
                .putShort((short) length)
                .array();
        Cipher cipher = cipher(Cipher.ENCRYPT_MODE, explicit);
        cipher.updateAAD(isOf13() ? header : counted(type, bytes.length));
        byte[] sealed = cipher.doFinal(plain);
        record++;
        return ByteBuffer.allocate(HEADER + length).put(header).put(explicit).put(sealed).array();
    }

    /// Tells how long a record is behind its header.
    static int length(byte[] header) {
        return Short.toUnsignedInt(ByteBuffer.wrap(header).getShort(3));
    }

    /// Opens a record.
    ///
    /// @throws GeneralSecurityException if it is not authentic
    Opened open(byte[] header, byte[] body) throws GeneralSecurityException {
        int nonce = isCounted() ? Long.BYTES : 0;
        Cipher cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(body, nonce));
        cipher.updateAAD(isOf13() ? header : counted(header[0], body.length - nonce - TAG));
        byte[] plain = cipher.doFinal(body, nonce, body.length - nonce);
        record++;
        if (!isOf13()) {
            return new Opened(header[0], plain);
        }
        int type = plain.length - 1;
        while (plain[type] == 0) {
            type--; // padding
        }
        return new Opened(plain[type], Arrays.copyOf(plain, type));
    }

    private boolean isOf13() {
        return key.version() == TlsVersion.TLS_1_3;
    }

    /// Whether each record has a part of its nonce with it.
    private boolean isCounted() {
        return !isOf13() && key.cipher() != TlsCipher.CHACHA20_POLY1305;
    }

    private byte[] number() {
        return ByteBuffer.allocate(Long.BYTES).putLong(record).array();
    }

    private byte[] counted(int type, int length) {
        return ByteBuffer.allocate(13)
                .putLong(record)
                .put((byte) type)
                .putShort((short) 0x0303)
                .putShort((short) length)
                .array();
    }

    private Cipher cipher(int mode, byte[] explicit) throws GeneralSecurityException {
        byte[] salt = key.salt().array();
        byte[] nonce = ByteBuffer.allocate(12).put(salt).put(isCounted() ? explicit : key.iv().array()).array();
        if (!isCounted()) {
            ByteBuffer.wrap(nonce).putLong(4, ByteBuffer.wrap(nonce).getLong(4) ^ record);
        }
        boolean isChacha = key.cipher() == TlsCipher.CHACHA20_POLY1305;
        Cipher cipher = Cipher.getInstance(isChacha ? "ChaCha20-Poly1305" : "AES/GCM/NoPadding");
        AlgorithmParameterSpec parameters =
                isChacha ? new IvParameterSpec(nonce) : new GCMParameterSpec(TAG * Byte.SIZE, nonce);
        cipher.init(mode, new SecretKeySpec(key.key().array(), isChacha ? "ChaCha20" : "AES"), parameters);
        return cipher;
    }
}
