package dev.osock.option;

import dev.osock.address.RawBytes;
import java.util.Objects;
import java.util.Optional;

/// The keys by which a listener makes the cookies of TCP Fast Open (RFC 7413): the value of [TcpOptions#FASTOPEN_KEY].
///
/// @param primary the key of new cookies, 16 bytes; none if it is read and there is no key yet
/// @param backup the key that older cookies may have been made with, 16 bytes
public record TcpFastopenKey(RawBytes primary, Optional<RawBytes> backup) {

    /// Checks that nothing is null.
    public TcpFastopenKey {
        Objects.requireNonNull(primary, "primary");
        Objects.requireNonNull(backup, "backup");
    }

    /// Prints how many keys there are.
    @Override
    public String toString() {
        return primary.array().length == 0 ? "no key" : backup.isPresent() ? "a key and its backup" : "a key";
    }
}
