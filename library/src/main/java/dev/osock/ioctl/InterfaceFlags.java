package dev.osock.ioctl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Flags of a network interface, such as whether it is up: `IFF_*`; see netdevice(7). Any other bit can be set as well.
/// Those that Linux does not have are 0. OTP's `ioctl_device_flag()`.
///
/// @param bits the operating system's bits, or-ed
public record InterfaceFlags(int bits) {
    private static final Map<String, InterfaceFlags> NAMED = new LinkedHashMap<>();

    /// No flag.
    public static final InterfaceFlags NONE = new InterfaceFlags(0);
    /// It is switched on; `IFF_UP`.
    public static final InterfaceFlags UP = constant("up", 1);
    /// It has a broadcast address; `IFF_BROADCAST`.
    public static final InterfaceFlags BROADCAST = constant("broadcast", 2);
    /// The driver traces; `IFF_DEBUG`.
    public static final InterfaceFlags DEBUG = constant("debug", 4);
    /// What is sent by it comes back to this host; `IFF_LOOPBACK`.
    public static final InterfaceFlags LOOPBACK = constant("loopback", 8);
    /// It has just one host at the other end; `IFF_POINTOPOINT`.
    public static final InterfaceFlags POINTOPOINT = constant("pointopoint", 16);
    /// It uses no trailers, as none does today; `IFF_NOTRAILERS`.
    public static final InterfaceFlags NOTRAILERS = constant("notrailers", 32);
    /// Not on Linux.
    public static final InterfaceFlags KNOWSEPOCH = constant("knowsepoch", 0);
    /// It is ready to send and receive; `IFF_RUNNING`.
    public static final InterfaceFlags RUNNING = constant("running", 64);
    /// It uses no ARP to find link-layer addresses; `IFF_NOARP`.
    public static final InterfaceFlags NOARP = constant("noarp", 128);
    /// It receives all packets, whomever they are for; `IFF_PROMISC`.
    public static final InterfaceFlags PROMISC = constant("promisc", 256);
    /// It receives all multicasts; `IFF_ALLMULTI`.
    public static final InterfaceFlags ALLMULTI = constant("allmulti", 512);
    /// Not on Linux.
    public static final InterfaceFlags OACTIVE = constant("oactive", 0);
    /// It stands for several interfaces that are bundled; `IFF_MASTER`.
    public static final InterfaceFlags MASTER = constant("master", 1024);
    /// It is one of several interfaces that are bundled; `IFF_SLAVE`.
    public static final InterfaceFlags SLAVE = constant("slave", 2048);
    /// Not on Linux.
    public static final InterfaceFlags SIMPLEX = constant("simplex", 0);
    /// It can send and receive multicasts; `IFF_MULTICAST`.
    public static final InterfaceFlags MULTICAST = constant("multicast", 4096);
    /// Not on Linux.
    public static final InterfaceFlags LINK0 = constant("link0", 0);
    /// Not on Linux.
    public static final InterfaceFlags LINK1 = constant("link1", 0);
    /// Not on Linux.
    public static final InterfaceFlags LINK2 = constant("link2", 0);
    /// It can be told which medium to use; `IFF_PORTSEL`.
    public static final InterfaceFlags PORTSEL = constant("portsel", 8192);
    /// It chooses its medium by itself; `IFF_AUTOMEDIA`.
    public static final InterfaceFlags AUTOMEDIA = constant("automedia", 16_384);
    /// It loses its addresses when it is switched off; `IFF_DYNAMIC`.
    public static final InterfaceFlags DYNAMIC = constant("dynamic", 32_768);
    /// Not on Linux.
    public static final InterfaceFlags CANTCONFIG = constant("cantconfig", 0);
    /// The driver reports that the link is there, as a plugged cable; `IFF_LOWER_UP`.
    public static final InterfaceFlags LOWER_UP = constant("lower_up", 0x1_0000);
    /// Not on Linux.
    public static final InterfaceFlags PPROMISC = constant("ppromisc", 0);
    /// The driver reports that it waits for something else, as for authentication; `IFF_DORMANT`.
    public static final InterfaceFlags DORMANT = constant("dormant", 0x2_0000);
    /// Not on Linux.
    public static final InterfaceFlags MONITOR = constant("monitor", 0);
    /// What is sent is also received; `IFF_ECHO`.
    public static final InterfaceFlags ECHO = constant("echo", 0x4_0000);
    /// Not on Linux.
    public static final InterfaceFlags STATICARP = constant("staticarp", 0);
    /// Not on Linux.
    public static final InterfaceFlags DYING = constant("dying", 0);
    /// Not on Linux.
    public static final InterfaceFlags RENAMING = constant("renaming", 0);
    /// Not on Linux.
    public static final InterfaceFlags NOGROUP = constant("nogroup", 0);

    private static InterfaceFlags constant(String name, int bits) {
        var flag = new InterfaceFlags(bits);
        NAMED.put(name, flag);
        return flag;
    }

    /// Combines flags.
    ///
    /// @param flags any number of flags
    /// @return all of them together; [#NONE] for none
    public static InterfaceFlags of(InterfaceFlags... flags) {
        Objects.requireNonNull(flags, "flags");
        int bits = 0;
        for (InterfaceFlags each : flags) {
            bits |= each.bits;
        }
        return new InterfaceFlags(bits);
    }

    /// Looks a flag up by its lower-case name, which is also OTP's.
    ///
    /// @param name such as `up`
    /// @return the flag, 0 if Linux does not have it; nothing if none has that name
    public static Optional<InterfaceFlags> named(String name) {
        Objects.requireNonNull(name, "name");
        return Optional.ofNullable(NAMED.get(name));
    }

    /// Lists all flags that have names. The order is OTP's.
    ///
    /// @return the names and the flags
    public static Map<String, InterfaceFlags> all() {
        return java.util.Collections.unmodifiableMap(NAMED);
    }

    /// Adds flags.
    ///
    /// @param others the flags to add
    /// @return these flags and the others
    public InterfaceFlags or(InterfaceFlags others) {
        Objects.requireNonNull(others, "others");
        return new InterfaceFlags(bits | others.bits);
    }

    /// Removes flags.
    ///
    /// @param others the flags to remove
    /// @return these flags without the others
    public InterfaceFlags without(InterfaceFlags others) {
        Objects.requireNonNull(others, "others");
        return new InterfaceFlags(bits & ~others.bits);
    }

    /// Tells whether flags are set.
    ///
    /// @param others the flags in question
    /// @return whether every one of the others is set here
    public boolean contains(InterfaceFlags others) {
        Objects.requireNonNull(others, "others");
        return (bits & others.bits) == others.bits;
    }

    /// Names every flag in the order of [#all()]; what is left without a name comes last, as one hexadecimal number.
    ///
    /// @return the names; empty for [#NONE]
    public List<String> names() {
        List<String> names = new ArrayList<>();
        int rest = bits;
        for (Map.Entry<String, InterfaceFlags> flag : NAMED.entrySet()) {
            int own = flag.getValue().bits;
            if (own != 0 && (bits & own) != 0) {
                names.add(flag.getKey());
                rest &= ~own;
            }
        }
        if (rest != 0) {
            names.add("0x" + Integer.toHexString(rest));
        }
        return List.copyOf(names);
    }

    /// Prints the [#names()], joined; `none` for [#NONE].
    @Override
    public String toString() {
        return bits == 0 ? "none" : String.join("|", names());
    }
}
