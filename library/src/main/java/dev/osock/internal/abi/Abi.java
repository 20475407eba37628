package dev.osock.internal.abi;

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
        return switch (platform) {
            case "linux-x86-64" -> new Abi(platform, LinuxX8664.table());
            case "linux-aarch64" -> new Abi(platform, LinuxAarch64.table());
            default -> throw new UnsupportedOperationException("no table of the platform " + platform);
        };
    }

    /// Gives the table as it is: see `abi/README.md`.
    String table() {
        return table;
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
            int end = Math.min(start + key.length(), table.length());
            int difference = table.substring(start, end).compareTo(key);
            if (difference == 0) {
                return OptionalInt.of(cell(end, column));
            }
            if (difference < 0) {
                low = table.indexOf('\n', start) + 1;
            } else {
                high = start;
            }
        }
        return OptionalInt.empty();
    }

    /// Reads the number in a column, of those from an offset on.
    private int cell(int offset, int column) {
        int start = offset;
        for (int i = 0; i < column; i++) {
            start = table.indexOf('\t', start) + 1;
        }
        int end = start;
        while (table.charAt(end) > ' ') {
            end++;
        }
        return (int) Long.parseLong(table, start, end, 10);
    }
}
