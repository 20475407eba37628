package dev.osock.internal.abi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The system's protocol names and numbers; see protocols(5).
///
/// A line gives a number its canonical name and aliases, all kept in the case they are written in. The first line with
/// a number names it, and the first line with a name numbers it. Lines that make no sense are passed over.
public final class ProtocolDatabase {
    /// Not in a class of its own, whose initialiser might fail and would not be tried again.
    private static volatile @Nullable ProtocolDatabase system;

    private static final String FILE = "/etc/protocols";

    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final Map<Integer, String> names = new HashMap<>();

    private ProtocolDatabase(Stream<String> lines) {
        lines.forEach(this::add);
    }

    /// Reads the system's database, once; a missing file leaves it empty, and so does for now one that cannot be read.
    ///
    /// @return the database
    public static ProtocolDatabase system() {
        ProtocolDatabase known = system;
        if (known != null) {
            return known;
        }
        List<String> lines = SystemFile.lines(FILE, ISO_8859_1);
        ProtocolDatabase read = of(lines == null ? List.of() : lines);
        if (lines != null) {
            system = read;
        }
        return read;
    }

    /// Reads a database.
    ///
    /// @param lines the lines of a file in the format of protocols(5)
    /// @return the database
    public static ProtocolDatabase of(List<String> lines) {
        return new ProtocolDatabase(lines.stream());
    }

    /// Looks a protocol up by its canonical name or an alias.
    ///
    /// @param name the name, in the case it is listed in
    /// @return its number, or nothing if it is not listed
    public OptionalInt number(String name) {
        Integer number = numbers.get(name);
        return number != null ? OptionalInt.of(number) : OptionalInt.empty();
    }

    /// Names a protocol.
    ///
    /// @param number the protocol's number
    /// @return its canonical name, or nothing if it is not listed
    public Optional<String> name(int number) {
        return Optional.ofNullable(names.get(number));
    }

    /// Lists every name and alias with its number, in the order of the file.
    ///
    /// @return an unmodifiable map
    public Map<String, Integer> all() {
        return Collections.unmodifiableMap(numbers);
    }

    private void add(String line) {
        List<String> fields = SystemFile.fields(line);
        int number = fields.size() < 2 ? -1 : SystemFile.number(fields.get(1));
        if (number < 0) {
            return;
        }
        names.putIfAbsent(number, fields.getFirst());
        numbers.putIfAbsent(fields.getFirst(), number);
        for (String alias : fields.subList(2, fields.size())) {
            numbers.putIfAbsent(alias, number);
        }
    }
}
