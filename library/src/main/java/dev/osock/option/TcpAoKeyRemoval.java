package dev.osock.option;

import java.util.OptionalInt;

/// Which key of TCP's authentication option is to be removed: `struct tcp_ao_del`.
///
/// @param peers whom it was for, as when it was added
/// @param sendId its number in what is sent, 0 to 255
/// @param receiveId its number in what is received, 0 to 255
/// @param current the key that signs instead, by its number in what is sent; empty if the removed one does not sign
/// @param next the key that the peer is asked for instead, by its number in what is received; empty if it is not asked
///     for the removed one
/// @param inBackground whether the kernel waits for nobody who still uses it; listening sockets only
public record TcpAoKeyRemoval(
        TcpPeers peers, int sendId, int receiveId, OptionalInt current, OptionalInt next, boolean inBackground) {

    /// Means a key that neither signs nor is asked for.
    ///
    /// @param key the key
    /// @return its removal
    public static TcpAoKeyRemoval of(TcpAoKey key) {
        return new TcpAoKeyRemoval(
                key.peers(), key.sendId(), key.receiveId(), OptionalInt.empty(), OptionalInt.empty(), false);
    }

    /// Says which keys take its place.
    ///
    /// @param sign the key that signs, by its number in what is sent
    /// @param ask the key that the peer is asked for, by its number in what is received
    /// @return the removal
    public TcpAoKeyRemoval replacedBy(int sign, int ask) {
        return new TcpAoKeyRemoval(
                peers, sendId, receiveId, OptionalInt.of(sign), OptionalInt.of(ask), inBackground);
    }
}
