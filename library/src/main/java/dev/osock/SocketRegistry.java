package dev.osock;

import dev.osock.internal.mailbox.MonitorState;
import dev.osock.internal.socket.OpenSocket;
import dev.osock.internal.verb.SocketTable;
import java.io.PrintStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// The sockets of this process that are open, who monitors them, and whether new ones are listed.
public final class SocketRegistry {

    private SocketRegistry() {}

    /// Counts the sockets in the registry. OTP's `number_of/0`.
    ///
    /// @return the count
    public static int numberOf() {
        return OpenSocket.REGISTRY.size();
    }

    /// Lists the sockets in the registry. OTP's `which_sockets/0`.
    ///
    /// @return the sockets, in no order
    public static List<Socket> whichSockets() {
        return which(openSocket -> true);
    }

    /// Lists the sockets of which something is true, as of those of one domain or owner:
    ///
    /// ```java
    /// SocketRegistry.whichSockets(info -> info.domain().equals(Domain.LOCAL));
    /// ```
    ///
    /// OTP's `which_sockets/1`.
    ///
    /// @param filter says whether it is; what it throws is thrown here
    /// @return the sockets, in no order
    public static List<Socket> whichSockets(Predicate<SocketInfo> filter) {
        return which(filtered(filter));
    }

    private static List<Socket> which(Predicate<OpenSocket> filter) {
        return OpenSocket.REGISTRY.list()
                .stream()
                .filter(filter)
                .map(OpenSocket::face)
                .filter(Socket.class::isInstance)
                .map(Socket.class::cast)
                .toList();
    }

    private static Predicate<OpenSocket> filtered(Predicate<SocketInfo> filter) {
        return openSocket -> filter.test(SocketInfo.of(openSocket.snapshot()));
    }

    /// Has sockets that are opened from now on enter the registry. At first they do, unless the environment variable
    /// `ESOCK_USE_SOCKET_REGISTRY` is `false`. OTP's `use_registry(true)`.
    public static void enable() {
        OpenSocket.REGISTRY.use(true);
    }

    /// Has sockets that are opened from now on stay out of the registry, until they are monitored. OTP's
    /// `use_registry(false)`.
    public static void disable() {
        OpenSocket.REGISTRY.use(false);
    }

    /// Tells whether sockets that are opened from now on enter the registry.
    ///
    /// @return true if they do
    public static boolean isEnabled() {
        return OpenSocket.REGISTRY.isInUse();
    }

    /// Counts all monitors. OTP's `number_of_monitors/0`.
    ///
    /// @return the count
    public static int numberOfMonitors() {
        return MonitorState.all().count();
    }

    /// Counts the monitors of a mailbox. OTP's `number_of_monitors/1`.
    ///
    /// @param watcher the mailbox
    /// @return the count
    public static int numberOfMonitors(Mailbox watcher) {
        return MonitorState.all().ofWatcher(watcher.inbox).size();
    }

    /// Lists the monitors of a mailbox. OTP's `which_monitors/1`.
    ///
    /// @param watcher the mailbox
    /// @return the monitors, newest first
    public static List<Monitor> whichMonitors(Mailbox watcher) {
        return MonitorState.all().ofWatcher(watcher.inbox).stream().map(Monitor::new).toList();
    }

    /// Lists the monitors of a socket.
    ///
    /// @param socket the socket
    /// @return the monitors, newest first
    public static List<Monitor> whichMonitors(Socket socket) {
        return MonitorState.all()
                .ofSubject(socket.openSocket)
                .stream()
                .map(Monitor::new)
                .toList();
    }

    /// Lists the mailboxes that monitor a socket. OTP's `monitored_by/1`.
    ///
    /// @param socket the socket
    /// @return the mailboxes, each once
    public static Set<Mailbox> monitoredBy(Socket socket) {
        Set<Mailbox> watchers = new LinkedHashSet<>();
        for (MonitorState watch : MonitorState.all().ofSubject(socket.openSocket)) {
            watchers.add(Mailbox.of(watch.watcher()));
        }
        return watchers;
    }

    /// Prints a table of the sockets in the registry. OTP's `i/0`.
    ///
    /// @param out where to
    public static void print(PrintStream out) {
        SocketTable.print(out, SocketTable.DEFAULT_COLUMNS, openSocket -> true);
    }

    /// Prints a table of the sockets of which something is true. OTP's `i/1`.
    ///
    /// @param out where to
    /// @param filter says whether it is
    public static void print(PrintStream out, Predicate<SocketInfo> filter) {
        SocketTable.print(out, SocketTable.DEFAULT_COLUMNS, filtered(filter));
    }

    /// Prints columns of such a table. OTP's `i/2`.
    ///
    /// @param out where to
    /// @param filter says of which sockets
    /// @param columns which: of `domain type protocol fd owner local_address remote_address recv sent state`; unknown
    ///     ones are empty
    public static void print(PrintStream out, Predicate<SocketInfo> filter, List<String> columns) {
        SocketTable.print(out, columns, filtered(filter));
    }
}
