package dev.osock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.error.SocketException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever the environment says of descriptors that are handed over: it is heeded, or one documented exception says
/// what is wrong with it; and no descriptor is left.
class ForeignEnvironmentPropertyTest {

    @Provide
    Arbitrary<String> number() {
        Arbitrary<String> near = Arbitraries.integers().between(-2, 12).map(String::valueOf);
        Arbitrary<String> far = Arbitraries.integers().map(String::valueOf);
        return Arbitraries.oneOf(near, far, Arbitraries.strings().numeric().ofMaxLength(12),
                Arbitraries.strings().ofMaxLength(8));
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().withChars("ab:\0é ".toCharArray()).ofMaxLength(30);
    }

    @Property(tries = 300)
    void isHeededOrRefused(@ForAll("number") String count, @ForAll("names") String names) throws Exception {
        Map<String, String> environment = new HashMap<>();
        environment.put("LISTEN_PID", Long.toString(ProcessHandle.current().pid()));
        environment.put("LISTEN_FDS", count);
        environment.put("LISTEN_FDNAMES", names);
        long before = sockets();
        try {
            List<InheritedSocket> all = InheritedSocket.all(environment);
            for (InheritedSocket each : all) {
                each.socket().close();
            }
            assertThat(all).hasSize(Integer.parseInt(count));
        } catch (SocketException | IllegalStateException refused) {
            assertThat(refused.getMessage()).isNotEmpty();
        }
        assertThat(sockets()).isEqualTo(before);
    }

    private static long sockets() throws IOException {
        try (Stream<Path> links = Files.list(Path.of("/proc/self/fd"))) {
            return links.filter(link -> {
                try {
                    return Files.readSymbolicLink(link).toString().startsWith("socket:");
                } catch (IOException closedMeanwhile) {
                    return false;
                }
            })
                    .count();
        }
    }
}
