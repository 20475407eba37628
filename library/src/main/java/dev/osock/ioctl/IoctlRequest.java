package dev.osock.ioctl;

import dev.osock.option.Shape;
import java.util.Objects;

/// A request of ioctl(2) about a socket or about network interfaces, for [dev.osock.Socket#ioctl]: one of
/// [IoctlRequests]. Its Java type says what it is about, and what it tells or takes.
public sealed interface IoctlRequest {

    /// Names the request in lower case: `gifaddr`. If OTP has the request, the name is OTP's.
    ///
    /// @return the lower-case name
    String name();

    /// Gives the request's name in C, such as `SIOCGIFADDR`.
    ///
    /// @return the name
    String symbol();

    /// Tells something about the socket itself.
    ///
    /// @param <T> the type of the answer
    /// @param name the lower-case name
    /// @param symbol the name in C
    /// @param shape the form of the answer
    record OfSocket<T>(String name, String symbol, Shape<T> shape) implements IoctlRequest {

        /// Checks that nothing is null.
        public OfSocket {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(symbol, "symbol");
            Objects.requireNonNull(shape, "shape");
        }
    }

    /// Lists the interfaces that have an IPv4 address.
    ///
    /// @param name the lower-case name
    /// @param symbol the name in C
    record All(String name, String symbol) implements IoctlRequest {

        /// Checks that nothing is null.
        public All {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(symbol, "symbol");
        }
    }

    /// Tells the name of an interface that is given by its number.
    ///
    /// @param name the lower-case name
    /// @param symbol the name in C
    record NameOf(String name, String symbol) implements IoctlRequest {

        /// Checks that nothing is null.
        public NameOf {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(symbol, "symbol");
        }
    }

    /// Tells something about an interface that is given by its name.
    ///
    /// @param <T> the type of the answer
    /// @param name the lower-case name
    /// @param symbol the name in C
    /// @param field the field of `struct ifreq` that has the answer
    /// @param shape the form of the answer
    record Get<T>(String name, String symbol, String field, Shape<T> shape) implements IoctlRequest {

        /// Checks that nothing is null.
        public Get {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(symbol, "symbol");
            Objects.requireNonNull(field, "field");
            Objects.requireNonNull(shape, "shape");
        }
    }

    /// Changes something of an interface that is given by its name.
    ///
    /// @param <T> the type of the new value
    /// @param name the lower-case name
    /// @param symbol the name in C
    /// @param field the field of `struct ifreq` that has the new value
    /// @param shape the form of the new value
    record Set<T>(String name, String symbol, String field, Shape<T> shape) implements IoctlRequest {

        /// Checks that nothing is null.
        public Set {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(symbol, "symbol");
            Objects.requireNonNull(field, "field");
            Objects.requireNonNull(shape, "shape");
        }
    }

    /// Changes some flags of an interface and leaves the others as they are.
    ///
    /// @param name the lower-case name
    /// @param symbol the name in C
    record SetFlags(String name, String symbol) implements IoctlRequest {

        /// Checks that nothing is null.
        public SetFlags {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(symbol, "symbol");
        }
    }
}
