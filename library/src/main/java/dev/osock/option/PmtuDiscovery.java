package dev.osock.option;

import java.util.Objects;
import java.util.Optional;

/// Whether packets may be cut into fragments: the value of [IpOptions#MTU_DISCOVER] and [Ipv6Options#MTU_DISCOVER]. Any
/// other number works as well. OTP's `ip_pmtudisc()`.
///
/// @param number the operating system's number, the same for `IP_` and `IPV6_`
public record PmtuDiscovery(int number) {

    /// They may; `PMTUDISC_DONT`.
    public static final PmtuDiscovery DONT = new PmtuDiscovery(0);
    /// They may where the route says so; otherwise what is too long for the path is fragmented here; `PMTUDISC_WANT`.
    public static final PmtuDiscovery WANT = new PmtuDiscovery(1);
    /// Never: what is longer than the path takes is refused with `EMSGSIZE`; `PMTUDISC_DO`.
    public static final PmtuDiscovery DO = new PmtuDiscovery(2);
    /// Never, and what is known of the path is not heeded, so that longer packets can be tried; `PMTUDISC_PROBE`.
    public static final PmtuDiscovery PROBE = new PmtuDiscovery(3);
    /// Never, and only the MTU of the interface counts, whatever is known of the path; `PMTUDISC_INTERFACE`.
    public static final PmtuDiscovery INTERFACE = new PmtuDiscovery(4);
    /// As [#INTERFACE], but what is longer than that MTU is fragmented; `PMTUDISC_OMIT`.
    public static final PmtuDiscovery OMIT = new PmtuDiscovery(5);

    /// Looks a value up by its lower-case name, which is also OTP's. [#INTERFACE] and [#OMIT] have none.
    ///
    /// @param name `want`, `dont`, `do` or `probe`
    /// @return the value, or nothing if none has that name
    public static Optional<PmtuDiscovery> named(String name) {
        Objects.requireNonNull(name, "name");
        return switch (name) {
            case "dont" -> Optional.of(DONT);
            case "want" -> Optional.of(WANT);
            case "do" -> Optional.of(DO);
            case "probe" -> Optional.of(PROBE);
            default -> Optional.empty();
        };
    }

    /// Names the value. The names are OTP's.
    ///
    /// @return the name, or the decimal number
    public String name() {
        return switch (number) {
            case 0 -> "dont";
            case 1 -> "want";
            case 2 -> "do";
            case 3 -> "probe";
            default -> Integer.toString(number);
        };
    }

    /// Prints as [#name()] does.
    @Override
    public String toString() {
        return name();
    }
}
