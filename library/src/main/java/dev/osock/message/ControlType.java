package dev.osock.message;

import dev.osock.address.RawBytes;
import dev.osock.option.Shape;
import java.util.Objects;
import java.util.Optional;

/// A type of control message, as a typed constant: one of [ControlTypes].
///
/// @param <T> the Java type of its value
/// @param levelName the lower-case name of its level: `ip`. If OTP has it, the name is OTP's, as is the next.
/// @param name the lower-case name: `ttl`
/// @param level the name of its level in C: `IPPROTO_IP`
/// @param symbol its name in C: `IP_TTL`
/// @param received the form in which it is received, empty if it never is
/// @param sent the form in which it is sent, empty if it cannot be sent as a value
public record ControlType<T>(
        String levelName,
        String name,
        String level,
        String symbol,
        Optional<Shape<T>> received,
        Optional<Shape<T>> sent) {

    /// Checks that nothing is null.
    public ControlType {
        Objects.requireNonNull(levelName, "levelName");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(received, "received");
        Objects.requireNonNull(sent, "sent");
    }

    /// Makes a control message of a value, to be sent with [Msg#with].
    ///
    /// @param value the value
    /// @return the message
    /// @throws IllegalArgumentException if a value of this type cannot be sent
    public ControlMessage.Typed<T> of(T value) {
        Objects.requireNonNull(value, "value");
        if (sent.isEmpty()) {
            throw new IllegalArgumentException("control message " + this + " cannot be sent as a value");
        }
        return new ControlMessage.Typed<>(this, value);
    }

    /// Makes a control message of bytes, to be sent with [Msg#with]. Nobody but the operating system checks them.
    ///
    /// @param data the bytes
    /// @return the message
    public ControlMessage.Raw ofData(byte[] data) {
        Objects.requireNonNull(data, "data");
        return new ControlMessage.Raw(this, new RawBytes(data));
    }

    /// Prints the names of level and type: `ip ttl`.
    @Override
    public String toString() {
        return levelName + " " + name;
    }
}
