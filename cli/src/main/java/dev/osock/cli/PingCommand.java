package dev.osock.cli;

import dev.osock.cli.address.Host;
import dev.osock.cli.probe.Ping;
import java.io.IOException;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The command `osock ping`.
@Command(
        name = "ping",
        description = {
            "Asks a host for ICMP echoes, until it is stopped or has asked as often as it should.",
            "Needs to be root, or of a group in the range net.ipv4.ping_group_range."
        },
        exitCodeList = {"0:a reply came, also if it was stopped then", "1:none came, or it failed",
            "2:wrong arguments"},
        footer = {
            "  osock ping localhost",
            "  osock ping -6 -c 3 -i 0.2 localhost",
            "  osock ping --json -c 1 127.0.0.1"
        })
final class PingCommand extends Subcommand {

    private static final int MOST_BYTES = 65_507;
    private static final int MOST_HOPS = 255;

    @Mixin
    private final FamilyOption family = new FamilyOption();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Parameters(paramLabel = "HOST", description = "A name or an address; of IPv6 with %%SCOPE where it needs one.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String name;

    @Option(
            names = {"-c", "--count"},
            paramLabel = "COUNT",
            defaultValue = "0",
            description = "How many requests (default: no limit).")
    private long count;

    @Option(
            names = {"-i", "--interval"},
            paramLabel = "SECONDS",
            defaultValue = "1",
            converter = Seconds.class,
            description = "From one request to the next (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Duration interval;

    @Option(
            names = {"-W", "--timeout"},
            paramLabel = "SECONDS",
            defaultValue = "10",
            converter = Seconds.class,
            description = "How long to wait for the last replies (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Duration patience;

    @Option(
            names = {"-s", "--size"},
            paramLabel = "BYTES",
            defaultValue = "56",
            description = "How many bytes each carries (default: ${DEFAULT-VALUE}).")
    private int size;

    @Option(
            names = {"-t", "--ttl"},
            paramLabel = "HOPS",
            defaultValue = "64",
            description = "How many hops they live (default: ${DEFAULT-VALUE}).")
    private int hops;

    @Override
    public Integer call() throws IOException {
        check("COUNT", count, 0, Long.MAX_VALUE);
        check("BYTES", size, 0, MOST_BYTES);
        check("HOPS", hops, 1, MOST_HOPS);
        var ping = new Ping(Host.find(name, family.family()), count, interval, patience, size, hops);
        return UntilStopped.run(() -> ping.run(json.lines(out())));
    }

    private void check(String argument, long value, long least, long most) {
        if (value < least || value > most) {
            throw wrong(argument + " is " + value + ", which is not in " + least + ".." + most);
        }
    }
}
