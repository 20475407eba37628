package dev.osock.cli;

import dev.osock.cli.output.ServerLog;
import dev.osock.cli.relay.Joining;
import dev.osock.cli.relay.Limits;
import dev.osock.cli.relay.Plan;
import dev.osock.cli.relay.Target;
import dev.osock.cli.relay.Trust;
import dev.osock.cli.relay.Ways;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What `osock connect` and `osock listen` have in common.
final class RelayOptions {

    /// What an address is, for the help of both.
    static final String ADDRESS = "ADDRESS is tcp:HOST:PORT, udp:HOST:PORT, sctp:HOST:PORT, unix:PATH, unixgram:PATH, "
            + "unixpacket:PATH, or with @NAME for PATH, an abstract name; vsock:CID:PORT; fd:3 or fd:NAME for a socket "
            + "that the process was started with, by systemd for one. HOST is a name or an address, of IPv6 in "
            + "brackets, and 127.0.0.1 if left out. Options may follow: ?netns=blue&tcp.nodelay=true.";

    /// How datagrams are treated, for the help of both.
    static final String PACKETS =
            "Of datagrams and records (udp, unixgram, unixpacket) each is written as it came, and "
                    + "what one read of the input gives is one. Datagrams have no end: "
                    + "--quit or --idle say when to stop.";

    private static final int MOST_BUFFER = 16 * 1024 * 1024;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final FamilyOption family = new FamilyOption();

    @Option(
            names = "--to",
            paramLabel = "ADDRESS",
            description = "Connect there, and join that, in place of the standard input and output.")
    private @Nullable Target to;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "Send a file in place of the standard input; by sendfile(2), as also a standard input that "
                    + "is one.")
    private @Nullable Path file;

    @Option(
            names = {"-w", "--timeout"},
            paramLabel = "SECONDS",
            converter = Seconds.class,
            description = "How long to wait for a connection, its TLS handshake included (default: no limit).")
    private @Nullable Duration timeout;

    @Option(
            names = {"-i", "--idle"},
            paramLabel = "SECONDS",
            converter = Seconds.class,
            description = "End a connection when nothing has come or gone for so long (default: no limit).")
    private @Nullable Duration idle;

    @Option(
            names = {"-q", "--quit"},
            paramLabel = "SECONDS",
            converter = Seconds.class,
            description = "End a connection so long after one way has ended (default: not before the other has).")
    private @Nullable Duration half;

    @Option(
            names = {"-b", "--buffer"},
            paramLabel = "BYTES",
            description = "How much is read at once: of datagrams there is so much room for each, and what is made "
                    + "into them has no more (default: 262144 and 16384). One that is longer is a failure, never cut.")
    private @Nullable Integer buffer;

    @Option(
            names = {"-v", "--verbose"},
            description = "Tell of each connection, on the standard error.")
    private boolean isVerbose;

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

    /// Makes of it what does the work.
    ///
    /// @param target where TLS may be, which `--tls` asks for
    /// @param isServer whether it is a server there
    Joining joining(Target target, boolean isServer) throws IOException {
        check(target, isServer);
        var plan = new Plan(
                Optional.ofNullable(to),
                Optional.ofNullable(file),
                isSecure,
                isToSecure,
                new Trust(
                        isInsecure,
                        Optional.ofNullable(authorities),
                        Optional.ofNullable(name),
                        Optional.ofNullable(certificate),
                        Optional.ofNullable(key)),
                new Ways(family.family(), Optional.ofNullable(timeout)),
                new Limits(
                        Optional.ofNullable(idle),
                        Optional.ofNullable(half),
                        buffer == null ? OptionalInt.empty() : OptionalInt.of(buffer)));
        return new Joining(plan, Output.stream(), new Log(spec.commandLine().getErr(), isVerbose));
    }

    boolean hasTo() {
        return to != null;
    }

    boolean isToOfDatagrams() {
        return to != null && to.isOfDatagrams();
    }

    ParameterException wrong(String why) {
        return new ParameterException(spec.commandLine(), why);
    }

    private void check(Target target, boolean isServer) {
        refuse(file != null && to != null,
                "--file is sent in place of the standard input, and there is none with --to");
        refuse(buffer != null && (buffer < 1 || buffer > MOST_BUFFER),
                "--buffer is " + buffer + ", which is not in 1.." + MOST_BUFFER);
        refuse(isToSecure && to == null, "--to-tls is for --to");
        boolean isAny = isSecure || isToSecure;
        refuse(!isAny && (authorities != null || isInsecure || name != null || certificate != null || key != null),
                "--ca, --insecure, --tls-name, --cert and --key are for --tls or --to-tls");
        refuse((certificate == null) != (key == null), "--cert and --key belong together");
        refuse(isSecure && isServer && certificate == null, "--tls of a server needs --cert and --key");
        refuse(isSecure && isServer && isToSecure && authorities != null,
                "--ca would be for the clients of --tls and for the server of --to-tls");
        if (isSecure) {
            checkSecure(target, !isServer);
        }
        if (isToSecure && to != null) {
            checkSecure(to, true);
        }
    }

    private void checkSecure(Target target, boolean isClient) {
        refuse(!target.isOfStreams(), "TLS is for streams, which " + target + " is not");
        refuse(isClient && !isInsecure && name == null && target.host().isEmpty(),
                "TLS needs --tls-name or --insecure, as " + target + " names no host");
    }

    private void refuse(boolean isWrong, String why) {
        if (isWrong) {
            throw wrong(why);
        }
    }

    /// Tells on the standard error, as the standard output is what has come.
    ///
    /// @param err that
    /// @param isVerbose whether to tell of each connection
    private record Log(PrintWriter err, boolean isVerbose) implements ServerLog {

        @Override
        public void event(String line) {
            if (isVerbose) {
                err.println(line);
            }
        }

        @Override
        public void problem(String line) {
            err.println("osock: " + line);
        }
    }
}
