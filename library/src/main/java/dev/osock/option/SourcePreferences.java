package dev.osock.option;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;

/// Which of this host's IPv6 addresses are preferred as the source of packets, RFC 5014: the value of
/// [Ipv6Options#ADDR_PREFERENCES], `IPV6_PREFER_SRC_*`. Of opposites such as [#TMP] and [#PUBLIC] only one can be set:
/// `EINVAL`.
///
/// @param bits the operating system's bits, or-ed
public record SourcePreferences(int bits) {
    private static final Map<String, Integer> NAMED = new LinkedHashMap<>();

    /// Temporary addresses, by which a host is not recognised later; `IPV6_PREFER_SRC_TMP`.
    public static final SourcePreferences TMP = constant("tmp", 0x1);
    /// Addresses that stay; `IPV6_PREFER_SRC_PUBLIC`.
    public static final SourcePreferences PUBLIC = constant("public", 0x2);
    /// Temporary or public ones, as the system says; `IPV6_PREFER_SRC_PUBTMP_DEFAULT`.
    public static final SourcePreferences PUBTMP_DEFAULT = constant("pubtmp_default", 0x100);
    /// The address that a mobile host has where it is now; `IPV6_PREFER_SRC_COA`.
    public static final SourcePreferences COA = constant("coa", 0x4);
    /// The address that a mobile host has at home, as by default; `IPV6_PREFER_SRC_HOME`.
    public static final SourcePreferences HOME = constant("home", 0x400);
    /// Addresses made of a cryptographic key; Linux takes the bit and does not heed it; `IPV6_PREFER_SRC_CGA`.
    public static final SourcePreferences CGA = constant("cga", 0x8);
    /// Addresses not made of one; Linux takes the bit and does not heed it; `IPV6_PREFER_SRC_NONCGA`.
    public static final SourcePreferences NONCGA = constant("noncga", 0x800);

    private static SourcePreferences constant(String name, int bits) {
        NAMED.put(name, bits);
        return new SourcePreferences(bits);
    }

    /// Adds preferences.
    ///
    /// @param others the preferences to add
    /// @return these and the others
    public SourcePreferences or(SourcePreferences others) {
        Objects.requireNonNull(others, "others");
        return new SourcePreferences(bits | others.bits);
    }

    /// Tells whether preferences are set.
    ///
    /// @param others the preferences in question
    /// @return whether every one of the others is set here
    public boolean contains(SourcePreferences others) {
        Objects.requireNonNull(others, "others");
        return (bits & others.bits) == others.bits;
    }

    /// Prints the names, joined: `public|home`; `none` for no preference; bits without a name as one number.
    @Override
    public String toString() {
        var text = new StringJoiner("|").setEmptyValue("none");
        int rest = bits;
        for (Map.Entry<String, Integer> each : NAMED.entrySet()) {
            if ((bits & each.getValue()) != 0) {
                text.add(each.getKey());
                rest &= ~each.getValue();
            }
        }
        return rest == 0 ? text.toString() : text.add("0x" + Integer.toHexString(rest)).toString();
    }
}
