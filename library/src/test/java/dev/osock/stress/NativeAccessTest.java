package dev.osock.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A process that may not call native code is told so by each call, and how to change that.
@Timeout(90)
class NativeAccessTest {

    private static final String DENY = "--illegal-native-access=deny";

    @Test
    void eachCallNamesTheOptionForTheClassPath() throws Exception {
        try (Fork fork = Fork.start(NativeAccess.class, DENY)) {
            assertThat(fork.finish())
                    .hasSize(5)
                    .allMatch(line -> line.startsWith("java.lang.IllegalCallerException: osock may not")
                            && line.contains("--enable-native-access=ALL-UNNAMED"));
        }
    }

    @Test
    void eachCallNamesTheOptionForTheModulePath() throws Exception {
        Path library = Path.of(
                NativeAccess.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                .resolveSibling("classes");
        List<String> onModulePath =
                List.of(DENY, "-p", library.toString(), "--add-modules", "dev.osock");
        try (Fork fork = Fork.start(NativeAccess.class, onModulePath.toArray(String[]::new))) {
            assertThat(fork.finish())
                    .hasSize(5)
                    .allMatch(line -> line.startsWith("java.lang.IllegalCallerException: osock may not")
                            && line.endsWith("--enable-native-access=dev.osock"));
        }
    }
}
