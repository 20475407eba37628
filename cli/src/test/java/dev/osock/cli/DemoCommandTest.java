package dev.osock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class DemoCommandTest {

    @Test
    void serves1000ClientsAndTellsWhatWasVerified() {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();

        int exit = Main.command(new PrintWriter(out), new PrintWriter(err)).execute("demo");

        assertThat(out.toString())
                .contains("verified \"hello\" there and back, the end of the stream, both addresses")
                .contains("verified \"hello\" there and back, both sources")
                .contains("accepted 1,000 connections; 1,000 were open at the same time")
                .containsPattern("verified 1,000 clients at once, 5,000 round trips, [0-9,]{11} bytes each way, "
                        + "compared byte by byte")
                .containsPattern("All [0-9]+ acts verified in [0-9.]+ m?s\\.")
                .doesNotContain("FAILED");
        assertThat(err.toString()).isEmpty();
        assertThat(exit).isZero();
    }

    @Test
    void makesDoWithFewerClientsWhereDescriptorsAreFew() throws IOException, InterruptedException {
        try (ToolProcess tool = ToolProcess.startWithDescriptors(300, "demo")) {
            List<String> lines = tool.rest();

            assertThat(tool.exit()).isZero();
            assertThat(lines)
                    .anySatisfy(line -> assertThat(line)
                            .matches(" *NOTE +this process may have 300 descriptors only, so there are [0-9]+ clients, "
                                    + "not 1,000: see `ulimit -Hn`"))
                    .anySatisfy(line -> assertThat(line).matches(" *verified [0-9]+ clients at once, .*"));
        }
    }

    @Test
    void endsThoughItsOutputIsNotRead() throws IOException, InterruptedException {
        try (ToolProcess tool = ToolProcess.start("demo", "--clients", "1")) {
            assertThat(tool.exit()).isZero();
            assertThat(tool.rest()).last().asString().matches("All [0-9]+ acts verified in .*");
        }
    }
}
