package dev.osock.option;

import java.util.Locale;
import java.util.Optional;

/// Where an option belongs: the seed's option levels. Options of other levels can be used natively, by number.
public enum Level {
    /// This library itself.
    OTP("otp", ""),
    /// All sockets; `SOL_SOCKET`.
    SOCKET("socket", "SOL_SOCKET"),
    /// IPv4; `IPPROTO_IP`.
    IP("ip", "IPPROTO_IP"),
    /// IPv6; `IPPROTO_IPV6`.
    IPV6("ipv6", "IPPROTO_IPV6"),
    /// TCP; `IPPROTO_TCP`.
    TCP("tcp", "IPPROTO_TCP"),
    /// UDP; `IPPROTO_UDP`.
    UDP("udp", "IPPROTO_UDP"),
    /// SCTP; `IPPROTO_SCTP`.
    SCTP("sctp", "IPPROTO_SCTP");

    private final String seedName;
    private final String symbol;

    Level(String seedName, String symbol) {
        this.seedName = seedName;
        this.symbol = symbol;
    }

    /// Looks a level up by the seed's name, or by an alias that the usual list of protocols has for it: `ip`, `TCP`, `IPv6`.
    ///
    /// @param name the name; case does not matter
    /// @return the level, or nothing if none is called so
    public static Optional<Level> named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (Level level : values()) {
            if (level.seedName.equals(lower)) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }

    /// Names the level as the seed does.
    ///
    /// @return the name
    public String seedName() {
        return seedName;
    }

    /// Gives the operating system's name.
    ///
    /// @return the symbol, empty for [#OTP]
    public String symbol() {
        return symbol;
    }

    /// Prints the seed's name.
    @Override
    public String toString() {
        return seedName;
    }
}
