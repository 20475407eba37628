package dev.osock.cli;

import dev.osock.Descriptor;
import dev.osock.Platform;
import dev.osock.Socket;
import dev.osock.cli.output.Table;
import dev.osock.error.Errno;
import dev.osock.error.SocketErrnoException;
import dev.osock.error.SocketException;
import dev.osock.option.SocketOption;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The command `osock options`.
@Command(
        name = "options",
        description = {
            "Lists every socket option: its level, its names, what can be done with it, and its value on a new socket, "
                    + "on one that this process was started with (--fd), or on another process's (--pid and --fd).",
            "Instead of a value there is the error of reading it, or - if it cannot be read. A socket that exists is "
                    + "only read from, and stays as it is. That of another process takes the permission to trace it: "
                    + "see ptrace(2)."
        },
        footer = {
            "  osock options inet dgram",
            "  osock options local seqpacket --json",
            "  osock options --pid 4711 --fd 5",
            "  osock options --fd 3"
        })
final class OptionsCommand extends Subcommand {

    @Parameters(index = "0", arity = "0..1", paramLabel = "DOMAIN",
            description = "The socket's address family: inet, inet6, local and others (default: inet).")
    private @Nullable String domain;

    @Parameters(index = "1", arity = "0..1", defaultValue = "stream", paramLabel = "TYPE",
            description = "The socket's type: stream, dgram, seqpacket, raw (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String type;

    @Parameters(index = "2", arity = "0..1", defaultValue = "default", paramLabel = "PROTOCOL",
            description = "The socket's protocol (default: the usual one).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String protocol;

    @Option(names = "--fd", paramLabel = "NUMBER",
            description = "The number of a socket's descriptor, in this process or in that of --pid.")
    private @Nullable Integer fd;

    @Option(names = "--pid", paramLabel = "NUMBER", description = "The process that has it.")
    private @Nullable Long pid;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    /// A socket whose options are read.
    private interface Source {
        <T> T read(SocketOption<T> option) throws SocketException;
    }

    @Override
    public Integer call() throws IOException {
        if (fd == null) {
            if (pid != null) {
                throw wrong("--pid says which process, and --fd is missing");
            }
            try (Socket socket = Socket.open(domain == null ? "inet" : domain, type, protocol)) {
                print(socket::getopt);
            }
        } else {
            if (domain != null) {
                throw wrong("--fd names a socket, so there is no DOMAIN");
            }
            try (Descriptor descriptor = descriptor(fd)) {
                print(descriptor::getopt);
            }
        }
        return CommandLine.ExitCode.OK;
    }

    private Descriptor descriptor(int number) throws IOException {
        if (pid == null) {
            return Descriptor.duplicateOf(number);
        }
        try {
            return Descriptor.ofProcess(pid, number);
        } catch (SocketErrnoException refused) {
            if (refused.is(Errno.EPERM)) {
                throw new IOException(
                        refused.getMessage() + ": it takes the permission to trace that process: be its user or root,"
                                + " and see /proc/sys/kernel/yama/ptrace_scope",
                        refused);
            }
            throw refused;
        } catch (IllegalArgumentException e) {
            throw wrong(e);
        }
    }

    private void print(Source socket) throws SocketException {
        var table = new Table("level", "option", "symbol", "number", "access", "value");
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
        table.print(out(), json);
    }

    private static @Nullable Object value(Source socket, SocketOption<?> option) throws SocketException {
        if (Platform.number(option).isEmpty() || !option.access().canRead()) {
            return null;
        }
        try {
            return socket.read(option);
        } catch (SocketErrnoException refused) {
            if (refused.is(Errno.ENOTSOCK)) {
                throw refused;
            }
            return new Table.Refusal(refused.errno().name());
        }
    }
}
