package dev.osock.ioctl;

import dev.osock.address.Sockaddr;
import java.util.Objects;

/// A network interface and an address of it: what [IoctlRequests#GIFCONF] lists.
///
/// @param name the interface's name
/// @param addr the address
public record InterfaceAddress(String name, Sockaddr addr) {

    /// Checks that nothing is null.
    public InterfaceAddress {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(addr, "addr");
    }
}
