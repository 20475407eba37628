package dev.osock.internal.call;

import dev.osock.internal.abi.ProtocolDatabase;
import dev.osock.kind.Protocol;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// The names of protocols: the system's list, and after it the constants of [Protocol], which it may lack, or which may
/// be without any list, as in small images.
public final class Protocols {

    /// Not in a class of its own, whose initialiser might fail and would not be tried again.
    private static volatile @Nullable Protocols system;

    private final ProtocolDatabase listed;
    private final Map<String, Integer> all;

    private Protocols(ProtocolDatabase listed) {
        this.listed = listed;
        Map<String, Integer> names = new LinkedHashMap<>(listed.all());
        Protocol.all().forEach(names::putIfAbsent);
        if (listed.number("default").isEmpty()) {
            names.remove("default"); // which is no protocol, but that one is left to the system
        }
        all = Collections.unmodifiableMap(names);
    }

    static Protocols of(ProtocolDatabase listed) {
        return new Protocols(listed);
    }

    /// The names of the system's list as it is now known, made anew only if that is another.
    public static Protocols system() {
        ProtocolDatabase now = ProtocolDatabase.system();
        Protocols known = system;
        if (known == null || !known.listed.equals(now)) {
            known = of(now);
            system = known;
        }
        return known;
    }

    /// Finds the number of a name or alias.
    public OptionalInt number(String name) {
        Integer number = all.get(name);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /// Names a number, in decimal if it has no name.
    public String name(int number) {
        return listed.name(number).orElseGet(Protocol.of(number)::name);
    }

    /// Lists every name and alias with its number: the system's in the order of its list, then the others.
    public Map<String, Integer> all() {
        return all;
    }
}
