package dev.osock.cli;

import static dev.osock.cli.RelayOptions.refuse;

import dev.osock.cli.relay.Target;
import dev.osock.cli.relay.Trust;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where there is to be TLS, whom to believe in it, and who one is.
final class TlsOptions {

    @Option(names = "--tls", description = "Have TLS at ADDRESS.")
    private boolean isSecure;

    @Option(names = "--to-tls", description = "Have TLS at the address of --to.")
    private boolean isToSecure;

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description = "Believe who is signed by a certificate in this file (PEM) and nobody else; of a server, who "
                    + "then wants a certificate of each client (default: whom the JDK believes).")
    private @Nullable Path authorities;

    @Option(names = "--insecure", description = "Believe any certificate of a server.")
    private boolean isInsecure;

    @Option(
            names = "--tls-name",
            paramLabel = "HOST",
            description = "Whom the server's certificate must name (default: the host of the address).")
    private @Nullable String name;

    @Option(
            names = "--cert",
            paramLabel = "FILE",
            description = "The own certificate, and those it is signed by (PEM).")
    private @Nullable Path certificate;

    @Option(names = "--key", paramLabel = "FILE", description = "The own certificate's private key (PEM, PKCS #8).")
    private @Nullable Path key;

    boolean isSecure() {
        return isSecure;
    }

    boolean isToSecure() {
        return isToSecure;
    }

    Trust trust() {
        return new Trust(
                isInsecure,
                Optional.ofNullable(authorities),
                Optional.ofNullable(name),
                Optional.ofNullable(certificate),
                Optional.ofNullable(key));
    }

    /// Looks whether they fit the addresses.
    ///
    /// @param target where `--tls` asks for TLS
    /// @param to where `--to-tls` does
    /// @param isServer whether it is a server at the first
    /// @throws IllegalArgumentException if not; the message is for the user
    void check(Target target, Optional<Target> to, boolean isServer) {
        refuse(isToSecure && to.isEmpty(), "--to-tls is for --to");
        boolean isAny = isSecure || isToSecure;
        refuse(!isAny && (authorities != null || isInsecure || name != null || certificate != null || key != null),
                "--ca, --insecure, --tls-name, --cert and --key are for --tls or --to-tls");
        refuse((certificate == null) != (key == null), "--cert and --key belong together");
        refuse(isSecure && isServer && certificate == null, "--tls of a server needs --cert and --key");
        refuse(isSecure && isServer && isToSecure && authorities != null,
                "--ca would be for the clients of --tls and for the server of --to-tls");
        if (isSecure) {
            check(target, !isServer);
        }
        if (isToSecure) {
            check(to.orElseThrow(), true);
        }
    }

    private void check(Target target, boolean isClient) {
        refuse(!target.isOfStreams(), "TLS is for streams, which " + target + " is not");
        refuse(isClient && !isInsecure && name == null && target.host().isEmpty(),
                "TLS needs --tls-name or --insecure, as " + target + " names no host");
    }
}
