package dev.osock.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.SocketRegistry;
import dev.osock.testing.sockets.Bounded;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the environment says about the registry when the process starts.
@Bounded
class RegistryEnvironmentTest {

    /// The process that is looked at.
    static final class Asked {
        private Asked() {}

        public static void main(String[] arguments) {
            System.out.println(SocketRegistry.isEnabled());
        }
    }

    @ParameterizedTest
    @CsvSource({"true, true", "false, false", "nonsense, true"})
    void decidesWhetherSocketsEnterItAtFirst(String value, String expected) throws Exception {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Asked.class.getName());
        builder.environment().put("ESOCK_USE_SOCKET_REGISTRY", value);
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(output.strip()).isEqualTo(expected);
        assertThat(process.waitFor()).isZero();
    }
}
