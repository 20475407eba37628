package dev.osock.ioctl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Socket;
import dev.osock.address.SockaddrIn;
import dev.osock.testing.Need;
import dev.osock.testing.Patience;
import dev.osock.testing.Requires;
import dev.osock.testing.sockets.SocketKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Requests that change an interface, in a network namespace of their own, checked with ip(8).
@Requires(Need.NETNS)
@Timeout(60)
class InterfaceChangesTest {

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(Patience.seconds(30))).isTrue();
        assertThat(process.exitValue()).as(command + ": " + output).isZero();
        return output;
    }

    private static String ip(String arguments) throws IOException, InterruptedException {
        return run(List.of(("ip " + arguments).split(" ", -1)));
    }

    @Test
    void everyChangeIsSeenByOthers() throws Exception {
        String name = "osock-ioctl-" + ProcessHandle.current().pid();
        ip("netns add " + name);
        try {
            ip("-n " + name + " link add v0 type veth peer name v1");
            String told = run(List.of(
                    "ip",
                    "netns",
                    "exec",
                    name,
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    ChangedInterface.class.getName()));
            assertThat(told).isEqualTo("255.255.240.0:0\nEOPNOTSUPP\n");
            String seen = ip("-n " + name + " addr show dev v0");
            assertThat(seen)
                    .contains("inet 10.99.0.1 peer 10.99.0.9/20 brd 10.99.15.254")
                    .contains("mtu 1234")
                    .contains("qlen 77")
                    .contains("link/ether 02:00:00:00:00:77")
                    .contains("ALLMULTI")
                    .contains("UP")
                    .doesNotContain("MULTICAST");
        } finally {
            ip("netns del " + name);
        }
    }

    /// The addresses of this host itself, which nobody changes meanwhile.
    @Test
    void whatIsToldIsWhatIpTells() throws Exception {
        String json = ip("-json -4 addr show");
        Set<String> told = new TreeSet<>();
        Matcher interfaces = Pattern.compile("\"ifname\":\"([^\"]+)\".*?\"mtu\":([0-9]+)").matcher(json);
        try (Socket socket = SocketKind.INET_DGRAM.open()) {
            while (interfaces.find()) {
                assertThat(socket.ioctl(IoctlRequests.GIFMTU, interfaces.group(1)))
                        .isEqualTo(Integer.parseInt(interfaces.group(2)));
            }
            Matcher addresses = Pattern.compile("\"local\":\"([0-9.]+)\"").matcher(json);
            while (addresses.find()) {
                told.add(addresses.group(1));
            }
            assertThat(told).isNotEmpty();
            assertThat(socket.ioctl(IoctlRequests.GIFCONF))
                    .extracting(each -> ((SockaddrIn) each.addr()).addr().toString())
                    .containsAll(told);
        }
    }
}
