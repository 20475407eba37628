package dev.osock.internal.abi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// The numbers and layouts of one platform's C interface, by their C names.
///
/// The table is the sorted text that the probe printed, and is searched as it is: a start that needs a hundred of its
/// lines does not pay for parsing them all. A lookup is a binary search, so keep what was looked up.
public final class Abi {
    private static volatile @Nullable Abi current;

    private final String platform;
    private final String table;

    private Abi(String platform, String table) {
        this.platform = platform;
        this.table = table;
    }

    /// Reads the table of the platform this runs on, once.
    ///
    /// @return the table
    /// @throws UnsupportedOperationException if there is none
    public static Abi current() {
        Abi abi = current;
        if (abi == null) {
            abi = of(platform(System.getProperty("os.name"), System.getProperty("os.arch"), ByteOrder.nativeOrder()));
            current = abi;
        }
        return abi;
    }

    /// Reads the table of any platform.
    ///
    /// @param platform the platform's name, such as `linux-aarch64`
    /// @return the table
    /// @throws UnsupportedOperationException if there is none
    public static Abi of(String platform) {
        try (InputStream resource = Abi.class.getResourceAsStream(platform.concat(".tsv"))) {
            if (resource == null) {
                throw new UnsupportedOperationException("no table of the platform " + platform);
            }
            return new Abi(platform, new String(resource.readAllBytes(), ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the table of the platform " + platform, e);
        }
    }

    /// Names the platform that these system properties describe; every supported one is 64-bit and little-endian.
    static String platform(String osName, String osArch, ByteOrder order) {
        String platform = switch (osArch) {
            case "amd64", "x86_64" -> "linux-x86-64";
            case "aarch64" -> "linux-aarch64";
            default -> "";
        };
        if (platform.isEmpty() || !osName.equals("Linux") || order != ByteOrder.LITTLE_ENDIAN) {
            throw new UnsupportedOperationException(
                    "osock runs on a 64-bit JVM on Linux x86-64 and aarch64; this is %s on %s, %s"
                            .formatted(osName, osArch, order));
        }
        return platform;
    }

    /// Names the platform.
    ///
    /// @return `linux-x86-64` or `linux-aarch64`
    public String platform() {
        return platform;
    }

    /// Looks up a C constant that every supported platform has.
    ///
    /// @param symbol the constant's C name, such as `SO_REUSEADDR`
    /// @return its value; the bit pattern of one that needs 32 unsigned bits, such as `EPOLLET`
    /// @throws IllegalArgumentException if the platform lacks it
    public int number(String symbol) {
        return present(symbol, find(symbol));
    }

    /// Looks up a C constant that the platform may lack.
    ///
    /// @param symbol the constant's C name, such as `IP_DONTFRAG`
    /// @return its value, or nothing if the platform lacks it
    public OptionalInt find(String symbol) {
        return search("const", symbol, 0);
    }

    /// Looks up the size of a structure or a type.
    ///
    /// @param struct a structure's tag, such as `msghdr`, or a type's name, such as `socklen_t`
    /// @return the size in bytes
    /// @throws IllegalArgumentException if the table lacks it
    public int size(String struct) {
        return present(struct, search("struct", struct, 0));
    }

    /// Looks up where a structure's field is.
    ///
    /// @param struct the structure's tag, such as `msghdr`
    /// @param field the field's name, such as `msg_iov`
    /// @return the offset in bytes
    /// @throws IllegalArgumentException if the table lacks it
    public int offset(String struct, String field) {
        String name = struct.concat(".").concat(field);
        return present(name, search("field", name, 0));
    }

    /// Looks up how long a structure's field is.
    ///
    /// @param struct the structure's tag, such as `msghdr`
    /// @param field the field's name, such as `msg_iov`
    /// @return the size in bytes; 0 for an array of open length at the structure's end
    /// @throws IllegalArgumentException if the table lacks it
    public int size(String struct, String field) {
        String name = struct.concat(".").concat(field);
        return present(name, search("field", name, 1));
    }

    @Override
    public String toString() {
        return platform;
    }

    private int present(String symbol, OptionalInt value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException(symbol + " does not exist on " + platform);
        }
        return value.getAsInt();
    }

    private OptionalInt search(String kind, String name, int column) {
        String key = kind.concat("\t").concat(name).concat("\t"); // a process's first `+` takes milliseconds
        int low = 0;
        int high = table.length();
        while (low < high) {
            int start = table.lastIndexOf('\n', (low + high) / 2 - 1) + 1;
            int end = table.indexOf('\n', start);
            String line = table.substring(start, end);
            if (line.startsWith(key)) {
                String value = line.substring(key.length()).split("\t", -1)[column];
                return OptionalInt.of((int) Long.parseLong(value));
            }
            if (line.compareTo(key) < 0) {
                low = end + 1;
            } else {
                high = start;
            }
        }
        return OptionalInt.empty();
    }
}
