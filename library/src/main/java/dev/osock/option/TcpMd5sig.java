package dev.osock.option;

import dev.osock.address.RawBytes;
import dev.osock.address.Sockaddr;
import java.util.Objects;

/// A key by which all segments to and from an address are signed, RFC 2385: `struct tcp_md5sig`, the value of
/// [TcpOptions#MD5SIG].
///
/// @param address the peer; its port does not matter
/// @param key up to 80 bytes; none removes the key that this address has
public record TcpMd5sig(Sockaddr address, RawBytes key) {

    /// Checks that nothing is null.
    public TcpMd5sig {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(key, "key");
    }

    /// Prints the address only.
    @Override
    public String toString() {
        return "key for " + address;
    }
}
