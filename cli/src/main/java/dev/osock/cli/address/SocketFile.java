package dev.osock.cli.address;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// The file that bind(2) made for a Unix socket.
///
/// @param path where it is
/// @param key tells it from a file that another process puts at the same path
record SocketFile(Path path, @Nullable Object key) {

    private static final int S_IFMT = 0xF000;
    private static final int S_IFSOCK = 0xC000;

    /// Takes note of the file that has just been made at a path.
    static SocketFile at(Path path) throws IOException {
        return new SocketFile(path.toAbsolutePath(), key(path));
    }

    static boolean isSocket(Path path) {
        try {
            return Files.getAttribute(path, "unix:mode") instanceof Integer mode && (mode & S_IFMT) == S_IFSOCK;
        } catch (IOException | UnsupportedOperationException _) {
            return false;
        }
    }

    /// Removes the file, unless it is gone or another has come in its place.
    void remove() throws IOException {
        try {
            Object found = key(path);
            if (found != null && found.equals(key)) {
                Files.deleteIfExists(path);
            }
        } catch (NoSuchFileException _) {
            // somebody else removed it
        }
    }

    private static @Nullable Object key(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
    }
}
