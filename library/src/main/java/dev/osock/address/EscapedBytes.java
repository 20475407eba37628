package dev.osock.address;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/// Bytes as text: printable ASCII as it is, a backslash and all other bytes as `\xNN`.
final class EscapedBytes {

    private static final String ESCAPE = "\\x";
    private static final HexFormat HEX = HexFormat.of();

    private EscapedBytes() {}

    static String format(byte[] bytes, int from) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < bytes.length; i++) {
            byte each = bytes[i];
            if (each < ' ' || each > '~' || each == '\\') {
                text.append(ESCAPE).append(HEX.toHexDigits(each));
            } else {
                text.append((char) each);
            }
        }
        return text.toString();
    }

    /// Reads the text back; characters that need no escape may also be any other ones, as UTF-8.
    static byte[] parse(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int done = 0;
        for (int at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', done)) {
            bytes.writeBytes(Utf8.encode(text.substring(done, at)));
            if (!text.startsWith(ESCAPE, at) || text.length() < at + 4) {
                throw new IllegalArgumentException("a backslash that is not part of \\xNN");
            }
            bytes.write(HexFormat.fromHexDigits(text, at + 2, at + 4));
            done = at + 4;
        }
        bytes.writeBytes(Utf8.encode(text.substring(done)));
        return bytes.toByteArray();
    }
}
