package dev.osock.ioctl;

import dev.osock.address.Sockaddr;

/// An interface and an address of it.
///
/// @param name the interface's name
/// @param addr the address
public record InterfaceAddress(String name, Sockaddr addr) {}
