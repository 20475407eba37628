package dev.osock.cli.output;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes the fields of a JSON object.
public final class Fields {

    private Fields() {}

    /// Makes a map that keeps its order.
    ///
    /// @param namesAndValues a name, its value, the next name, …; a value may be null
    /// @return the map, which may be added to
    public static Map<String, @Nullable Object> fields(@Nullable Object... namesAndValues) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return fields;
    }
}
