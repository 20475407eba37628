package dev.osock.cli;

import dev.osock.cli.address.Endpoint;
import dev.osock.cli.load.BitRate;
import dev.osock.cli.load.Flood;
import dev.osock.cli.load.FloodPlan;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The command `osock flood`.
@Command(
        name = "flood",
        description = {
            "Sends to 'osock sink', which must be there already, at a rate, and tells each second and at the end how "
                    + "much has gone, and what of it the sink says has come.",
            "Send no flood to a host or through a network whose owner does not know of it."
        },
        exitCodeList = {"0:all was sent, also if it was stopped", "1:it failed, as without a sink",
            "2:wrong arguments"},
        footer = {
            "  osock flood tcp:localhost:5201",
            "  osock flood udp:localhost:5201 --rate 20M --segments 8 --seconds 2",
            "  osock flood --json unix:@sink > figures.jsonl"
        })
final class FloodCommand extends Subcommand {

    @Mixin
    private final LoadAddress address = new LoadAddress();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Option(
            names = {"-r", "--rate"},
            paramLabel = "RATE",
            description = "How many bits of datagrams or of the stream go in a second, with K, M or G for thousands, "
                    + "millions and so on, or unlimited (default: 1M for UDP, otherwise unlimited).")
    private @Nullable BitRate rate;

    @Option(
            names = {"-s", "--size"},
            paramLabel = "BYTES",
            description = "How many bytes each datagram has, 24 or more, or each piece of a stream (default: 1200, of "
                    + "a stream 131072).")
    private @Nullable Integer size;

    @Option(
            names = {"-t", "--seconds"},
            paramLabel = "SECONDS",
            defaultValue = "10",
            converter = Seconds.class,
            description = "How long (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Duration time;

    @Option(
            names = "--batch",
            paramLabel = "COUNT",
            defaultValue = "1",
            description = "How many messages go with one system call, sendmmsg(2) (default: ${DEFAULT-VALUE}).")
    private int batch;

    @Option(
            names = "--segments",
            paramLabel = "COUNT",
            defaultValue = "1",
            description = "How many datagrams of UDP go as one message: a train, which the kernel or the device cuts, "
                    + "UDP_SEGMENT (default: ${DEFAULT-VALUE}).")
    private int segments;

    @Option(names = "--zerocopy", description = "Have the kernel not copy what is sent, MSG_ZEROCOPY.")
    private boolean isZerocopy;

    @Override
    public Integer call() throws IOException {
        var flood = new Flood(plan(address.find()), json.lines(out()));
        return UntilStopped.run(() -> {
            flood.run();
            return true;
        });
    }

    private FloodPlan plan(Endpoint target) {
        try {
            return new FloodPlan(
                    target,
                    rate == null ? FloodPlan.usualRate(target) : rate,
                    size == null ? FloodPlan.usualSize(target) : size,
                    time,
                    batch,
                    segments,
                    isZerocopy);
        } catch (IllegalArgumentException e) {
            throw wrong(e);
        }
    }
}
