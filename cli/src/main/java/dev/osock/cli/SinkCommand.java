package dev.osock.cli;

import dev.osock.cli.address.Endpoint;
import dev.osock.cli.load.Sink;
import java.io.IOException;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The command `osock sink`.
@Command(
        name = "sink",
        description = {
            "Receives what 'osock flood' sends, and tells each second and at the end how much has come; of datagrams "
                    + "also how many are lost, have come late or twice.",
            "It ends with the flood, by Ctrl-C, or when its time is over.",
            "A datagram is lost if it has not come when the flood is over. It is reordered if one that was sent later "
                    + "has come before; then it is not lost. The jitter is that of RFC 3550. What this host has "
                    + "dropped because the socket's buffer was full is what the kernel has counted, a train as one. "
                    + "A larger buffer, such as 'udp:5201?rcvbuf=4000000', helps; net.core.rmem_max bounds it."
        },
        exitCodeList = {"0:something came, also if it was stopped then", "1:nothing came, or it failed",
            "2:wrong arguments"},
        footer = {
            "  osock sink tcp:0.0.0.0:5201",
            "  osock sink 'udp:5201?rcvbuf=4000000' --json",
            "  osock sink unixgram:@sink --seconds 60"
        })
final class SinkCommand extends Subcommand {

    @Mixin
    private final LoadAddress address = new LoadAddress();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Option(
            names = {"-t", "--seconds"},
            paramLabel = "SECONDS",
            defaultValue = "86400",
            converter = Seconds.class,
            description = "How long to listen at the most (default: a day).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Duration time;

    @Override
    public Integer call() throws IOException {
        Endpoint wanted = address.find();
        var sink = new Sink(json.lines(out()), time);
        return UntilStopped.run(() -> sink.run(wanted));
    }
}
