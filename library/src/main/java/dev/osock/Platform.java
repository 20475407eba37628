package dev.osock;

import dev.osock.error.SocketException;
import dev.osock.internal.verb.Features;
import dev.osock.internal.verb.OptionProbe;
import dev.osock.internal.verb.Options;
import dev.osock.kind.Support;
import dev.osock.option.SocketOption;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// What the platform and the running kernel have: options, flags, requests, protocols and features.
public final class Platform {

    private Platform() {}

    /// Tells whether the platform and the running kernel have an option: whether [#support(SocketOption)] says yes.
    /// OTP's `is_supported(options, {Level, Option})`.
    ///
    /// @param option the option
    /// @return true if they have it; a socket of another kind may still refuse it
    public static boolean isSupported(SocketOption<?> option) {
        Objects.requireNonNull(option, "option");
        return support(option) == Support.YES;
    }

    /// Tells whether an option is there, and if not, who lacks it. The running kernel is asked once about each option,
    /// on sockets that are made for the purpose: the option is read, and if that is refused set to zero. Where no
    /// socket can be made, as without a descriptor left, the platform's answer is given. (OTP's answer is always the
    /// platform's.)
    ///
    /// @param option the option
    /// @return the answer; [Support#NOT_ON_PLATFORM] also for one that can neither be read nor set here, and for one of
    ///     [SocketOption#ofNative]
    public static Support support(SocketOption<?> option) {
        Objects.requireNonNull(option, "option");
        try (OptionProbe probe = new OptionProbe()) {
            return probe.about(option);
        }
    }

    /// Tells whether a feature is there, and if not, who lacks it. OTP's `is_supported(ipv6)` and so on.
    ///
    /// @param feature the feature
    /// @return the answer
    public static Support support(Feature feature) {
        Objects.requireNonNull(feature, "feature");
        return feature.probe();
    }

    /// Lists all options, flags, requests, protocols and features, and whether each is there. The running kernel is
    /// asked about options and features. Of flags and requests the answer is the platform's, and of protocols it is
    /// that the name is known: whether one can be opened is told by a [Feature], by an option of its level, or by
    /// opening a socket. OTP's `supports/0`.
    ///
    /// @return a map by key (`options`, `msg_flags`, `ioctl_requests`, `ioctl_flags`, `protocols`, and the name of each
    ///     [Feature]) of maps by name; options are named with their level, `ip ttl`, and a feature has its own name
    ///     only
    public static Map<String, Map<String, Support>> supports() {
        return Supports.all();
    }

    /// Lists what there is of one sort. OTP's `supports/1`.
    ///
    /// @param key one of [#supports()], such as `msg_flags`
    /// @return the answers by name; empty if there is no such key
    public static Map<String, Support> supports(String key) {
        Objects.requireNonNull(key, "key");
        return Supports.of(key);
    }

    /// Lists the options of one level. OTP's `supports(options, Level)`.
    ///
    /// @param key `options`
    /// @param level the level's name, such as `ip`; case does not matter
    /// @return the answers by the options' names; empty if there is no such key or level
    public static Map<String, Support> supports(String key, String level) {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(level, "level");
        return Supports.of(key, level);
    }

    /// Tells whether something that is given by its names is there: `isSupported("options", "ip", "ttl")`. Names that
    /// are misspelt are not found out: [#support(Feature)] and [#isSupported(SocketOption)] take no others. OTP's
    /// `is_supported/1,2,3`.
    ///
    /// @param names a feature; or a key of [#supports()] and one of its names; or `options`, a level and an option
    /// @return true if it is; false also if there is nothing of these names, as with OTP
    public static boolean isSupported(String... names) {
        Objects.requireNonNull(names, "names");
        return switch (names.length) {
            case 1 -> Supports.of(names[0]).get(names[0]) == Support.YES;
            case 2 -> Supports.of(names[0]).get(names[1]) == Support.YES;
            case 3 -> Supports.of(names[0], names[1]).get(names[2]) == Support.YES;
            default -> false;
        };
    }

    /// Finds the operating system's number of an option.
    ///
    /// @param option the option
    /// @return the number, or nothing if the platform has no such option, as of all of [OtpOptions]
    public static OptionalInt number(SocketOption<?> option) {
        Objects.requireNonNull(option, "option");
        return Options.number(option);
    }

    /// Finds the operating system's number of a level, for [SocketOption#ofNative].
    ///
    /// @param name `socket`; or a protocol's name or alias in the system's list (`/etc/protocols`), or the name of a
    ///     constant of [dev.osock.kind.Protocol]; case matters
    /// @return the number, or nothing if it is unknown
    public static OptionalInt levelNumber(String name) {
        Objects.requireNonNull(name, "name");
        return Options.levelNumber(name);
    }

    /// Asks for the number by which this machine's host and other machines know it, its context identifier: what others
    /// connect to, [dev.osock.address.SockaddrVm#cid()]. `IOCTL_VM_SOCKETS_GET_LOCAL_CID` on `/dev/vsock`; see
    /// vsock(7). OTP has nothing like it.
    ///
    /// @return the number, from 3 on in a guest, and on a host 2; of a machine that is neither, 4294967295
    ///     ([dev.osock.address.SockaddrVm#CID_ANY]), or with some kernels 1; nothing if the kernel has no vsock
    /// @throws SocketException with the errno if the device cannot be opened or asked, such as `EACCES`
    public static OptionalLong localCid() throws SocketException {
        return Features.localCid();
    }
}
