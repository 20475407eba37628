package dev.osock.cli.cookbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.cli.ToolProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// `docs/cookbook/socket-per-core.md`, with a client on each processor.
@Timeout(60)
class SocketPerCoreTest {

    private static final int DATAGRAMS = 100;

    /// Sends datagrams, each from a port of its own, and stops at the first that does not come back.
    private static final String CLIENT = """
            use Socket;
            for my $i (1 .. $ARGV[1]) {
                alarm 30;
                socket(my $socket, PF_INET, SOCK_DGRAM, 0) or die $!;
                connect($socket, pack_sockaddr_in($ARGV[0], INADDR_LOOPBACK)) or die $!;
                send($socket, "datagram $i", 0) or die $!;
                recv($socket, my $answer, 100, 0) // die $!;
                die "$answer" if $answer ne "datagram $i";
            }
            """;

    private static List<Integer> processors() throws IOException {
        String allowed = Files.readAllLines(Path.of("/proc/self/status"))
                .stream()
                .filter(line -> line.startsWith("Cpus_allowed_list:"))
                .findFirst()
                .orElseThrow()
                .replaceFirst(".*:\\s*", "");
        return Arrays.stream(allowed.split(",", -1))
                .map(range -> range.split("-", -1))
                .flatMapToInt(ends -> IntStream.rangeClosed(Integer.parseInt(ends[0]),
                        Integer.parseInt(ends[ends.length - 1])))
                .boxed()
                .toList();
    }

    @Test
    void eachProcessorsDatagramsComeToItsSocket() throws Exception {
        try (ToolProcess server = Recipe.start("socket-per-core", "127.0.0.1:0")) {
            String[] said = server.listening().split("[: ]", -1);
            List<Long> expected = new ArrayList<>();
            int sockets = Integer.parseInt(said[said.length - 2]);
            for (int i = 0; i < sockets; i++) {
                expected.add(0L);
            }
            for (int processor : processors()) {
                try (ToolProcess client = ToolProcess.of(List.of("taskset", "-c", Integer.toString(processor),
                        "perl", "-e", CLIENT, said[1], Integer.toString(DATAGRAMS)))) {
                    assertThat(client.exit()).describedAs("%s", client.errors()).isZero();
                }
                expected.set(processor % sockets, expected.get(processor % sockets) + DATAGRAMS);
            }
            Ending.cleanly(server);
            assertThat(server.rest()).containsExactly("served by each: " + expected);
        }
    }
}
