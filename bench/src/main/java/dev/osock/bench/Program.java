package dev.osock.bench;

import java.io.IOException;
import java.util.List;

/// A program that takes part.
@FunctionalInterface
public interface Program {

    /// Tells how it is started, after it has been made if need be.
    ///
    /// @return the command
    /// @throws IOException if it cannot be, and why
    List<String> command() throws IOException;
}
