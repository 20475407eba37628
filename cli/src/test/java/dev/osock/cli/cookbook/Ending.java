package dev.osock.cli.cookbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.cli.ToolProcess;

/// How a program that serves for ever has to end.
final class Ending {

    /// What a JVM ends with that was told to by SIGTERM.
    private static final int TERMINATED = 128 + 15;

    private Ending() {}

    /// Ends it as `kill` and systemd do: it has nothing to complain of.
    static void cleanly(ToolProcess program) throws Exception {
        program.signal("TERM");
        assertThat(program.exit()).isEqualTo(TERMINATED);
        assertThat(program.errors()).isEmpty();
    }
}
