package dev.osock.cli.cookbook;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Socket;
import dev.osock.Sockets;
import dev.osock.address.SockaddrUn;
import dev.osock.cli.ToolProcess;
import dev.osock.testing.Need;
import dev.osock.testing.Requires;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `docs/cookbook/sidecar.md`: processes of three users ask who they are.
@Requires({Need.ROOT, Need.NETCAT})
@Timeout(60)
class SidecarTest {

    private static final byte[] KEY = "a key of the test's".getBytes(US_ASCII);

    @TempDir
    private Path folder;

    @Test
    void theKernelSaysWhoAsks() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path path = folder.resolve("who");
        Path key = Files.write(folder.resolve("key"), KEY);
        Files.writeString(path, "left by an earlier run");
        try (ToolProcess sidecar =
                Recipe.start("sidecar", path.toString(), key.toString(), "0=operator", "65533=shop=web")) {
            assertThat(sidecar.listening()).isEqualTo("unix:" + path);
            try (Socket socket = Sockets.connect(SockaddrUn.path(path))) {
                assertIsToken(new String(socket.inputStream().readAllBytes(), US_ASCII), "operator");
            }
            assertThat(sidecar.line())
                    .isEqualTo("process " + ProcessHandle.current().pid() + ", user 0: operator");

            try (ToolProcess shop = as(65_533, path)) {
                assertIsToken(shop.line() + "\n", "shop=web");
                assertThat(sidecar.line()).isEqualTo("process " + shop.pid() + ", user 65533: shop=web");
            }
            try (ToolProcess stranger = as(65_534, path)) {
                assertThat(stranger.line()).isEqualTo("refused");
                assertThat(sidecar.line()).isEqualTo("process " + stranger.pid() + ", user 65534: refused");
            }
            Ending.cleanly(sidecar);
        }
        assertThat(path).doesNotExist();
    }

    private static ToolProcess as(int user, Path path) throws Exception {
        return ToolProcess.of(List.of("setpriv", "--reuid=" + user, "--clear-groups", "nc", "-U", path.toString()));
    }

    private static void assertIsToken(String answer, String identity) throws Exception {
        assertThat(answer).matches("\\Q" + identity + "\\E [-0-9T:.]+Z [0-9a-f]{64}\n");
        String claim = answer.substring(0, answer.lastIndexOf(' '));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        assertThat(HexFormat.of().parseHex(answer.strip().substring(claim.length() + 1)))
                .isEqualTo(mac.doFinal(claim.getBytes(US_ASCII)));
        Instant end = Instant.parse(claim.substring(claim.lastIndexOf(' ') + 1));
        assertThat(Duration.between(Instant.now(), end)).isBetween(Duration.ofMinutes(4), Duration.ofMinutes(5));
    }
}
