package dev.osock.internal.abi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.testing.Need;
import dev.osock.testing.Requires;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The committed tables are what `abi/probe` prints on this machine, byte for byte. To renew them: `abi/generate`.
class AbiTablesTest {
    @TempDir
    private Path folder;

    @Test
    @Requires(Need.GCC)
    void theX8664TableIsWhatTheCompilerSees() throws Exception {
        assertThat(probed("linux-x86-64", "gcc")).isEqualTo(Abi.of("linux-x86-64").table());
    }

    @Test
    @Requires(Need.AARCH64_GCC)
    void theAarch64TableIsWhatTheCrossCompilerSees() throws Exception {
        assertThat(probed("linux-aarch64", "aarch64-linux-gnu-gcc")).isEqualTo(Abi.of("linux-aarch64").table());
    }

    private String probed(String platform, String compiler) throws IOException, InterruptedException {
        Path table = folder.resolve(platform + ".tsv");
        Path errors = folder.resolve("errors");
        Process probe = new ProcessBuilder(probe().toString(), platform, compiler)
                .redirectOutput(table.toFile())
                .redirectError(errors.toFile())
                .start();
        try {
            assertThat(probe.waitFor(60, SECONDS)).as("the probe ends in time").isTrue();
        } finally {
            probe.destroyForcibly();
        }
        assertThat(errors).content(ISO_8859_1).isEmpty();
        assertThat(probe.exitValue()).isZero();
        return Files.readString(table, ISO_8859_1);
    }

    private static Path probe() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .map(parent -> parent.resolve("abi/probe"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no abi/probe above the working directory"));
    }
}
