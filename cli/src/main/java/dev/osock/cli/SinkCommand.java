package dev.osock.cli;

import dev.osock.cli.echo.ListenAddress;
import dev.osock.cli.load.FloodPlan;
import dev.osock.cli.load.Lines;
import dev.osock.cli.load.Sink;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The command `osock sink`.
@Command(
        name = "sink",
        description = {
            "Receives what 'osock flood' sends, and tells each second and at the end how much has come; of datagrams "
                    + "also how many are lost, have come late or twice.",
            "It ends with the flood, by Ctrl-C, or when its time is over.",
            "A datagram is lost if it has not come when the flood is over. It is reordered if one that was sent later "
                    + "has come before; then it is not lost. The jitter is that of RFC 3550. What this host has "
                    + "dropped, as the socket's buffer was full, is told by the kernel, to which a train is one; the "
                    + "option rcvbuf makes it larger: ?rcvbuf=4000000."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:something came, also if it was stopped then", "1:nothing came, or it failed",
            "2:wrong arguments"})
final class SinkCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(
            paramLabel = "ADDRESS",
            description = "Where to listen, as that of 'osock echo', such as tcp:0.0.0.0:5201, udp:[::]:5201, "
                    + "unixgram:/tmp/sink; not of SCTP.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ListenAddress address;

    @Option(
            names = {"-t", "--seconds"},
            paramLabel = "SECONDS",
            defaultValue = "86400",
            converter = Seconds.class,
            description = "How long to listen at the most (default: a day).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Duration time;

    @Option(names = "--json", description = "Print a JSON object in each line; the last has the totals.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        try {
            FloodPlan.checkProtocol(address);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        var sink = new Sink(new Lines(spec.commandLine().getOut(), json), time);
        return UntilStopped.run(() -> sink.run(address));
    }
}
