package dev.osock.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What all commands have in common, and the last parts of their help.
@Command(
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:success", "1:failure", "2:wrong arguments"},
        footerHeading = Examples.HEADING)
abstract class Subcommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /// The standard output.
    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /// Says what is wrong with the arguments.
    final ParameterException wrong(String why) {
        return new ParameterException(spec.commandLine(), why);
    }

    /// Says what is wrong with the arguments, as what has refused them says.
    final ParameterException wrong(IllegalArgumentException refusal) {
        return new ParameterException(spec.commandLine(), String.valueOf(refusal.getMessage()), refusal);
    }
}
