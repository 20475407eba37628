package dev.osock.internal.verb;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// The name of a file as the operating system has it. Java's text of it depends on the locale and may have lost bytes;
/// its URI has them all, the unusual ones escaped, and a slash at the end of a folder's.
final class FileName {

    private FileName() {}

    static byte[] bytes(Path path) {
        String escaped = path.toUri().getRawPath().replace("+", "%2B").replaceFirst("(?<=.)/$", "");
        return URLDecoder.decode(escaped, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
    }
}
