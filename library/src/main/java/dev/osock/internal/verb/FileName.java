package dev.osock.internal.verb;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// The name of a file as the operating system has it. Java's text of it depends on the locale and may have lost bytes,
/// but not where all of it is ASCII. Its URI has them all, the unusual ones escaped, and a slash at the end of a
/// folder's, for which the JDK asks what the file is: stat(2).
final class FileName {

    private static final char LAST_ASCII = 0x7F;

    private FileName() {}

    static byte[] bytes(Path path) {
        String text = path.toAbsolutePath().toString();
        if (isAscii(text)) {
            return text.getBytes(StandardCharsets.US_ASCII);
        }
        String escaped = path.toUri().getRawPath().replace("+", "%2B").replaceFirst("(?<=.)/$", "");
        return URLDecoder.decode(escaped, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > LAST_ASCII) {
                return false;
            }
        }
        return true;
    }
}
