package dev.osock.cli.relay;

import java.nio.file.Path;
import java.util.Optional;

/// Whom to believe in TLS, and who one is.
///
/// @param isInsecure whether any certificate will do, of any host
/// @param authorities a file with the certificates of those who may have signed the peer's, if not the JDK's
/// @param name whom the peer's certificate is to name, if not the host of the address
/// @param certificate a file with one's own certificate, and those of who have signed it
/// @param key a file with its key
public record Trust(
        boolean isInsecure,
        Optional<Path> authorities,
        Optional<String> name,
        Optional<Path> certificate,
        Optional<Path> key) {}
