package dev.osock;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Two network namespaces that are joined by two cables. What the client connects to the server's first address,
/// Multipath TCP connects a second time, from the client's second address and by the second cable.
///
/// ```
/// client 10.77.1.1 ── 10.77.1.2 server
///        10.77.2.1 ── 10.77.2.2
/// ```
final class TwoPaths implements AutoCloseable {

    private final String prefix = "osock" + ProcessHandle.current().pid() + "m" + System.nanoTime() % 1_000_000;

    TwoPaths() throws IOException, InterruptedException {
        try {
            for (String end : List.of("client", "server")) {
                ip("netns add " + name(end));
                ip("-n " + name(end) + " link set lo up");
            }
            for (int path = 1; path <= 2; path++) {
                ip("link add c" + path + " netns " + name("client") + " type veth peer name s" + path + " netns "
                        + name("server"));
                set("client", "c" + path, path, 1);
                set("server", "s" + path, path, 2);
            }
            ip("-n " + name("server") + " mptcp limits set subflows 2");
            ip("-n " + name("client") + " mptcp limits set subflows 2");
            ip("-n " + name("client") + " mptcp endpoint add 10.77.2.1 dev c2 subflow");
            ip("-n " + name("client") + " rule add from 10.77.2.1 table 2");
            ip("-n " + name("client") + " route add 10.77.1.2 via 10.77.2.2 dev c2 table 2");
        } catch (IOException | InterruptedException | RuntimeException failed) {
            close();
            throw failed;
        }
    }

    private void set(String end, String device, int net, int host) throws IOException, InterruptedException {
        ip("-n " + name(end) + " addr add 10.77." + net + "." + host + "/24 dev " + device);
        ip("-n " + name(end) + " link set " + device + " up");
    }

    String name(String end) {
        return prefix + end;
    }

    OpenOptions in(String end) {
        return OpenOptions.DEFAULT.withNetns(name(end));
    }

    /// Pulls one of the cables.
    void cut(int path) throws IOException, InterruptedException {
        ip("-n " + name("client") + " link set c" + path + " down");
    }

    /// Tells how many bytes the client has sent by one of the cables.
    long sent(int path) throws IOException, InterruptedException {
        return Long.parseLong(run(List.of(
                "ip", "netns", "exec", name("client"), "cat", "/sys/class/net/c" + path + "/statistics/tx_bytes"))
                .strip());
    }

    /// Tells what the client's system has counted of Multipath TCP.
    String counters() throws IOException, InterruptedException {
        return run(List.of(
                "ip", "netns", "exec", name("client"), "sh", "-c", "grep MPTcpExt /proc/net/netstat"));
    }

    private static void ip(String arguments) throws IOException, InterruptedException {
        run(List.of(("ip " + arguments).split(" ", -1)));
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException(command + ": " + output);
        }
        return output;
    }

    @Override
    public void close() {
        for (String end : List.of("client", "server")) {
            try {
                ip("netns del " + name(end));
            } catch (IOException | InterruptedException notThere) {
                // it was not made
            }
        }
    }
}
