package dev.osock.cli;

import dev.osock.cli.output.Lines;
import java.io.PrintWriter;
import picocli.CommandLine.Option;

/// The choice of JSON, of commands that tell what happens while they run.
final class JsonOption {

    @Option(names = "--json", description = "Print a JSON object in each line; the last has the totals.")
    private boolean json;

    Lines lines(PrintWriter out) {
        return new Lines(out, json);
    }
}
