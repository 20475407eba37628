package dev.osock.option;

import java.util.Objects;
import java.util.StringJoiner;

/// Which ICMP messages a raw socket does not receive, by their types: `struct icmp_filter`, the value of
/// [RawOptions#ICMP_FILTER]. Types above 31 always come.
///
/// @param bits a bit for each type of 0 to 31, the lowest for type 0: set if messages of that type are dropped
public record IcmpFilter(int bits) {

    /// Drops nothing.
    public static final IcmpFilter NONE = new IcmpFilter(0);

    /// Makes a filter that drops messages of some types and passes all others.
    ///
    /// @param types the types, each 0 to 31
    /// @return the filter; [#NONE] for no types
    /// @throws IllegalArgumentException if a type is outside that range
    public static IcmpFilter dropping(int... types) {
        Objects.requireNonNull(types, "types");
        int bits = 0;
        for (int type : types) {
            if (!isFiltered(type)) {
                throw new IllegalArgumentException("icmp filter: not a type in 0..31: " + type);
            }
            bits |= 1 << type;
        }
        return new IcmpFilter(bits);
    }

    /// Makes a filter that passes messages of some types and drops all others up to 31.
    ///
    /// @param types the types, each 0 to 31
    /// @return the filter
    /// @throws IllegalArgumentException if a type is outside that range
    public static IcmpFilter passing(int... types) {
        return new IcmpFilter(~dropping(types).bits);
    }

    /// Tells whether messages of a type are dropped.
    ///
    /// @param type the type
    /// @return true if they are; false of every type outside 0..31
    public boolean drops(int type) {
        return isFiltered(type) && (bits & 1 << type) != 0;
    }

    private static boolean isFiltered(int type) {
        return type >= 0 && type < Integer.SIZE;
    }

    /// Prints the types that are dropped: `drops 0, 8`; `drops nothing` if there are none.
    @Override
    public String toString() {
        var types = new StringJoiner(", ", "drops ", "").setEmptyValue("drops nothing");
        for (int type = 0; type < Integer.SIZE; type++) {
            if (drops(type)) {
                types.add(String.valueOf(type));
            }
        }
        return types.toString();
    }
}
