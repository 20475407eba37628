package dev.osock.internal.engine;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;

/// The name of a file as the operating system has it. Java's text of it depends on the locale and may have lost bytes;
/// its URI has them all, the unusual ones escaped.
final class FileName {

    private FileName() {}

    static byte[] bytes(Path path) {
        String escaped = path.toUri().getRawPath();
        var bytes = new ByteArrayOutputStream(escaped.length());
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            if (c == '%') {
                bytes.write(Integer.parseInt(escaped, i + 1, i + 3, 16));
                i += 2;
            } else {
                bytes.write(c);
            }
        }
        return bytes.toByteArray();
    }
}
