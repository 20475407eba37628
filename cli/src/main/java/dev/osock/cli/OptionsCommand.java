package dev.osock.cli;

import dev.osock.Platform;
import dev.osock.Socket;
import dev.osock.error.SocketErrnoException;
import dev.osock.error.SocketException;
import dev.osock.option.SocketOption;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The command `osock options`.
@Command(
        name = "options",
        description = {
            "Lists every socket option: its level, its names, what can be done with it, and its value on a new socket.",
            "Instead of a value there is the error of reading it, or - if it cannot be read."
        },
        mixinStandardHelpOptions = true)
final class OptionsCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", defaultValue = "inet", paramLabel = "DOMAIN",
            description = "The socket's address family (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String domain;

    @Parameters(index = "1", arity = "0..1", defaultValue = "stream", paramLabel = "TYPE",
            description = "The socket's type (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String type;

    @Parameters(index = "2", arity = "0..1", defaultValue = "default", paramLabel = "PROTOCOL",
            description = "The socket's protocol (default: the usual one).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String protocol;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws SocketException {
        var table = new Table("level", "option", "symbol", "number", "access", "value");
        try (Socket socket = Socket.open(domain, type, protocol)) {
            for (SocketOption<?> option : SocketOption.all()) {
                table.add(
                        option.level().toString(),
                        option.name(),
                        option.symbol(),
                        Platform.number(option).isPresent()
                                ? Platform.number(option).getAsInt()
                                : null,
                        option.access().name().toLowerCase(Locale.ROOT).replace('_', '/'),
                        value(socket, option));
            }
        }
        table.print(spec.commandLine().getOut(), json);
        return CommandLine.ExitCode.OK;
    }

    private static @Nullable Object value(Socket socket, SocketOption<?> option) throws SocketException {
        if (Platform.number(option).isEmpty() || !option.access().canRead()) {
            return null;
        }
        try {
            return socket.getopt(option);
        } catch (SocketErrnoException refused) {
            return refused.errno().name();
        }
    }
}
