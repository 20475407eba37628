package dev.osock.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// The way from one process to another: the loopback device, Unix sockets, or a pair of veth devices, each in a network
/// namespace of its own. The namespaces are gone when it is closed, and with this process.
///
/// How TCP controls congestion is a matter of the machine, and decides much, also between processes of one machine; in
/// a namespace of its own it can be told.
public final class Link implements AutoCloseable {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String host;
    private final List<String> sender = new ArrayList<>();
    private final List<String> receiver = new ArrayList<>();
    private final List<String> namespaces = new ArrayList<>();

    private Link(String host) {
        this.host = host;
    }

    /// Makes links.
    @FunctionalInterface
    public interface Maker {
        /// Makes one.
        ///
        /// @return the link, which its user closes
        /// @throws IOException if it cannot be made, and why
        Link open() throws IOException;
    }

    /// Joins the parts of a command.
    static List<String> joined(List<String> first, List<String> rest) {
        List<String> all = new ArrayList<>(first);
        all.addAll(rest);
        return all;
    }

    /// Ends the processes that use it, the last first, and then itself.
    void close(List<ChildProcess> processes) {
        processes.reversed().forEach(ChildProcess::close);
        close();
    }

    /// Takes the loopback device.
    ///
    /// @return the link
    public static Link loopback() {
        return new Link("127.0.0.1");
    }

    /// Takes a loopback device of its own, which needs root and ip(8).
    ///
    /// @param congestion how TCP controls it there: `cubic`, `bbr`
    /// @return the link
    /// @throws IOException if it cannot be made, and why
    public static Link loopback(String congestion) throws IOException {
        return make(loopback(), (link, prefix) -> {
            String only = link.namespace(prefix, link.sender);
            link.receiver.addAll(link.sender);
            ip("-n", only, "link", "set", "lo", "up");
            for (String each : List.of("127.0.0.0/8", "127.0.0.1")) {
                ip("-n", only, "route", "replace", "table", "local", "local", each, "dev", "lo", "congctl", congestion);
            }
        });
    }

    /// Takes none, for Unix sockets; the host is `unix`.
    ///
    /// @return the link
    public static Link unix() {
        return new Link("unix");
    }

    /// Makes two devices, which needs root and ip(8).
    ///
    /// @return the link
    /// @throws IOException if it cannot be made, and why
    public static Link veth() throws IOException {
        return make(new Link("10.77.0.2"), (link, prefix) -> {
            String from = link.namespace(prefix + "-from", link.sender);
            String to = link.namespace(prefix + "-to", link.receiver);
            ip("link", "add", "veth0", "netns", from, "type", "veth", "peer", "name", "veth0", "netns", to);
            configure(from, "10.77.0.1/24");
            configure(to, "10.77.0.2/24");
        });
    }

    /// Makes two devices, as [#veth()].
    ///
    /// @param congestion how TCP controls it there: `cubic`, `bbr`
    /// @return the link
    /// @throws IOException if it cannot be made, and why
    public static Link veth(String congestion) throws IOException {
        return make(veth(), (link, prefix) -> {
            for (String each : link.namespaces) {
                ip("-n", each, "route", "replace", "10.77.0.0/24", "dev", "veth0", "congctl", congestion);
            }
        });
    }

    private interface Making {
        void make(Link link, String prefix) throws IOException;
    }

    /// Closes the link if it cannot be made whole, and when this process ends.
    private static Link make(Link link, Making making) throws IOException {
        Runtime.getRuntime().addShutdownHook(new Thread(link::close));
        try {
            making.make(link, "osock-bench-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet());
            return link;
        } catch (IOException failed) {
            link.close();
            throw failed;
        }
    }

    private String namespace(String name, List<String> prefix) throws IOException {
        ip("netns", "add", name);
        synchronized (namespaces) {
            namespaces.add(name);
        }
        prefix.addAll(List.of("ip", "netns", "exec", name));
        return name;
    }

    private static void configure(String namespace, String address) throws IOException {
        ip("-n", namespace, "addr", "add", address, "dev", "veth0");
        ip("-n", namespace, "link", "set", "veth0", "up");
    }

    /// Gives the address of the receiver.
    String host() {
        return host;
    }

    /// Tells what to run a process under that sends, or nothing.
    List<String> sender() {
        return List.copyOf(sender);
    }

    /// Tells what to run a process under that receives, or nothing.
    List<String> receiver() {
        return List.copyOf(receiver);
    }

    @Override
    public void close() {
        synchronized (namespaces) {
            for (String each : namespaces) {
                try {
                    ip("netns", "del", each);
                } catch (IOException left) {
                    System.err.println(each + " is left: " + left.getMessage());
                }
            }
            namespaces.clear();
        }
    }

    private static void ip(String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(args));
        if (Tools.find("ip").isEmpty()) {
            throw new IOException("ip is not installed");
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + ": " + said);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
    }
}
