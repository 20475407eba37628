package dev.osock.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Where the locale knows ASCII only, as is usual in containers, all names are still what they are.
@Timeout(90)
class AsciiLocaleTest {

    @Test
    void namesThatTheLocaleCannotSpellKeepTheirBytes(@TempDir Path folder) throws Exception {
        Files.writeString(Path.of(URI.create(folder.toUri() + "%C3%A9")), "contents");
        try (Fork fork = Fork.start(List.of("env", "LC_ALL=C", "FOLDER=" + folder), AsciiLocale.class)) {
            assertThat(fork.finish())
                    .containsExactly(
                            "locale: ANSI_X3.4-1968",
                            "exact: true",
                            "relative: true",
                            "back: truetrue",
                            "channel: true",
                            "exact: true",
                            "relative: true",
                            "back: truetrue",
                            "channel: true",
                            "file: contents",
                            "namespace: EINVAL");
        }
    }
}
