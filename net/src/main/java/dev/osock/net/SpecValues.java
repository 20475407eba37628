package dev.osock.net;

import dev.osock.option.Level;
import dev.osock.option.PmtuDiscovery;
import dev.osock.option.SocketOption;
import dev.osock.option.Tos;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/// The values of a specification's options as text: flags, numbers, names of numbers, and text, in which `%` and `&`
/// are `%25` and `%26`.
final class SpecValues {

    private static final int ESCAPE = 3;

    private SpecValues() {}

    /// Finds the socket option of a name: `tcp.nodelay`, and of level `socket` also `mark`.
    static Optional<SocketOption<?>> option(String name) {
        int dot = name.indexOf('.');
        return SocketOption.named(dot < 0 ? Level.SOCKET.otpName() : name.substring(0, dot), name.substring(dot + 1));
    }

    /// Names a socket option.
    static String name(SocketOption<?> option) {
        return option.level() == Level.SOCKET ? option.name() : option.level().otpName() + "." + option.name();
    }

    /// Tells whether values of an option can be written: flags, numbers with and without names, and text.
    static boolean canBeWritten(SocketOption<?> option) {
        Class<?> type = option.type();
        return type == Boolean.class
                || type == Integer.class
                || type == Long.class
                || type == String.class
                || type == Tos.class
                || type == PmtuDiscovery.class;
    }

    /// Reads a value.
    ///
    /// @throws IllegalArgumentException if it is none of the option's; the message says why
    static <T> T read(SocketOption<T> option, String text) {
        Class<T> type = option.type();
        Object read;
        try {
            if (type == Boolean.class) {
                read = flag(text);
            } else if (type == Integer.class) {
                read = Integer.decode(text);
            } else if (type == Long.class) {
                read = Long.decode(text);
            } else if (type == Tos.class) {
                read = Tos.named(text).orElseGet(() -> Tos.of(Integer.decode(text)));
            } else if (type == PmtuDiscovery.class) {
                read = PmtuDiscovery.named(text).orElseGet(() -> new PmtuDiscovery(Integer.decode(text)));
            } else {
                read = unescaped(text);
            }
        } catch (NumberFormatException e) {
            String range = type == Long.class ? "" : " in " + Integer.MIN_VALUE + ".." + Integer.MAX_VALUE;
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no value for \"" + name(option) + "\", which is a number" + range, e);
        }
        return type.cast(read);
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new IllegalArgumentException("\"" + text + "\" is neither true nor false");
        };
    }

    /// Writes text so that it can be a value.
    static String escaped(String text) {
        return text.replace("%", "%25").replace("&", "%26");
    }

    /// Reads text that is a value: `%` and two digits are a byte of its UTF-8.
    ///
    /// @throws IllegalArgumentException if a `%` is followed by anything else, or the bytes are no UTF-8
    static String unescaped(String text) {
        var bytes = new ByteArrayOutputStream();
        int done = 0;
        for (int at = text.indexOf('%'); at >= 0; at = text.indexOf('%', done)) {
            bytes.writeBytes(text.substring(done, at).getBytes(StandardCharsets.UTF_8));
            done = at + ESCAPE;
            if (done > text.length()
                    || !HexFormat.isHexDigit(text.charAt(at + 1))
                    || !HexFormat.isHexDigit(text.charAt(at + 2))) {
                throw new IllegalArgumentException("a % that is not part of %NN: \"" + text + "\"");
            }
            bytes.write(HexFormat.fromHexDigits(text, at + 1, done));
        }
        if (done == 0) {
            return text;
        }
        bytes.writeBytes(text.substring(done).getBytes(StandardCharsets.UTF_8));
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("no UTF-8: \"" + text + "\"", e);
        }
    }
}
