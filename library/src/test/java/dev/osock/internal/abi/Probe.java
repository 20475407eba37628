package dev.osock.internal.abi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.testing.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/// The files of the folder `abi`, and what its probe prints.
final class Probe {

    private Probe() {}

    static String run(String platform, String compiler, Path folder) throws IOException, InterruptedException {
        Path table = folder.resolve(platform + ".tsv");
        Path errors = folder.resolve("errors");
        Process probe = new ProcessBuilder(path("probe").toString(), platform, compiler)
                .redirectOutput(table.toFile())
                .redirectError(errors.toFile())
                .start();
        try {
            assertThat(probe.waitFor(Patience.seconds(60))).as("the probe ends in time").isTrue();
        } finally {
            probe.destroyForcibly();
        }
        assertThat(errors).content(ISO_8859_1).isEmpty();
        assertThat(probe.exitValue()).isZero();
        return Files.readString(table, ISO_8859_1);
    }

    static Path path(String file) {
        return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .map(parent -> parent.resolve("abi").resolve(file))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no abi/" + file + " above the working directory"));
    }
}
