package dev.osock.net;

import dev.osock.address.Sockaddr;
import dev.osock.kind.Protocol;
import dev.osock.net.SocketSpec.Setting;
import dev.osock.option.SocketOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// Reads the text of one [SocketSpec], and writes it.
final class SpecText {

    private final String text;
    private final List<Setting<?>> settings = new ArrayList<>();
    private @Nullable Protocol protocol;
    private @Nullable String netns;

    private SpecText(String text) {
        this.text = text;
    }

    static SocketSpec parse(String text) {
        return new SpecText(text).read();
    }

    private SocketSpec read() {
        int query = text.indexOf('?');
        String head = query < 0 ? text : text.substring(0, query);
        Scheme scheme = Scheme.of(head)
                .orElseThrow(() -> bad("it begins with none of unix:, unixgram:, vsock:, tcp:, udp:"));
        String address = head.substring(scheme.word.length());
        if (address.isEmpty() && !scheme.isInternet()) {
            throw bad(scheme.missing());
        }
        try {
            Optional<Sockaddr> target = address.isEmpty() ? Optional.empty() : Optional.of(scheme.address(address));
            if (query >= 0) {
                for (String option : text.substring(query + 1).split("&", -1)) {
                    option(scheme, option);
                }
            }
            return new SocketSpec(
                    scheme.type,
                    protocol == null ? scheme.usual : protocol,
                    target,
                    Optional.ofNullable(netns),
                    settings);
        } catch (IllegalArgumentException e) {
            throw bad(String.valueOf(e.getMessage()));
        }
    }

    private void option(Scheme scheme, String option) {
        int equals = option.indexOf('=');
        if (equals <= 0) {
            throw new IllegalArgumentException("no NAME=VALUE: \"" + option + "\"");
        }
        String name = option.substring(0, equals);
        String value = option.substring(equals + 1);
        switch (name) {
            case "netns" -> {
                once(name, netns);
                netns = SpecValues.unescaped(value);
            }
            case "protocol" -> {
                once(name, protocol);
                if (!scheme.isInternet()) {
                    throw new IllegalArgumentException(scheme.noun() + " has no protocol");
                }
                protocol = Protocol.named(value)
                        .orElseThrow(
                                () -> new IllegalArgumentException("no protocol is named \"" + value + "\""));
            }
            default ->
                settings.add(setting(SpecValues.option(name)
                        .orElseThrow(
                                () -> new IllegalArgumentException("there is no socket option \"" + name + "\"")),
                        value));
        }
    }

    private static void once(String name, @Nullable Object before) {
        if (before != null) {
            throw new IllegalArgumentException(name + " is there twice");
        }
    }

    private static <T> Setting<T> setting(SocketOption<T> option, String value) {
        Setting.check(option);
        return new Setting<>(option, SpecValues.read(option, value));
    }

    private IllegalArgumentException bad(String why) {
        return new IllegalArgumentException("not a socket address with options: \"" + text + "\": " + why);
    }

    /// Writes a specification, so that reading it gives the same.
    static String format(SocketSpec spec) {
        Scheme scheme = Scheme.of(spec);
        var options = new StringJoiner("&", "?", "").setEmptyValue("");
        spec.netns().ifPresent(name -> options.add("netns=" + SpecValues.escaped(name)));
        if (!spec.protocol().equals(scheme.usual)) {
            options.add("protocol=" + spec.protocol().name());
        }
        for (Setting<?> setting : spec.settings()) {
            options.add(
                    SpecValues.name(setting.option()) + "=" + SpecValues.escaped(String.valueOf(setting.value())));
        }
        return scheme.word + spec.target().map(scheme::text).orElse("") + options;
    }
}
