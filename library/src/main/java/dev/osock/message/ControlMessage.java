package dev.osock.message;

import dev.osock.address.RawBytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import java.util.Optional;

/// A piece of information that goes or comes with a message beside its bytes, such as the time to live or descriptors;
/// see cmsg(3). It is sent with [Msg#with] and received in [dev.osock.ReceivedMsg#ctrl()].
///
/// If its type is one of [ControlTypes], it is a [Typed] value, or [Raw] bytes that are no value of the type. Any other
/// is [Native], with the operating system's numbers. OTP's `cmsg_send()` and `cmsg_recv()`.
public sealed interface ControlMessage {

    /// A value of a known type. [ControlType#of] makes one.
    ///
    /// @param <T> the Java type of the value
    /// @param type the type of control message
    /// @param value the value
    record Typed<T>(ControlType<T> type, T value) implements ControlMessage {

        /// Checks that there is a value.
        public Typed {
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(value, "value");
        }

        @Override
        public String toString() {
            return type + ": " + value;
        }
    }

    /// Bytes of a known type. Received, they are too few for a value, or make none. [ControlType#ofData] makes one to
    /// send.
    ///
    /// @param type the type of control message
    /// @param data the bytes
    record Raw(ControlType<?> type, RawBytes data) implements ControlMessage {

        /// Checks that there is a type.
        public Raw {
            Objects.requireNonNull(data, "data");
            Objects.requireNonNull(type, "type");
        }

        @Override
        public String toString() {
            return type + ": " + data;
        }
    }

    /// Bytes with the operating system's numbers of level and type. Those of level `SOL_RDS` cannot be sent
    /// (`SocketInvalidException`): they hold addresses that the kernel, or a peer by way of it, writes to.
    ///
    /// @param level the level's number
    /// @param type the type's number
    /// @param data the bytes
    record Native(int level, int type, RawBytes data) implements ControlMessage {

        /// Checks that nothing is null.
        public Native {
            Objects.requireNonNull(data, "data");
        }

        @Override
        public String toString() {
            return level + " " + type + ": " + data;
        }
    }

    /// Makes a control message of numbers and bytes.
    ///
    /// @param level the level's number
    /// @param type the type's number
    /// @param data the bytes
    /// @return the message
    static Native of(int level, int type, byte[] data) {
        Objects.requireNonNull(data, "data");
        return new Native(level, type, new RawBytes(data));
    }

    /// Makes a control message of numbers and a C `int`.
    ///
    /// @param level the level's number
    /// @param type the type's number
    /// @param data the `int`
    /// @return the message
    static Native of(int level, int type, int data) {
        return of(
                level,
                type,
                ByteBuffer.allocate(Integer.BYTES)
                        .order(ByteOrder.nativeOrder())
                        .putInt(data)
                        .array());
    }

    /// Makes a control message of numbers and a C `int` that is 1 or 0.
    ///
    /// @param level the level's number
    /// @param type the type's number
    /// @param data whether it is 1
    /// @return the message
    static Native of(int level, int type, boolean data) {
        return of(level, type, data ? 1 : 0);
    }

    /// Returns the value, if this is a [Typed] one of a type.
    ///
    /// @param <T> the Java type of the value
    /// @param wanted the type of control message
    /// @return the value, or nothing if this is of another type or only bytes
    default <T> Optional<T> value(ControlType<T> wanted) {
        Objects.requireNonNull(wanted, "wanted");
        if (this instanceof Typed<?>(ControlType<?> type, Object value) && type.equals(wanted)) {
            return wanted.received()
                    .or(wanted::sent)
                    .map(shape -> shape.type().cast(value));
        }
        return Optional.empty();
    }
}
