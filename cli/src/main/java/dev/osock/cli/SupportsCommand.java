package dev.osock.cli;

import dev.osock.Platform;
import dev.osock.cli.output.Table;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The command `osock supports`.
@Command(
        name = "supports",
        description = {
            "Lists what there is on this system: features, socket options, message flags, requests about interfaces "
                    + "and their flags, names of protocols.",
            "A no is 'not on platform' if the system's headers lack it, and 'not in kernel' if the running kernel does."
        },
        footer = {"  osock supports", "  osock supports --json"})
final class SupportsCommand extends Subcommand {

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        var table = new Table("kind", "name", "supported");
        Platform.supports()
                .forEach((key, names) -> names.forEach((name, support) -> table.add(
                        key.equals(name) ? "feature" : key,
                        name,
                        support.name().toLowerCase(Locale.ROOT).replace('_', ' '))));
        table.print(out(), json);
        return CommandLine.ExitCode.OK;
    }
}
