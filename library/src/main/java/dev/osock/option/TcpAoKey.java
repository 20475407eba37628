package dev.osock.option;

import dev.osock.address.RawBytes;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// A key by which all segments of a TCP connection are signed and checked, RFC 5925: `struct tcp_ao_add`, the value of
/// [TcpOptions#AO_ADD_KEY]. A segment names its key by a number, so that keys can be changed while a connection lasts.
///
/// ```java
/// var key = TcpAoKey.of(TcpPeers.host(peer), 7, RawBytes.of(secret));
/// socket.setopt(TcpOptions.AO_ADD_KEY, key); // on both sides, before connecting
/// ```
///
/// @param peers whom the key is for
/// @param sendId its number in segments that are sent, 0 to 255: the peer's `receiveId`
/// @param receiveId its number in segments that are received, 0 to 255: the peer's `sendId`
/// @param algorithm how it signs, by the kernel's name: `hmac(sha1)`, `cmac(aes)`, …, up to 64 characters
/// @param macLength how long a signature is in bytes; 0 for the usual 12
/// @param key the secret, up to 80 bytes
/// @param traits what else is to be so with it
public record TcpAoKey(
        TcpPeers peers, int sendId, int receiveId, String algorithm, int macLength, RawBytes key, Set<Trait> traits) {

    private static final String USUAL = "hmac(sha1)";

    /// What can be so with a key.
    public enum Trait {
        /// It signs what is sent from now on. Not on a listening socket.
        CURRENT,
        /// The peer is asked to sign with it from now on. Not on a listening socket.
        NEXT,
        /// It does not sign the other options of TCP's header, which something on the way may change.
        EXCLUDE_OPTIONS
    }

    /// Copies the set.
    public TcpAoKey {
        Objects.requireNonNull(peers, "peers");
        Objects.requireNonNull(algorithm, "algorithm");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(traits, "traits");
        traits = Set.copyOf(traits);
    }

    /// Makes a key that signs with `hmac(sha1)` and has the same number in both directions.
    ///
    /// @param peers whom the key is for
    /// @param id its number, 0 to 255
    /// @param key the secret, up to 80 bytes
    /// @return the key
    public static TcpAoKey of(TcpPeers peers, int id, RawBytes key) {
        return new TcpAoKey(peers, id, id, USUAL, 0, key, Set.of());
    }

    /// Makes the key that signs by another algorithm.
    ///
    /// @param name the kernel's name of the algorithm
    /// @return this key with that
    public TcpAoKey withAlgorithm(String name) {
        Objects.requireNonNull(name, "name");
        return new TcpAoKey(peers, sendId, receiveId, name, macLength, key, traits);
    }

    /// Makes the key that has more traits.
    ///
    /// @param more the traits to add
    /// @return this key with those
    public TcpAoKey with(Trait... more) {
        Objects.requireNonNull(more, "more");
        Set<Trait> all = EnumSet.noneOf(Trait.class);
        all.addAll(traits);
        all.addAll(List.of(more));
        return new TcpAoKey(peers, sendId, receiveId, algorithm, macLength, key, all);
    }

    /// Prints everything but the secret.
    @Override
    public String toString() {
        return "key " + sendId + "/" + receiveId + " for " + peers + " (" + algorithm + ")";
    }
}
