package dev.osock.message;

import dev.osock.option.Shape;
import java.util.Optional;

/// A type of control message: one row of [ControlTypes].
///
/// @param <T> the type of its value
/// @param levelName the lower-case name of its level, which is OTP's: `ip`
/// @param name the lower-case name, which is OTP's: `ttl`
/// @param level the operating system's name of its level: `IPPROTO_IP`
/// @param symbol the operating system's name of the type: `IP_TTL`
/// @param received the form in which it comes, empty if it never does
/// @param sent the form in which it is sent, empty if it cannot be sent as a value
public record ControlType<T>(
        String levelName,
        String name,
        String level,
        String symbol,
        Optional<Shape<T>> received,
        Optional<Shape<T>> sent) {

    /// Makes a control message of a value.
    ///
    /// @param value the value
    /// @return the message
    /// @throws IllegalArgumentException if a value of this type cannot be sent
    public ControlMessage.Typed<T> of(T value) {
        if (sent.isEmpty()) {
            throw new IllegalArgumentException("control message " + this + " cannot be sent as a value");
        }
        return new ControlMessage.Typed<>(this, value);
    }

    /// Makes a control message of bytes, which nobody but the operating system checks.
    ///
    /// @param data the bytes
    /// @return the message
    public ControlMessage.Raw ofData(byte[] data) {
        return new ControlMessage.Raw(this, data);
    }

    /// Prints the names of level and type: `ip ttl`.
    @Override
    public String toString() {
        return levelName + " " + name;
    }
}
