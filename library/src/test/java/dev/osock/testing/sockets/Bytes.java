package dev.osock.testing.sockets;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Random;

/// Bytes to send.
public final class Bytes {

    /// More than the buffers of a connection hold.
    public static final int TOO_MANY = 16 << 20;

    private Bytes() {}

    public static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }

    /// A direct buffer that has them.
    public static ByteBuffer direct(byte[] bytes) {
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }

    /// The bytes that are left in a buffer, whose position stays.
    public static byte[] remaining(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(buffer.position(), bytes);
        return bytes;
    }

    public static String text(byte[] bytes) {
        return new String(bytes, US_ASCII);
    }

    /// Bytes without a pattern, always the same ones for a length.
    public static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
