package dev.osock.option;

import dev.osock.address.RawBytes;
import java.util.Objects;

/// A key by which all segments to and from some peers are signed, RFC 2385: `struct tcp_md5sig` with its extensions,
/// the value of [TcpOptions#MD5SIG_EXT].
///
/// @param peers whom the key is for
/// @param key up to 80 bytes; none removes the key that these peers have
public record TcpMd5Key(TcpPeers peers, RawBytes key) {

    /// Checks that nothing is null.
    public TcpMd5Key {
        Objects.requireNonNull(peers, "peers");
        Objects.requireNonNull(key, "key");
    }

    /// Prints the peers only.
    @Override
    public String toString() {
        return "key for " + peers;
    }
}
