package dev.osock.option;

/// A key that all segments to and from some peers are signed with: `struct tcp_md5sig` with its extensions.
///
/// @param peers the peers
/// @param key up to 80 bytes; none removes the key that these peers have
public record TcpMd5Key(TcpPeers peers, RawBytes key) {

    /// Prints the peers only.
    @Override
    public String toString() {
        return "key for " + peers;
    }
}
