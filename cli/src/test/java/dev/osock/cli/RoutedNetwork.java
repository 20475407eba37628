package dev.osock.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Three network namespaces: a client, a router and a server, joined by two cables. Nothing else is reached from them.
///
/// ```
/// client 10.77.1.2 ── 10.77.1.1 router 10.77.2.1 ── 10.77.2.2 server
///        fd77:1::2 ── fd77:1::1        fd77:2::1 ── fd77:2::2
/// ```
public final class RoutedNetwork implements AutoCloseable {

    private final String prefix = "osock" + ProcessHandle.current().pid() + "n" + System.nanoTime() % 1_000_000;

    public RoutedNetwork() throws IOException, InterruptedException {
        try {
            for (String end : List.of("client", "router", "server")) {
                ip("netns add " + name(end));
                ip("-n " + name(end) + " link set lo up");
            }
            join("client", 1, 2, "router", 1);
            join("server", 2, 2, "router", 1);
            in("router", "echo 1 > /proc/sys/net/ipv4/ip_forward; echo 1 > /proc/sys/net/ipv6/conf/all/forwarding");
            limitNoErrors("router");
            limitNoErrors("server");
            ip("-n " + name("client") + " route add default via 10.77.1.1");
            ip("-n " + name("client") + " -6 route add default via fd77:1::1");
            ip("-n " + name("server") + " route add default via 10.77.2.1");
            ip("-n " + name("server") + " -6 route add default via fd77:2::1");
        } catch (IOException | InterruptedException | RuntimeException failed) {
            close();
            throw failed;
        }
    }

    private void join(String end, int net, int host, String other, int otherHost)
            throws IOException, InterruptedException {
        String here = "e" + net;
        String there = "r" + net;
        ip("link add " + here + " netns " + name(end) + " type veth peer name " + there + " netns " + name(other));
        set(end, here, net, host);
        set(other, there, net, otherHost);
    }

    /// Lets a host tell every error. A limit of 0 would not do for IPv4: whoever is told an error so has no packet left
    /// of those that "no route" may be told with (5, and one more each second), and nothing is told of the next one.
    private void limitNoErrors(String end) throws IOException, InterruptedException {
        in(end, "echo 0 > /proc/sys/net/ipv4/icmp_ratemask; echo 0 > /proc/sys/net/ipv6/icmp/ratelimit");
    }

    private void set(String end, String device, int net, int host) throws IOException, InterruptedException {
        ip("-n " + name(end) + " addr add 10.77." + net + "." + host + "/24 dev " + device);
        ip("-n " + name(end) + " addr add fd77:" + net + "::" + host + "/64 dev " + device + " nodad");
        ip("-n " + name(end) + " link set " + device + " up");
    }

    public String name(String end) {
        return prefix + end;
    }

    /// Gives the command that runs another one in one of the namespaces.
    public List<String> in(String end) {
        return List.of("ip", "netns", "exec", name(end));
    }

    /// Starts the tool in one of the namespaces.
    public ToolProcess start(String end, String... arguments) throws IOException {
        return ToolProcess.startBy(in(end), arguments);
    }

    /// Runs shell commands in one of the namespaces.
    void in(String end, String commands) throws IOException, InterruptedException {
        run(List.of("ip", "netns", "exec", name(end), "sh", "-c", commands));
    }

    private static void ip(String arguments) throws IOException, InterruptedException {
        run(List.of(("ip " + arguments).split(" ", -1)));
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(20, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException(command + ": " + output);
        }
    }

    @Override
    public void close() {
        for (String end : List.of("client", "router", "server")) {
            try {
                ip("netns del " + name(end));
            } catch (IOException | InterruptedException notThere) {
                // it was not made
            }
        }
    }
}
