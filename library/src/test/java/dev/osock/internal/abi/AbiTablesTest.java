package dev.osock.internal.abi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.testing.Need;
import dev.osock.testing.Requires;
import java.io.IOException;
import java.nio.file.Path;
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
        return Probe.run(platform, compiler, folder);
    }
}
