package dev.osock.cli;

/// The last part of each command's help: lines as one may type them, each tested.
final class Examples {

    /// What stands above them.
    static final String HEADING = "%nExamples:%n";

    private Examples() {}
}
