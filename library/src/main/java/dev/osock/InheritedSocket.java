package dev.osock;

import dev.osock.error.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A socket that the service manager (systemd) has opened for this process: see [Sockets#fromSystemd()].
///
/// @param name what the unit calls it (`FileDescriptorName=`), or `unknown`
/// @param socket the socket, on a duplicate of the descriptor
/// @see <a href="{@docRoot}/dev.osock/doc-files/guide/descriptors.html">Passing descriptors, in the guide</a>
public record InheritedSocket(String name, Socket socket) {

    private static final int FIRST = 3;
    private static final int MOST = 10_000;

    /// Checks that nothing is null.
    public InheritedSocket {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(socket, "socket");
    }

    /// Takes over what the environment says.
    static List<InheritedSocket> all(Map<String, String> environment) throws SocketException {
        List<InheritedSocket> all = new ArrayList<>();
        if (!String.valueOf(ProcessHandle.current().pid()).equals(environment.get("LISTEN_PID"))) {
            return all;
        }
        int count = count(environment.getOrDefault("LISTEN_FDS", "0"));
        String[] names = environment.getOrDefault("LISTEN_FDNAMES", "").split(":", -1);
        try {
            for (int i = 0; i < count; i++) {
                String name = i < names.length && !names[i].isEmpty() ? names[i] : "unknown";
                all.add(new InheritedSocket(name, Socket.open(FIRST + i)));
            }
            return all;
        } catch (Throwable failed) {
            for (InheritedSocket each : all) {
                try {
                    each.socket.close();
                } catch (SocketException e) {
                    failed.addSuppressed(e);
                }
            }
            throw failed;
        }
    }

    private static int count(String text) {
        if (text.matches("[0-9]{1,5}")) {
            int count = Integer.parseInt(text);
            if (count <= MOST) {
                return count;
            }
        }
        throw new IllegalStateException("LISTEN_FDS is no number of descriptors: " + text);
    }
}
