package dev.osock.net.peers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.zip.CRC32C;

/// 100 MiB of which no two blocks are equal, and a checksum of them.
final class Much {

    static final long LENGTH = 100L * 1024 * 1024;

    private static final int BLOCK = 64 * 1024;
    private static final byte[] NOISE = new byte[BLOCK];

    static {
        new Random(1).nextBytes(NOISE);
    }

    private Much() {}

    static void writeTo(OutputStream out) throws IOException {
        byte[] block = NOISE.clone();
        for (long at = 0; at < LENGTH; at += BLOCK) {
            ByteBuffer.wrap(block).putLong(at);
            out.write(block);
        }
    }

    static long checksum() {
        try (var sum = new Sum()) {
            writeTo(sum);
            return sum.value();
        } catch (IOException cannotBe) {
            throw new AssertionError(cannotBe);
        }
    }

    static long checksum(InputStream in) throws IOException {
        try (var sum = new Sum()) {
            in.transferTo(sum);
            return sum.value();
        }
    }

    private static final class Sum extends OutputStream {
        private final CRC32C sum = new CRC32C();

        long value() {
            return sum.getValue();
        }

        @Override
        public void write(int b) {
            sum.update(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            sum.update(bytes, offset, length);
        }
    }
}
