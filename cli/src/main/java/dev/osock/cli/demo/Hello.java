package dev.osock.cli.demo;

import java.nio.charset.StandardCharsets;

/// The message of the dialogues.
final class Hello {

    static final String TEXT = "hello";
    static final byte[] BYTES = TEXT.getBytes(StandardCharsets.US_ASCII);

    private Hello() {}

    static void verify(String what, byte[] received) throws Mismatch {
        Mismatch.verify(what, text(received), TEXT);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
