package dev.osock.option;

import java.util.Objects;
import java.util.OptionalInt;

/// Which [TcpAoKey] is to be removed, and which take its place: `struct tcp_ao_del`, the value of
/// [TcpOptions#AO_DEL_KEY].
///
/// @param peers whom the key is for, as when it was added
/// @param sendId its number in segments that are sent, 0 to 255
/// @param receiveId its number in segments that are received, 0 to 255
/// @param current the key that signs from now on, by its [TcpAoKey#sendId()]; empty if the removed one does not sign
/// @param next the key that the peer is asked to sign with from now on, by its [TcpAoKey#receiveId()]; empty if it is
///     not asked for the removed one
/// @param inBackground whether the kernel frees the key later, instead of waiting until nobody uses it any more;
///     listening sockets only
public record TcpAoKeyRemoval(
        TcpPeers peers, int sendId, int receiveId, OptionalInt current, OptionalInt next, boolean inBackground) {

    /// Checks that nothing is null.
    public TcpAoKeyRemoval {
        Objects.requireNonNull(peers, "peers");
        Objects.requireNonNull(current, "current");
        Objects.requireNonNull(next, "next");
    }

    /// Makes the removal of a key that neither signs nor is asked for at the moment.
    ///
    /// @param key the key
    /// @return its removal
    public static TcpAoKeyRemoval of(TcpAoKey key) {
        Objects.requireNonNull(key, "key");
        return new TcpAoKeyRemoval(
                key.peers(), key.sendId(), key.receiveId(), OptionalInt.empty(), OptionalInt.empty(), false);
    }

    /// Makes the removal with which two other keys, or one, take the place of the removed one.
    ///
    /// @param sign the key that signs from now on, by its [TcpAoKey#sendId()]
    /// @param ask the key that the peer is asked to sign with from now on, by its [TcpAoKey#receiveId()]
    /// @return this removal with those
    public TcpAoKeyRemoval replacedBy(int sign, int ask) {
        return new TcpAoKeyRemoval(
                peers, sendId, receiveId, OptionalInt.of(sign), OptionalInt.of(ask), inBackground);
    }
}
