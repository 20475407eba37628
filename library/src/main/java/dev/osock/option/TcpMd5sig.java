package dev.osock.option;

import dev.osock.address.Sockaddr;

/// A key that all segments to and from an address are signed with: `struct tcp_md5sig`.
///
/// @param address the peer; its port does not matter
/// @param key up to 80 bytes; none removes it
public record TcpMd5sig(Sockaddr address, RawBytes key) {

    /// Prints the address only.
    @Override
    public String toString() {
        return "key for " + address;
    }
}
