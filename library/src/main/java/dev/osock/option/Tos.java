package dev.osock.option;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// How routers are asked to treat a packet: the second byte of the IPv4 header, whose upper six bits are the code point
/// of differentiated services (DSCP, RFC 2474) and whose lower two are about congestion (ECN, RFC 3168). Once it was
/// the type of service, RFC 1349: four names of that meaning are kept, although their bits mean something else today.
///
/// OTP's `ip_tos()`; the names of code points are those of OTP 29.
///
/// @param number the byte, 0 to 255; others are kept, for the operating system to judge
public record Tos(int number) {

    private static final int ECN_BITS = 2;
    private static final int CODE_POINT = 0x3F;
    private static final int PRECEDENCE_SHIFT = 5;
    private static final int PRECEDENCE = 7;

    private static final Map<String, Tos> NAMED = new HashMap<>();
    private static final Map<Integer, String> CODE_POINT_NAMES = new HashMap<>();

    /// Asks for a short delay, by the old meaning; `IPTOS_LOWDELAY`.
    public static final Tos LOWDELAY = old("lowdelay", 16);
    /// Asks for throughput, by the old meaning; `IPTOS_THROUGHPUT`.
    public static final Tos THROUGHPUT = old("throughput", 8);
    /// Asks for reliability, by the old meaning; `IPTOS_RELIABILITY`. Today the same bits are [#LE].
    public static final Tos RELIABILITY = old("reliability", 4);
    /// Asks for a low cost, by the old meaning; `IPTOS_MINCOST`. Today the same bit is about congestion.
    public static final Tos MINCOST = old("mincost", 2);

    /// The default: best effort; `CS0`, DF.
    public static final Tos CS0 = codePoint("cs0", 0);
    /// Less than best effort; RFC 8622.
    public static final Tos LE = codePoint("le", 1);
    /// Class selector 1.
    public static final Tos CS1 = codePoint("cs1", 8);
    /// Assured forwarding, class 1, low drop precedence; RFC 2597.
    public static final Tos AF11 = codePoint("af11", 10);
    /// Assured forwarding, class 1, medium drop precedence.
    public static final Tos AF12 = codePoint("af12", 12);
    /// Assured forwarding, class 1, high drop precedence.
    public static final Tos AF13 = codePoint("af13", 14);
    /// Class selector 2.
    public static final Tos CS2 = codePoint("cs2", 16);
    /// Assured forwarding, class 2, low drop precedence.
    public static final Tos AF21 = codePoint("af21", 18);
    /// Assured forwarding, class 2, medium drop precedence.
    public static final Tos AF22 = codePoint("af22", 20);
    /// Assured forwarding, class 2, high drop precedence.
    public static final Tos AF23 = codePoint("af23", 22);
    /// Class selector 3.
    public static final Tos CS3 = codePoint("cs3", 24);
    /// Assured forwarding, class 3, low drop precedence.
    public static final Tos AF31 = codePoint("af31", 26);
    /// Assured forwarding, class 3, medium drop precedence.
    public static final Tos AF32 = codePoint("af32", 28);
    /// Assured forwarding, class 3, high drop precedence.
    public static final Tos AF33 = codePoint("af33", 30);
    /// Class selector 4.
    public static final Tos CS4 = codePoint("cs4", 32);
    /// Assured forwarding, class 4, low drop precedence.
    public static final Tos AF41 = codePoint("af41", 34);
    /// Assured forwarding, class 4, medium drop precedence.
    public static final Tos AF42 = codePoint("af42", 36);
    /// Assured forwarding, class 4, high drop precedence.
    public static final Tos AF43 = codePoint("af43", 38);
    /// Class selector 5.
    public static final Tos CS5 = codePoint("cs5", 40);
    /// Voice for which capacity has been reserved; RFC 5865.
    public static final Tos VOICE_ADMIT = codePoint("voice_admit", 44);
    /// Traffic that builds no queues.
    public static final Tos NQB = codePoint("nqb", 45);
    /// Expedited forwarding: low delay, jitter and loss; RFC 3246.
    public static final Tos EF = codePoint("ef", 46);
    /// Class selector 6, of routing protocols.
    public static final Tos CS6 = codePoint("cs6", 48);
    /// Class selector 7.
    public static final Tos CS7 = codePoint("cs7", 56);

    private static Tos old(String name, int number) {
        var made = new Tos(number);
        NAMED.put(name, made);
        return made;
    }

    private static Tos codePoint(String name, int codePoint) {
        CODE_POINT_NAMES.put(codePoint, name);
        return old(name, codePoint << ECN_BITS);
    }

    /// Makes the value of any number.
    ///
    /// @param number the byte
    /// @return the value
    public static Tos of(int number) {
        return new Tos(number);
    }

    /// Looks a value up by its lower-case name, which is also OTP's.
    ///
    /// @param name such as `ef`, `af41` or `lowdelay`
    /// @return the value, or nothing if none has that name
    public static Optional<Tos> named(String name) {
        Objects.requireNonNull(name, "name");
        return Optional.ofNullable(NAMED.get(name));
    }

    /// Returns the code point of differentiated services (DSCP): the upper six bits.
    ///
    /// @return 0 to 63
    public int dscp() {
        return (number >> ECN_BITS) & CODE_POINT;
    }

    /// Names the code point of differentiated services, whatever the lower two bits are. The names are those of OTP 29.
    ///
    /// @return such as `ef`, or the decimal number
    public String dscpName() {
        String name = CODE_POINT_NAMES.get(dscp());
        return name == null ? Integer.toString(dscp()) : name;
    }

    /// Returns the precedence by the old meaning, RFC 791, which is also the number of the class selector: the upper
    /// three bits.
    ///
    /// @return 0, routine, to 7
    public int precedence() {
        return (number >> PRECEDENCE_SHIFT) & PRECEDENCE;
    }

    /// Names the value: one of the four names of the old meaning if there is one, otherwise the name of its code point
    /// if the lower two bits are 0.
    ///
    /// @return such as `lowdelay` or `ef`, or the decimal number
    public String name() {
        return switch (number) {
            case 16 -> "lowdelay";
            case 8 -> "throughput";
            case 4 -> "reliability";
            case 2 -> "mincost";
            default -> dscp() << ECN_BITS == number && CODE_POINT_NAMES.containsKey(dscp())
                    ? dscpName()
                    : Integer.toString(number);
        };
    }

    /// Prints as [#name()] does.
    @Override
    public String toString() {
        return name();
    }
}
