package dev.osock.cli;

import dev.osock.cli.relay.Joining;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// Prints the failures that are to be expected as one line; all others are bugs and keep their stack traces.
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        command.getErr().println("osock: " + wrong.getMessage());
        command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult arguments)
            throws Exception {
        Throwable cause = cause(failure);
        if (cause instanceof IOException || cause instanceof UnsupportedOperationException) {
            return tell(cause, command.getErr());
        }
        throw failure;
    }

    /// Finds the failure itself.
    static Throwable cause(Throwable failure) {
        Throwable cause = failure.getCause();
        return isWrapper(failure) && cause != null ? cause(cause) : failure;
    }

    /// Prints a failure that is to be expected.
    ///
    /// @return the exit code
    static int tell(Throwable failure, PrintWriter err) {
        if (!(failure instanceof Output.ReaderGone)) {
            err.println("osock: " + failure.getMessage());
        }
        return ExitCode.SOFTWARE;
    }

    /// An unsupported platform shows when a class of the library is initialised.
    private static boolean isWrapper(Throwable failure) {
        return failure instanceof CommandLine.ExecutionException
                || failure instanceof Joining.OutputGone
                || failure instanceof ExceptionInInitializerError
                || failure instanceof UncheckedIOException
                || failure instanceof ExecutionException;
    }
}
