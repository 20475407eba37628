package dev.osock.option;

import java.util.Optional;

/// The type of service of IP packets, or their differentiated services.
///
/// Any number works. The four names are those of the old meaning of the field; a number whose bits `0x1E` are just one
/// of theirs is called so, although today it may mean something else: OTP does the same. OTP's `ip_tos()`.
///
/// @param number the field
public record Tos(int number) {

    private static final int MASK = 0x1E;

    /// Asks for a short delay; `IPTOS_LOWDELAY`.
    public static final Tos LOWDELAY = new Tos(16);
    /// Asks for throughput; `IPTOS_THROUGHPUT`.
    public static final Tos THROUGHPUT = new Tos(8);
    /// Asks for reliability; `IPTOS_RELIABILITY`.
    public static final Tos RELIABILITY = new Tos(4);
    /// Asks for a low cost; `IPTOS_MINCOST`.
    public static final Tos MINCOST = new Tos(2);

    /// Wraps any number.
    ///
    /// @param number the field
    /// @return the value
    public static Tos of(int number) {
        return new Tos(number);
    }

    /// Looks a value up by its lower-case name, which is also OTP's.
    ///
    /// @param name `lowdelay`, `throughput`, `reliability` or `mincost`
    /// @return the value, or nothing if none is called so
    public static Optional<Tos> named(String name) {
        return switch (name) {
            case "lowdelay" -> Optional.of(LOWDELAY);
            case "throughput" -> Optional.of(THROUGHPUT);
            case "reliability" -> Optional.of(RELIABILITY);
            case "mincost" -> Optional.of(MINCOST);
            default -> Optional.empty();
        };
    }

    /// Names the value. The names are OTP's.
    ///
    /// @return one of the four names, or the decimal number
    public String name() {
        return switch (number & MASK) {
            case 16 -> "lowdelay";
            case 8 -> "throughput";
            case 4 -> "reliability";
            case 2 -> "mincost";
            default -> Integer.toString(number);
        };
    }

    /// Prints as [#name()] does.
    @Override
    public String toString() {
        return name();
    }
}
