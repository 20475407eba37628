package dev.osock;

import dev.osock.testing.sockets.Namespaces;
import java.io.IOException;

/// Two network namespaces that are joined by two cables. What the client connects to the server's first address,
/// Multipath TCP connects a second time, from the client's second address and by the second cable.
///
/// ```
/// client 10.77.1.1 ── 10.77.1.2 server
///        10.77.2.1 ── 10.77.2.2
/// ```
final class TwoPaths extends Namespaces {

    TwoPaths() throws IOException, InterruptedException {
        super("client", "server");
        try {
            for (int path = 1; path <= 2; path++) {
                cable("client", "c" + path, "server", "s" + path);
                ip("client", "addr add 10.77." + path + ".1/24 dev c" + path);
                ip("server", "addr add 10.77." + path + ".2/24 dev s" + path);
            }
            ip("server", "mptcp limits set subflows 2");
            ip("client", "mptcp limits set subflows 2");
            ip("client", "mptcp endpoint add 10.77.2.1 dev c2 subflow");
            ip("client", "rule add from 10.77.2.1 table 2");
            ip("client", "route add 10.77.1.2 via 10.77.2.2 dev c2 table 2");
        } catch (IOException | InterruptedException failed) {
            close();
            throw failed;
        }
    }

    /// Pulls one of the cables.
    void cut(int path) throws IOException, InterruptedException {
        ip("client", "link set c" + path + " down");
    }

    /// Tells how many bytes the client has sent by one of the cables.
    long sent(int path) throws IOException, InterruptedException {
        return Long.parseLong(exec("client", "cat", "/sys/class/net/c" + path + "/statistics/tx_bytes").strip());
    }

    /// Tells what the client's system has counted of Multipath TCP.
    String counters() throws IOException, InterruptedException {
        return exec("client", "sh", "-c", "grep MPTcpExt /proc/net/netstat");
    }
}
