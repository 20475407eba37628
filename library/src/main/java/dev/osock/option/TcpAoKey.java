package dev.osock.option;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// A key of TCP's authentication option, RFC 5925: `struct tcp_ao_add`.
///
/// ```java
/// var key = TcpAoKey.of(TcpPeers.host(peer), 7, RawBytes.of(secret));
/// socket.setopt(TcpOptions.AO_ADD_KEY, key); // on both sides, before connecting
/// ```
///
/// @param peers whom it is for
/// @param sendId its number in what is sent, 0 to 255
/// @param receiveId its number in what is received, 0 to 255
/// @param algorithm how it signs, by the kernel's name of that: `hmac(sha1)`, `cmac(aes)`, …
/// @param macLength how long a signature is in bytes; 0 for the usual 12
/// @param key the secret, up to 80 bytes
/// @param traits what else is said of it
public record TcpAoKey(
        TcpPeers peers, int sendId, int receiveId, String algorithm, int macLength, RawBytes key, Set<Trait> traits) {

    private static final String USUAL = "hmac(sha1)";

    /// What can be said of a key.
    public enum Trait {
        /// Signs what is sent from now on; not of a listening socket.
        CURRENT,
        /// The one that the peer is asked to sign with; not of a listening socket.
        NEXT,
        /// Signs without the other options of TCP's header, which something on the way may change.
        EXCLUDE_OPTIONS
    }

    /// Copies the set.
    public TcpAoKey {
        traits = Set.copyOf(traits);
    }

    /// Makes a key that signs with `hmac(sha1)` and has one number for both directions.
    ///
    /// @param peers whom it is for
    /// @param id its number, 0 to 255
    /// @param key the secret, up to 80 bytes
    /// @return the key
    public static TcpAoKey of(TcpPeers peers, int id, RawBytes key) {
        return new TcpAoKey(peers, id, id, USUAL, 0, key, Set.of());
    }

    /// Has it sign in another way.
    ///
    /// @param name the kernel's name of the algorithm
    /// @return the key that does
    public TcpAoKey withAlgorithm(String name) {
        return new TcpAoKey(peers, sendId, receiveId, name, macLength, key, traits);
    }

    /// Says more of it.
    ///
    /// @param more the traits to add
    /// @return the key that has them
    public TcpAoKey with(Trait... more) {
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
