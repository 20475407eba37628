package dev.osock.address;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;

/// The bytes of a path of the default file system, as the operating system has them. Java's text of a path depends on
/// the locale, and has U+FFFD for what the locale cannot spell; its URI has all bytes, the unusual ones escaped.
final class PathBytes {

    private PathBytes() {}

    static byte[] of(Path path) {
        String text = path.toString();
        if (text.chars().allMatch(c -> c < 0x80)) {
            return text.getBytes(StandardCharsets.US_ASCII); // which every locale can spell
        }
        String escaped = root(path).resolve(path).toUri().getRawPath().replace("+", "%2B");
        byte[] bytes = URLDecoder.decode(escaped, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
        int end = bytes[bytes.length - 1] == '/' ? bytes.length - 1 : bytes.length; // as of a directory that is there
        return Arrays.copyOfRange(bytes, path.isAbsolute() ? 0 : 1, end);
    }

    /// Makes the path of such bytes.
    ///
    /// @throws IllegalArgumentException if there is a NUL among them
    static Path path(byte[] bytes) {
        if (bytes.length == 0) {
            return Path.of("");
        }
        String escaped = "%" + HexFormat.ofDelimiter("%").formatHex(bytes);
        Path absolute = Path.of(URI.create("file:///" + escaped.replace("%2f", "/")));
        return bytes[0] == '/' ? absolute : absolute.subpath(0, absolute.getNameCount());
    }

    private static Path root(Path path) {
        return path.getFileSystem().getPath("/");
    }
}
