package dev.osock.cli;

import dev.osock.Feature;
import dev.osock.Sockets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The command `osock supports`.
@Command(
        name = "supports",
        description = {
            "Lists what there is: features, socket options, message flags, requests about interfaces and their flags, "
                    + "names of protocols.",
            "Of features a no comes from the running kernel, of all else from the platform's headers."
        },
        mixinStandardHelpOptions = true)
final class SupportsCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        var table = new Table("kind", "name", "supported");
        for (Feature feature : Feature.values()) {
            table.add(
                    "feature",
                    feature.seedName(),
                    Sockets.support(feature).name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
        Sockets.supportedOptions()
                .forEach((option, there) -> table.add("option", option.level() + " " + option.name(), word(there)));
        add(table, "message flag", Sockets.supportedMsgFlags());
        add(table, "ioctl request", Sockets.supportedIoctlRequests());
        add(table, "interface flag", Sockets.supportedIoctlFlags());
        Sockets.supportedProtocols().forEach((name, number) -> table.add("protocol", name, "yes"));
        table.print(spec.commandLine().getOut(), json);
        return CommandLine.ExitCode.OK;
    }

    private static void add(Table table, String kind, Map<String, Boolean> names) {
        names.forEach((name, there) -> table.add(kind, name, word(there)));
    }

    private static String word(boolean isThere) {
        return isThere ? "yes" : "not on platform";
    }
}
