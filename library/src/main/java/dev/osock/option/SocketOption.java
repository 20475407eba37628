package dev.osock.option;

/// A socket option: one row of a catalogue, such as [SocketOptions#LINGER].
///
/// Usable wherever a [java.net.SocketOption] is.
///
/// @param <T> the type of its value
/// @param name the seed's name: `linger`
/// @param level the operating system's name of its level: `SOL_SOCKET`
/// @param symbol the operating system's name of the option: `SO_LINGER`
/// @param shape the form of its value
public record SocketOption<T>(String name, String level, String symbol, Shape<T> shape)
        implements java.net.SocketOption<T> {

    @Override
    public Class<T> type() {
        return shape.type();
    }

    @Override
    public String toString() {
        return symbol;
    }
}
