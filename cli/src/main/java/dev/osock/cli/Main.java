package dev.osock.cli;

import dev.osock.cli.address.AddressText;
import dev.osock.cli.demo.Demo;
import dev.osock.cli.load.BitRate;
import dev.osock.cli.relay.Target;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// The command `osock`.
@Command(
        name = "osock",
        description = "The operating system's sockets, whole, for the JVM.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            PingCommand.class,
            TracerouteCommand.class,
            OptionsCommand.class,
            SupportsCommand.class,
            InterfacesCommand.class,
            ConnectCommand.class,
            ListenCommand.class,
            FloodCommand.class,
            SinkCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:success", "1:failure", "2:wrong arguments"},
        footerHeading = Examples.HEADING,
        footer = {"  osock demo", "  osock ping --help"})
public final class Main {

    private static final int MOST_CLIENTS = 20_000;

    private final PrintWriter out;
    private final PrintWriter err;

    private Main(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    /// Runs the tool and ends the process.
    ///
    /// @param args the command and its arguments
    public static void main(String[] args) {
        PrintWriter out = Output.printer(System.out.charset());
        PrintWriter err = new PrintWriter(System.err, true, System.err.charset());
        int status;
        try {
            status = command(out, err).execute(args);
            out.flush();
        } catch (UncheckedIOException e) {
            status = Failures.tell(Failures.cause(e), err);
        }
        System.exit(status);
    }

    /// Makes the command, with all that it says of itself.
    ///
    /// @param out where its answers go
    /// @param err where its failures go
    /// @return the command, to be executed
    public static CommandLine command(PrintWriter out, PrintWriter err) {
        Failures failures = new Failures();
        return new CommandLine(new Main(out, err))
                .setOut(out)
                .setErr(err)
                .registerConverter(AddressText.class, text -> parsed(AddressText::parse, text))
                .registerConverter(Target.class, text -> parsed(Target::parse, text))
                .registerConverter(BitRate.class, text -> parsed(BitRate::parse, text))
                .setExecutionStrategy(Main::run)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
    }

    /// Runs what was asked for; help and the version, which no command prints, fail like the commands if they cannot be
    /// written.
    private static int run(CommandLine.ParseResult arguments) {
        try {
            return new CommandLine.RunLast().execute(arguments);
        } catch (UncheckedIOException e) {
            throw new CommandLine.ExecutionException(arguments.commandSpec().commandLine(), "cannot print", e);
        }
    }

    private static <T> T parsed(Function<String, T> form, String text) {
        try {
            return form.apply(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    @Command(
            name = "demo",
            description = {
                "Shows that it works on this machine.",
                "Plays a client and a server over TCP, UDP and Unix sockets, then an echo server with many clients at "
                        + "once, verifies every byte, and tells what happened. Only loopback addresses are used.",
                "On a slow machine OSOCK_PATIENCE=10 in the environment makes all limits of time ten times as long."
            },
            mixinStandardHelpOptions = true,
            footerHeading = Examples.HEADING,
            footer = {"  osock demo", "  osock demo --clients 100"})
    int demo(
            @Option(
                    names = "--clients",
                    paramLabel = "COUNT",
                    defaultValue = "1000",
                    converter = ClientCount.class,
                    description = "How many clients the echo server has (default: ${DEFAULT-VALUE}).") int clients)
            throws IOException {
        return Demo.play(out, clients) ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    @Command(
            name = "echo",
            description = {
                "Sends back whatever comes, until it is stopped.",
                AddressHelp.FORMS + " For port 0, and of vsock for port any, the system chooses one; the first line "
                        + "tells.",
                AddressHelp.OPTIONS
            },
            mixinStandardHelpOptions = true,
            footerHeading = Examples.HEADING,
            footer = {
                "  osock echo --listen tcp:7777",
                "  osock echo -v -l udp:localhost:7777",
                "  osock echo -l 'tcp:[::1]:7777?netns=blue&tcp.nodelay=true'",
                "  osock echo -l unix:/tmp/echo"
            })
    int echo(
            @Option(
                    names = {"-l", "--listen"},
                    paramLabel = "ADDRESS",
                    required = true,
                    description = "Where, such as tcp:127.0.0.1:7777, udp:[::1]:7777, "
                            + "unix:/tmp/echo.") AddressText address,
            @Mixin FamilyOption family,
            @Option(
                    names = {"-v", "--verbose"},
                    description = "Tell of each connection or datagram.") boolean verbose)
            throws IOException, ExecutionException, InterruptedException {
        new Echo(out, err, verbose).serve(address.findFirst(family.family()));
        return CommandLine.ExitCode.OK;
    }

    /// Reads the number of clients.
    private static final class ClientCount implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            if (text.matches("[0-9]{1,5}")) {
                int count = Integer.parseInt(text);
                if (count > 0 && count <= MOST_CLIENTS) {
                    return count;
                }
            }
            throw new TypeConversionException("\"" + text + "\" is not a number in 1.." + MOST_CLIENTS);
        }
    }
}
