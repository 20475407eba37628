package dev.osock.option;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A socket option: one row of a catalogue. Everything about it is here, or in its description there.
///
/// @param <T> the type of its value
/// @param level where it belongs
/// @param name the lower-case name, which is OTP's: `linger`
/// @param symbol the operating system's name: `SO_LINGER`
/// @param shape the form of its value
/// @param access what can be done with it
public record SocketOption<T>(Level level, String name, String symbol, Shape<T> shape, Access access)
        implements java.net.SocketOption<T> {

    /// Lists the operating system's options that there are rows for, level by level.
    ///
    /// @return the rows
    public static List<SocketOption<?>> all() {
        return Stream.of(
                SocketOptions.all(),
                IpOptions.all(),
                Ipv6Options.all(),
                TcpOptions.all(),
                UdpOptions.all(),
                SctpOptions.all())
                .flatMap(List::stream)
                .toList();
    }

    /// Looks an option of the operating system up by its lower-case names, which are also OTP's.
    ///
    /// @param level the level's name or alias, such as `ip` or `TCP`
    /// @param name the option's name, such as `ttl`
    /// @return the option, or nothing if there is no such row
    public static Optional<SocketOption<?>> named(String level, String name) {
        Optional<Level> found = Level.named(level);
        for (SocketOption<?> option : all()) {
            if (found.equals(Optional.of(option.level)) && option.name.equals(name)) {
                return Optional.of(option);
            }
        }
        return Optional.empty();
    }

    @Override
    public Class<T> type() {
        return shape.type();
    }

    /// Prints level and name, and the operating system's name: `socket linger (SO_LINGER)`.
    @Override
    public String toString() {
        return level + " " + name + " (" + symbol + ")";
    }
}
