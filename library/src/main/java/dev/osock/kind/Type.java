package dev.osock.kind;

import java.util.Objects;
import java.util.Optional;

/// How a socket carries data, as a stream of bytes or as datagrams: `SOCK_*`. The second argument of socket(2).
///
/// Any other number works as well, also one with the flags of socket(2) in it. OTP's `type()`.
///
/// @param number the operating system's number
public record Type(int number) {
    private static final Names NAMES = new Names();

    /// A connected stream of bytes; `SOCK_STREAM`.
    public static final Type STREAM = constant(1, "stream");
    /// Datagrams of limited length; `SOCK_DGRAM`.
    public static final Type DGRAM = constant(2, "dgram");
    /// Packets of a network protocol; `SOCK_RAW`.
    public static final Type RAW = constant(3, "raw");
    /// Reliable datagrams, in any order; `SOCK_RDM`.
    public static final Type RDM = constant(4, "rdm");
    /// A connected, reliable sequence of records: each receive gives one; `SOCK_SEQPACKET`.
    public static final Type SEQPACKET = constant(5, "seqpacket");
    /// A connected, unreliable sequence of datagrams with congestion control; `SOCK_DCCP`.
    public static final Type DCCP = constant(6, "dccp");
    /// Frames of a network device, the obsolete way; `SOCK_PACKET`.
    public static final Type PACKET = constant(10, "packet");

    private static Type constant(int number, String name) {
        NAMES.add(number, name);
        return new Type(number);
    }

    /// Wraps any number, known here or not.
    ///
    /// @param number the operating system's number
    /// @return the type of that number
    public static Type of(int number) {
        return new Type(number);
    }

    /// Looks a type up by name.
    ///
    /// @param name a [#name()], such as `dgram`
    /// @return the type, or nothing if no constant here has that name
    public static Optional<Type> named(String name) {
        Objects.requireNonNull(name, "name");
        return NAMES.number(name).map(Type::new);
    }

    /// Names the type: `stream`, `dgram`. These are OTP's names.
    ///
    /// @return the lower-case name, or the decimal number if no constant here has it
    public String name() {
        return NAMES.name(number);
    }

    /// Prints as [#name()] does.
    @Override
    public String toString() {
        return name();
    }
}
