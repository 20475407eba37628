package dev.osock.cli;

import dev.osock.cli.address.Host;
import dev.osock.cli.probe.Traceroute;
import java.io.IOException;
import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The command `osock traceroute`.
@Command(
        name = "traceroute",
        description = {
            "Shows the routers on the way to a host, and how long each takes to answer.",
            "A * is a probe that nobody reported on in time; !N, !H, !X, !F-MTU: network or host unreachable, "
                    + "prohibited, too big. Needs no privilege."
        },
        exitCodeList = {"0:the host was reached", "1:it was not, or it failed", "2:wrong arguments"},
        footer = {
            "  osock traceroute localhost",
            "  osock traceroute -6 -m 5 -q 1 localhost",
            "  osock traceroute --json 127.0.0.1"
        })
final class TracerouteCommand extends Subcommand {

    @Mixin
    private final FamilyOption family = new FamilyOption();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Parameters(paramLabel = "HOST", description = "A name or an address; of IPv6 with %%SCOPE where it needs one.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String name;

    @Option(
            names = {"-f", "--first-hop"},
            paramLabel = "HOPS",
            defaultValue = "1",
            description = "Where to begin (default: ${DEFAULT-VALUE}).")
    private int firstHop;

    @Option(
            names = {"-m", "--max-hops"},
            paramLabel = "HOPS",
            defaultValue = "30",
            description = "Where to end at the latest (default: ${DEFAULT-VALUE}).")
    private int mostHops;

    @Option(
            names = {"-q", "--queries"},
            paramLabel = "COUNT",
            defaultValue = "3",
            description = "How many probes per hop (default: ${DEFAULT-VALUE}).")
    private int probes;

    @Option(
            names = {"-w", "--wait"},
            paramLabel = "SECONDS",
            defaultValue = "5",
            converter = Seconds.class,
            description = "How long to wait for a report (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Duration patience;

    @Option(
            names = {"-p", "--port"},
            paramLabel = "PORT",
            defaultValue = "33434",
            description = "The first probe's port, at the host (default: ${DEFAULT-VALUE}).")
    private int port;

    @Override
    public Integer call() throws IOException {
        var traceroute =
                new Traceroute(Host.find(name, family.family()), firstHop, mostHops, probes, patience, port);
        traceroute.complaint().ifPresent(complaint -> {
            throw wrong(complaint);
        });
        boolean reached = traceroute.run(json.lines(out()));
        return reached ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
}
