package dev.osock.ioctl;

import dev.osock.option.Shape;

/// A request about the socket or about network interfaces: one row of [IoctlRequests]. What it is about and what it
/// gives or takes is in its type.
public sealed interface IoctlRequest {

    /// Names the request: `gifaddr`. This is OTP's name.
    ///
    /// @return the lower-case name
    String name();

    /// Gives the operating system's name.
    ///
    /// @return the symbol
    String symbol();

    /// Tells something about the socket itself.
    ///
    /// @param <T> the type of what is told
    /// @param name the lower-case name, which is OTP's if OTP has the request
    /// @param symbol the operating system's name
    /// @param shape its form
    record OfSocket<T>(String name, String symbol, Shape<T> shape) implements IoctlRequest {}

    /// Lists all interfaces that have an address.
    ///
    /// @param name the lower-case name, which is OTP's
    /// @param symbol the operating system's name
    record All(String name, String symbol) implements IoctlRequest {}

    /// Tells the name of an interface that is given by its number.
    ///
    /// @param name the lower-case name, which is OTP's
    /// @param symbol the operating system's name
    record NameOf(String name, String symbol) implements IoctlRequest {}

    /// Tells something about an interface that is given by its name.
    ///
    /// @param <T> the type of what is told
    /// @param name the lower-case name, which is OTP's
    /// @param symbol the operating system's name
    /// @param field where it is in `struct ifreq`
    /// @param shape its form
    record Get<T>(String name, String symbol, String field, Shape<T> shape) implements IoctlRequest {}

    /// Changes something of an interface that is given by its name.
    ///
    /// @param <T> the type of the new value
    /// @param name the lower-case name, which is OTP's
    /// @param symbol the operating system's name
    /// @param field where it goes in `struct ifreq`
    /// @param shape its form
    record Set<T>(String name, String symbol, String field, Shape<T> shape) implements IoctlRequest {}

    /// Changes some flags of an interface and leaves the others: reads them first.
    ///
    /// @param name the lower-case name, which is OTP's
    /// @param symbol the operating system's name
    record SetFlags(String name, String symbol) implements IoctlRequest {}
}
