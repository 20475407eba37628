package dev.osock.address;

import dev.osock.kind.Domain;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

/// An address of a Unix socket, a path or an abstract name: `struct sockaddr_un`; see unix(7). The JDK's
/// [UnixDomainSocketAddress] has paths only.
///
/// The first of its bytes (`sun_path`) decides what they are:
///
/// * no byte: no name; to bind to it lets Linux choose an abstract name;
/// * NUL: an abstract name, on Linux only, of all the bytes as they are, further NULs included;
/// * any other: a path, of which the operating system reads up to the first NUL. So that a path is not cut unseen, only
///   the constructor takes one with a NUL in it.
///
/// OTP's `sockaddr_un()`.
///
/// @param bytes `sun_path` without a terminating NUL: at most 107 bytes of a path, or 108 of an abstract name with its
///     leading NUL
public record SockaddrUn(@SuppressWarnings("ArrayRecordComponent") byte[] bytes) implements Sockaddr {

    static final String PREFIX = "unix:";

    private static final int MAX_PATH = 107;
    private static final int MAX_ABSTRACT = 108;
    private static final SockaddrUn UNNAMED = new SockaddrUn(new byte[0]);

    /// Makes the address of a copy of the bytes.
    ///
    /// @throws IllegalArgumentException if they are too many; it names their number
    public SockaddrUn {
        Objects.requireNonNull(bytes, "bytes");
        bytes = bytes.clone();
        if (startsWithNul(bytes)) {
            if (bytes.length > MAX_ABSTRACT) {
                throw new IllegalArgumentException(
                        "abstract name of " + bytes.length + " bytes with its leading NUL is longer than "
                                + MAX_ABSTRACT);
            }
        } else if (bytes.length > MAX_PATH) {
            throw new IllegalArgumentException("path of " + bytes.length + " bytes is longer than " + MAX_PATH);
        }
    }

    /// Makes the address of a path in the file system, in UTF-8. An empty text gives [#unnamed()], one that begins with
    /// NUL an abstract name.
    ///
    /// @param path the path, absolute or relative to the process's working directory
    /// @return the address
    /// @throws IllegalArgumentException if the path is longer than 107 bytes, or an abstract name with its NUL than
    ///     108; if a path has a NUL, or the text a surrogate without its partner
    public static SockaddrUn path(String path) {
        Objects.requireNonNull(path, "path");
        return path(Utf8.encode(path));
    }

    /// Makes the address of the bytes of a path, or of an abstract name with its leading NUL.
    ///
    /// @param path the bytes, without a terminating NUL
    /// @return the address
    /// @throws IllegalArgumentException if the path is longer than 107 bytes, or an abstract name than 108; if a path
    ///     has a NUL
    public static SockaddrUn path(byte[] path) {
        Objects.requireNonNull(path, "path");
        var address = new SockaddrUn(path);
        if (!address.isAbstract()) {
            for (int at = 0; at < path.length; at++) {
                if (path[at] == 0) {
                    throw new IllegalArgumentException(
                            "NUL at byte " + at + " of the path " + EscapedBytes.format(path, 0));
                }
            }
        }
        return address;
    }

    /// Makes the address of a path in the default file system: of the bytes that the operating system has, whatever the
    /// locale makes of them. The empty path gives [#unnamed()].
    ///
    /// @param path the path, absolute or relative to the process's working directory
    /// @return the address
    /// @throws IllegalArgumentException if the path is longer than 107 bytes or of another file system
    public static SockaddrUn path(Path path) {
        Objects.requireNonNull(path, "path");
        if (!path.getFileSystem().equals(FileSystems.getDefault())) {
            throw new IllegalArgumentException("not a path of the default file system: " + path);
        }
        return new SockaddrUn(PathBytes.of(path));
    }

    /// Makes the address of an abstract name, in UTF-8: a name without a file, on Linux only; see unix(7).
    ///
    /// @param name the name, to which the leading NUL is added
    /// @return the address
    /// @throws IllegalArgumentException if the name is longer than 107 bytes or has a surrogate without its partner
    public static SockaddrUn abstractName(String name) {
        Objects.requireNonNull(name, "name");
        return abstractName(Utf8.encode(name));
    }

    /// Makes the address of an abstract name: a name without a file, on Linux only; see unix(7).
    ///
    /// @param name the name, to which the leading NUL is added
    /// @return the address
    /// @throws IllegalArgumentException if the name is longer than 107 bytes
    public static SockaddrUn abstractName(byte[] name) {
        Objects.requireNonNull(name, "name");
        byte[] bytes = new byte[name.length + 1];
        System.arraycopy(name, 0, bytes, 1, name.length);
        return new SockaddrUn(bytes);
    }

    /// Returns the address without a name, which a socket has that is not bound. To bind to it lets Linux choose an
    /// abstract name.
    ///
    /// @return the address of no bytes
    public static SockaddrUn unnamed() {
        return UNNAMED;
    }

    static SockaddrUn parse(String text) {
        String name = text.substring(PREFIX.length());
        return name.startsWith("@")
                ? abstractName(EscapedBytes.parse(name.substring(1)))
                : path(EscapedBytes.parse(name));
    }

    @Override
    public Domain family() {
        return Domain.LOCAL;
    }

    /// Returns `sun_path`.
    ///
    /// @return a copy of the bytes
    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    /// Tells whether this is an abstract name.
    ///
    /// @return true if the first byte is NUL
    public boolean isAbstract() {
        return startsWithNul(bytes);
    }

    /// Tells whether this is the address without a name.
    ///
    /// @return true if there are no bytes
    public boolean isUnnamed() {
        return bytes.length == 0;
    }

    /// Returns path or name as text: the bytes as UTF-8, with U+FFFD where they are not; an abstract name has its
    /// leading NUL.
    ///
    /// @return the text; empty for [#unnamed()]
    public String pathname() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// Converts to the JDK's type.
    ///
    /// @return the same path, byte by byte, but for redundant slashes, which a [Path] leaves out
    /// @throws UnsupportedOperationException if the name is abstract, or there is a NUL in it
    @Override
    public UnixDomainSocketAddress toSocketAddress() {
        try {
            return UnixDomainSocketAddress.of(PathBytes.path(bytes));
        } catch (IllegalArgumentException e) {
            throw new UnsupportedOperationException("java.net has no address for " + this, e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SockaddrUn that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /// Prints `unix:/path`, `unix:@abstract` or `unix:`. Bytes other than printable ASCII, backslashes, and an `@` that
    /// begins a path are printed as `\xNN`.
    @Override
    public String toString() {
        if (isAbstract()) {
            return PREFIX + "@" + EscapedBytes.format(bytes, 1);
        }
        String path = EscapedBytes.format(bytes, 0);
        return PREFIX + (path.startsWith("@") ? "\\x40" + path.substring(1) : path);
    }

    private static boolean startsWithNul(byte[] bytes) {
        return bytes.length > 0 && bytes[0] == 0;
    }
}
