package dev.osock.cli;

import static dev.osock.cli.output.Fields.fields;

import dev.osock.address.In6Addr;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The IPv6 addresses of the network interfaces, which no request of ioctl(2) tells: `/proc/net/if_inet6`.
final class Inet6Addresses {

    private static final Path FILE = Path.of("/proc/net/if_inet6");
    private static final int HEX = 16;

    /// Columns of the file.
    private static final int INDEX = 1;
    private static final int PREFIX = 2;
    private static final int SCOPE = 3;
    private static final int COLUMNS = 6;

    private final Map<Integer, List<Inet6>> byIndex = new HashMap<>();

    private Inet6Addresses() {}

    /// An address of an interface.
    ///
    /// @param address the address
    /// @param prefix how many bits of it are the network's
    /// @param scope where it is known: `global`, `link`, `host`, `site`, or the kernel's number
    record Inet6(In6Addr address, int prefix, String scope) {

        Map<String, @Nullable Object> json() {
            return fields("address", address, "prefix_length", prefix, "scope", scope);
        }

        @Override
        public String toString() {
            return address + "/" + prefix;
        }
    }

    /// Reads them.
    ///
    /// @return none if the kernel has no IPv6
    static Inet6Addresses read() throws IOException {
        var all = new Inet6Addresses();
        try {
            for (String line : Files.readAllLines(FILE, StandardCharsets.ISO_8859_1)) {
                all.add(line);
            }
        } catch (NoSuchFileException none) {
            // a kernel without IPv6
        }
        return all;
    }

    /// Adds what a line says, such as `fe80…01 02 40 20 80 eth0`: the address, then numbers in hexadecimal.
    private void add(String line) throws IOException {
        String[] columns = line.strip().split(" +", -1);
        try {
            if (columns.length != COLUMNS) {
                throw new IllegalArgumentException(columns.length + " columns");
            }
            var address = In6Addr.of(HexFormat.of().parseHex(columns[0]));
            byIndex.computeIfAbsent(Integer.parseInt(columns[INDEX], HEX), _ -> new ArrayList<>())
                    .add(new Inet6(address, Integer.parseInt(columns[PREFIX], HEX), scope(columns[SCOPE])));
        } catch (IllegalArgumentException e) {
            throw new IOException(FILE + " has a line of another form: " + line, e);
        }
    }

    private static String scope(String number) {
        return switch (Integer.parseInt(number, HEX)) {
            case 0x00 -> "global";
            case 0x10 -> "host";
            case 0x20 -> "link";
            case 0x40 -> "site";
            default -> "0x" + number;
        };
    }

    /// Gives those of an interface.
    List<Inet6> of(int index) {
        return byIndex.getOrDefault(index, List.of());
    }
}
