package dev.osock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class MainTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Main.command(new PrintWriter(out, true), new PrintWriter(err, true)).execute(arguments);
    }

    @Test
    void tellsItsVersion() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).matches("(?s)osock [0-9]+\\.[0-9]+\\.[0-9]+\\S*\nJVM .*\n");
    }

    @Test
    void listsItsCommands() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("  demo  ").contains("  echo  ").contains("2   wrong arguments");
    }

    @ParameterizedTest
    @CsvSource({
        "'', Missing required subcommand",
        "dance, 'Unmatched argument at index 0: ''dance'''",
        "echo, Missing required option: '--listen=ADDRESS'",
        "echo --listen nowhere, begins with none of tcp:",
        "echo --listen tcp:127.0.0.1:65536, is not a number in 0..65535",
        "demo --clients 0, is not a number in 1..20000",
        "demo --clients many, is not a number in 1..20000",
    })
    void refusesWrongArguments(String arguments, String reason) {
        int exit = run(arguments.isEmpty() ? new String[0] : arguments.split(" "));

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).startsWith("osock: ").contains(reason).contains("--help").hasLineCount(2);
    }

    @Test
    void saysInOneLineThatAPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "tcp:127.0.0.1:" + taken.getLocalPort();

            assertThat(run("echo", "-l", address)).isEqualTo(1);
            assertThat(err).hasToString(
                    "osock: cannot listen on " + address + ": EADDRINUSE (Address already in use)\n");
        }
    }

    @Test
    void leavesAFileAloneThatIsInTheWay(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("x"), "precious");

        assertThat(run("echo", "-l", "unix:" + file)).isEqualTo(1);
        assertThat(err.toString()).endsWith(": the file exists and is not a socket\n").hasLineCount(1);
        assertThat(file).hasContent("precious");
    }

    @Test
    void saysWhichPlatformsItRunsOnElsewhere() throws IOException, InterruptedException {
        try (ToolProcess tool = ToolProcess.startOnSystem("FreeBSD", "demo")) {
            assertThat(tool.exit()).isEqualTo(1);
            assertThat(tool.errors()).singleElement()
                    .asString()
                    .contains("Linux x86-64 and aarch64")
                    .contains("FreeBSD");
        }
    }
}
