package dev.osock.cli.relay;

import java.nio.file.Path;
import java.util.Optional;

/// What is to be joined with an address, and how.
///
/// @param to the other end, if it is not the process's own input and output
/// @param file what is sent in place of the standard input
/// @param isSecure whether there is TLS at the address
/// @param isToSecure whether there is TLS at the other end
/// @param trust of TLS
/// @param ways how to come to connections
/// @param limits when to end
public record Plan(
        Optional<Target> to,
        Optional<Path> file,
        boolean isSecure,
        boolean isToSecure,
        Trust trust,
        Ways ways,
        Limits limits) {}
