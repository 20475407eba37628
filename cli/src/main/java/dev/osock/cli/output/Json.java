package dev.osock.cli.output;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.osock.option.IntList;
import dev.osock.option.Timeval;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// All JSON that the tool prints: numbers and booleans as such, maps and records as objects, lists as arrays, what is
/// not there as null, and all else, such as addresses and names, as text.
final class Json {

    private static final Gson LINE = builder().create();
    private static final Gson PRETTY = builder().setPrettyPrinting().create();

    /// Where records are values that have parts; those of other packages have one text for all of them.
    private static final Set<String> OF_PARTS = Set.of("dev.osock.option", "dev.osock.sctp");

    private Json() {}

    private static GsonBuilder builder() {
        return new GsonBuilder().disableHtmlEscaping().serializeNulls();
    }

    /// Writes a value in one line.
    static String line(Object value) {
        return LINE.toJson(element(value));
    }

    /// Writes a value in many lines.
    static String pretty(Object value) {
        return PRETTY.toJson(element(value));
    }

    private static JsonElement element(@Nullable Object value) {
        return switch (value) {
            case null -> JsonNull.INSTANCE;
            case Double number when !Double.isFinite(number) -> JsonNull.INSTANCE;
            case Number number -> new JsonPrimitive(number);
            case Boolean truth -> new JsonPrimitive(truth);
            case Optional<?> maybe -> element(maybe.orElse(null));
            case Map<?, ?> map -> object(map);
            case Iterable<?> list -> array(list);
            case byte[] bytes -> new JsonPrimitive(HexFormat.of().formatHex(bytes));
            case IntList numbers -> array(numbers.values());
            case Timeval time -> object(time);
            case Record parts when hasParts(parts) -> object(parts);
            default -> new JsonPrimitive(value.toString());
        };
    }

    private static JsonObject object(Map<?, ?> map) {
        var object = new JsonObject();
        map.forEach((name, value) -> object.add(name.toString(), element(value)));
        return object;
    }

    private static JsonArray array(Iterable<?> list) {
        var array = new JsonArray();
        list.forEach(each -> array.add(element(each)));
        return array;
    }

    /// Whether a record prints as its parts: it is a value of an option, and has no text of its own, as numbers with
    /// names and secrets have.
    private static boolean hasParts(Record value) {
        if (!OF_PARTS.contains(value.getClass().getPackageName())) {
            return false;
        }
        String usual = Arrays.stream(value.getClass().getRecordComponents())
                .map(part -> part.getName() + "=" + own(value, part))
                .collect(Collectors.joining(", ", value.getClass().getSimpleName() + "[", "]"));
        return usual.equals(value.toString());
    }

    private static @Nullable Object own(Record value, RecordComponent part) {
        try {
            return part.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A record whose only part is a map is that map.
    private static JsonObject object(Record value) {
        var object = new JsonObject();
        RecordComponent[] parts = value.getClass().getRecordComponents();
        for (RecordComponent part : parts) {
            Object own = own(value, part);
            if (parts.length == 1 && own instanceof Map<?, ?> map) {
                return object(map);
            }
            object.add(snakeCase(part.getName()), element(own));
        }
        return object;
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
