package dev.osock.internal.abi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The system's names of ports; see services(5). The first line with a port and protocol names it.
public final class ServiceDatabase {
    /// Not in a class of its own, whose initialiser might fail and would not be tried again.
    private static volatile @Nullable ServiceDatabase system;

    private static final String FILE = "/etc/services";

    private final Map<String, String> names = new HashMap<>();

    private ServiceDatabase(List<String> lines) {
        for (String line : lines) {
            List<String> fields = SystemFile.fields(line);
            if (fields.size() >= 2) {
                names.putIfAbsent(fields.get(1), fields.getFirst());
            }
        }
    }

    /// Reads the system's database, once; a missing file has no names, and for now one that cannot be read has none.
    ///
    /// @return the database
    public static ServiceDatabase system() {
        ServiceDatabase known = system;
        if (known != null) {
            return known;
        }
        List<String> lines = SystemFile.lines(FILE, UTF_8);
        ServiceDatabase read = of(lines == null ? List.of() : lines);
        if (lines != null) {
            system = read;
        }
        return read;
    }

    /// Reads a database.
    ///
    /// @param lines the lines of a file in the format of services(5)
    /// @return the database
    public static ServiceDatabase of(List<String> lines) {
        return new ServiceDatabase(lines);
    }

    /// Names a port.
    ///
    /// @param port the port
    /// @param protocol the protocol's name
    /// @return the service's canonical name, or nothing if it is not listed
    public Optional<String> name(int port, String protocol) {
        return Optional.ofNullable(names.get(port + "/" + protocol));
    }
}
