package dev.osock;

import dev.osock.internal.verb.OptionProbe;
import dev.osock.internal.verb.Options;
import dev.osock.ioctl.InterfaceFlags;
import dev.osock.ioctl.IoctlRequests;
import dev.osock.kind.Support;
import dev.osock.message.MsgFlags;
import dev.osock.option.Level;
import dev.osock.option.SocketOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What there is, by OTP's names: projections of the catalogues, the protocol database and the running kernel.
final class Supports {

    /// The flags that OTP lists, in its order.
    private static final List<String> MSG_FLAGS = List.of(
            "cmsg_cloexec", "confirm", "ctrunc", "dontroute", "eor", "errqueue", "more", "nosignal", "oob", "peek",
            "trunc");

    private static final List<String> KEYS =
            List.of("ioctl_requests", "ioctl_flags", "options", "msg_flags", "protocols");

    private Supports() {}

    static Map<String, Map<String, Support>> all() {
        Map<String, Map<String, Support>> all = new LinkedHashMap<>();
        KEYS.forEach(key -> all.put(key, of(key)));
        for (Feature feature : Feature.values()) {
            all.put(feature.otpName(), of(feature.otpName()));
        }
        return Collections.unmodifiableMap(all);
    }

    static Map<String, Support> of(String key) {
        Map<String, Support> all = new LinkedHashMap<>();
        switch (key) {
            case "ioctl_requests" ->
                IoctlRequests.all()
                        .forEach(request -> all.put(
                                request.name(),
                                onPlatform(Options.number(request.symbol()).isPresent())));
            case "ioctl_flags" ->
                InterfaceFlags.all().forEach((name, flag) -> all.put(name, onPlatform(flag.bits() != 0)));
            case "options" -> {
                try (OptionProbe probe = new OptionProbe()) {
                    for (SocketOption<?> option : SocketOption.all()) {
                        all.put(option.level() + " " + option.name(), probe.about(option));
                    }
                }
            }
            case "msg_flags" ->
                MSG_FLAGS.forEach(name -> all.put(name, onPlatform(MsgFlags.named(name).isPresent())));
            case "protocols" -> Options.protocols().keySet().forEach(name -> all.put(name, Support.YES));
            default -> {
                for (Feature feature : Feature.values()) {
                    if (feature.otpName().equals(key)) {
                        all.put(key, Platform.support(feature));
                    }
                }
            }
        }
        return Collections.unmodifiableMap(all);
    }

    static Map<String, Support> of(String key, String level) {
        Optional<Level> wanted = key.equals("options") ? Level.named(level) : Optional.empty();
        Map<String, Support> all = new LinkedHashMap<>();
        if (wanted.isPresent()) {
            try (OptionProbe probe = new OptionProbe()) {
                for (SocketOption<?> option : SocketOption.all()) {
                    if (option.level() == wanted.get()) {
                        all.put(option.name(), probe.about(option));
                    }
                }
            }
        }
        return Collections.unmodifiableMap(all);
    }

    private static Support onPlatform(boolean isThere) {
        return isThere ? Support.YES : Support.NOT_ON_PLATFORM;
    }
}
