package dev.osock.cli;

import dev.osock.cli.relay.Target;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The command `osock listen`.
@Command(
        name = "listen",
        description = {
            "Accepts a connection, or takes whoever sends the first datagram, and joins that with the standard input "
                    + "and output as 'osock connect' does. With --to it is a proxy.",
            RelayOptions.ADDRESS + " For port 0, of vsock for port any, and for unix: without a path the system "
                    + "chooses: --verbose tells.",
            AddressHelp.OPTIONS,
            RelayOptions.PACKETS
        },
        exitCodeList = {
            "0:both ways have ended, or --idle or --quit have ended it",
            "1:it cannot listen, nobody came in time, or the connection failed",
            "2:wrong arguments"
        },
        footer = {
            "  osock listen tcp:7777 > received",
            "  osock listen --keep --file page.http tcp:0.0.0.0:8080",
            "  osock listen --keep tcp:8080 --to unix:/run/app.sock",
            "  osock listen --keep udp:5353 --to udp:192.0.2.1:53",
            "  osock listen -k --tls --cert c.pem --key k.pem tcp:4433 --to tcp:8080",
            "  systemd-socket-activate -l 7777 osock listen fd:3"
        })
final class ListenCommand extends Subcommand {

    @Parameters(paramLabel = "ADDRESS", description = "Where to listen.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Target target;

    @Option(
            names = {"-k", "--keep"},
            description = "Serve until stopped: with --to each connection by itself, otherwise one after the other. "
                    + "What fails is told, and the next is served.")
    private boolean keeps;

    @Mixin
    private final RelayOptions options = new RelayOptions();

    @Override
    public Integer call() throws IOException {
        if (keeps && target.isOfDatagrams() && options.hasTo() && !options.isToOfDatagrams()) {
            throw wrong("--keep of datagrams passes each on, which --to is not for");
        }
        options.joining(target, true).listen(target, keeps);
        return ExitCode.OK;
    }
}
