package dev.osock.option;

import java.util.Optional;

/// The keys that TCP's fast-open cookies are made with.
///
/// @param primary what new cookies are made with, 16 bytes; none, read, if there is no key yet
/// @param backup what older cookies may have been made with, 16 bytes
public record TcpFastopenKey(RawBytes primary, Optional<RawBytes> backup) {

    /// Prints how many keys there are.
    @Override
    public String toString() {
        return primary.array().length == 0 ? "no key" : backup.isPresent() ? "a key and its backup" : "a key";
    }
}
