package dev.osock.cli.output;

/// Where a server tells what it does. Called by many threads at once.
public interface ServerLog {

    /// Tells what a connection or datagram did.
    ///
    /// @param line one line of text
    void event(String line);

    /// Tells what keeps the server from serving.
    ///
    /// @param line one line of text
    void problem(String line);
}
