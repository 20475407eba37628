package dev.osock.cli;

import dev.osock.cli.relay.Target;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// The command `osock connect`.
@Command(
        name = "connect",
        description = {
            "Connects to an address, sends what comes on the standard input, and writes what comes from there to the "
                    + "standard output, until both ways have ended: the input's end ends what is sent, and the peer's "
                    + "end closes the output.",
            RelayOptions.ADDRESS,
            AddressHelp.OPTIONS,
            RelayOptions.PACKETS
        },
        exitCodeList = {
            "0:both ways have ended, or --idle or --quit have ended it",
            "1:there is no connection, it was reset, or it failed",
            "2:wrong arguments"
        },
        footer = {
            "  echo hello | osock connect tcp:localhost:7777",
            "  osock connect unix:/run/app.sock < request > answer",
            "  echo hello | osock connect --quit 1 udp:localhost:7777",
            "  osock connect --file image.iso tcp:[::1]:7777",
            "  osock connect --tls --ca ca.pem tcp:localhost:4433",
            "  osock connect tcp:localhost:7777 --to unix:/run/app.sock"
        })
final class ConnectCommand extends Subcommand {

    @Parameters(paramLabel = "ADDRESS", description = "Where to connect to.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Target target;

    @Mixin
    private final RelayOptions options = new RelayOptions();

    @Override
    public Integer call() throws IOException {
        options.joining(target, false).connect(target);
        return ExitCode.OK;
    }
}
