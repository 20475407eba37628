package dev.osock.kind;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The names of some numbers, in both directions. Filled while its owner's class is initialised, and only read after.
final class Names {
    private final Map<Integer, String> names = new HashMap<>();
    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    /// Adds a name; the first name of a number is the one it is printed with.
    void add(int number, String name) {
        names.putIfAbsent(number, name);
        numbers.put(name, number);
    }

    /// Names a number, in decimal if it has no name.
    String name(int number) {
        String name = names.get(number);
        return name != null ? name : Integer.toString(number);
    }

    /// Lists the names and their numbers, in the order of adding.
    Map<String, Integer> all() {
        return Collections.unmodifiableMap(numbers);
    }

    Optional<Integer> number(String name) {
        return Optional.ofNullable(numbers.get(name));
    }
}
