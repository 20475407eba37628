package dev.osock.cli;

import dev.osock.cli.output.ServerLog;
import dev.osock.cli.relay.Joining;
import dev.osock.cli.relay.Limits;
import dev.osock.cli.relay.Plan;
import dev.osock.cli.relay.Target;
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
    static final String ADDRESS = AddressHelp.FORMS
            + " Or it is fd:3 or fd:NAME, a socket that the process was started with, by systemd for one.";

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
            description = "Send a file in place of the standard input, by sendfile(2), as a standard input that is a "
                    + "file also goes.")
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
            description = "How much is read at once (default: 65536 of a stream, 16384 of one that becomes datagrams, "
                    + "262144 of datagrams). A datagram that is longer is a failure, never cut.")
    private @Nullable Integer buffer;

    @Option(
            names = {"-v", "--verbose"},
            description = "Tell of each connection, on the standard error.")
    private boolean isVerbose;

    @Mixin
    private final TlsOptions tls = new TlsOptions();

    /// Makes of it what does the work.
    ///
    /// @param target where TLS may be, which `--tls` asks for
    /// @param isServer whether it is a server there
    Joining joining(Target target, boolean isServer) throws IOException {
        check(target, isServer);
        var plan = new Plan(
                Optional.ofNullable(to),
                Optional.ofNullable(file),
                tls.isSecure(),
                tls.isToSecure(),
                tls.trust(),
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

    private void check(Target target, boolean isServer) {
        try {
            refuse(file != null && to != null,
                    "--file is sent in place of the standard input, and there is none with --to");
            refuse(buffer != null && (buffer < 1 || buffer > MOST_BUFFER),
                    "--buffer is " + buffer + ", which is not in 1.." + MOST_BUFFER);
            tls.check(target, Optional.ofNullable(to), isServer);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    static void refuse(boolean isWrong, String why) {
        if (isWrong) {
            throw new IllegalArgumentException(why);
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
