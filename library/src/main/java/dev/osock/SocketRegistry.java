package dev.osock;

import dev.osock.internal.mailbox.MonitorState;
import dev.osock.internal.socket.OpenSocket;
import dev.osock.internal.socket.ProcessTotals;
import dev.osock.internal.verb.SocketTable;
import dev.osock.kind.SocketTotals;
import java.io.PrintStream;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/// Lists the open sockets of this process, prints them as a table, and tells who monitors them.
///
/// A socket enters the registry when it is opened, unless it is kept out ([#disable()], [OpenOptions#withUseRegistry]),
/// and leaves it when it is closed. Being listed keeps no socket alive: one that is no longer reachable is closed all
/// the same.
///
/// @see <a href="{@docRoot}/dev.osock/doc-files/guide/watching.html">Watching sockets, in the guide</a>
public final class SocketRegistry {

    private SocketRegistry() {}

    /// Counts the open sockets that are listed. OTP's `number_of/0`.
    ///
    /// @return the count
    public static int numberOf() {
        return OpenSocket.REGISTRY.size();
    }

    /// Returns the open sockets that are listed. OTP's `which_sockets/0`.
    ///
    /// @return the sockets, in no order
    public static List<Socket> whichSockets() {
        return which(openSocket -> true);
    }

    /// Returns the listed sockets for which a predicate is true, such as those of one domain or owner:
    ///
    /// ```java
    /// SocketRegistry.whichSockets(info -> info.domain().equals(Domain.LOCAL));
    /// ```
    ///
    /// OTP's `which_sockets/1`.
    ///
    /// @param filter says which; what it throws is thrown here
    /// @return the sockets, in no order
    public static List<Socket> whichSockets(Predicate<SocketInfo> filter) {
        Objects.requireNonNull(filter, "filter");
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

    /// Lists the sockets that are opened from now on. That is so at first, unless the environment variable
    /// `ESOCK_USE_SOCKET_REGISTRY` is `false`. OTP's `use_registry(true)`.
    public static void enable() {
        OpenSocket.REGISTRY.use(true);
    }

    /// Does not list the sockets that are opened from now on, until they are monitored or [OtpOptions#USE_REGISTRY] is
    /// set on them. OTP's `use_registry(false)`.
    public static void disable() {
        OpenSocket.REGISTRY.use(false);
    }

    /// Tells whether the sockets that are opened from now on are listed. OTP's `use_registry` of `info/0`.
    ///
    /// @return true if they are
    public static boolean isEnabled() {
        return OpenSocket.REGISTRY.isInUse();
    }

    /// Adds up what all sockets of this process have done since its start, whether they are listed or not, open or
    /// closed: how many there were, bytes, operations, waits, errors.
    ///
    /// Every socket is in the totals once, also one that is closed at this moment, and none of the numbers but that of
    /// the open sockets is ever less than one that was told before. All is in them that was done before this call; what
    /// is done at the same time may be in one of the numbers and not yet in another. Nothing is counted for this while
    /// sockets work: the open ones are asked, each for a few nanoseconds, and none of them is kept waiting. OTP has
    /// none.
    ///
    /// @return the totals
    public static SocketTotals totals() {
        return ProcessTotals.take();
    }

    /// Lists the threads that wait on sockets that are listed, in a call that waits ([BlockingIo]): for the socket, or
    /// for their turn. Calls that do not wait ([NowaitIo]) have no thread. OTP has none.
    ///
    /// @return who waits on what, in no order but that those who wait on one direction of a socket are in theirs
    public static List<SocketWait> waitingThreads() {
        return OpenSocket.REGISTRY.list().stream().flatMap(SocketWait::on).toList();
    }

    /// Counts all active monitors ([Socket#monitor()]) of the process. OTP's `number_of_monitors/0`.
    ///
    /// @return the count
    public static int numberOfMonitors() {
        return MonitorState.all().count();
    }

    /// Returns the active monitors of a mailbox. OTP's `which_monitors/1` and `number_of_monitors/1`.
    ///
    /// @param watcher the mailbox
    /// @return the monitors, newest first
    public static List<Monitor> whichMonitors(Mailbox watcher) {
        Objects.requireNonNull(watcher, "watcher");
        return MonitorState.all().ofWatcher(watcher.inbox).stream().map(Monitor::new).toList();
    }

    /// Returns the active monitors of a socket, each of which tells whose it is. OTP's `which_monitors/1` and
    /// `monitored_by/1`.
    ///
    /// @param socket the socket
    /// @return the monitors, newest first
    public static List<Monitor> whichMonitors(Socket socket) {
        Objects.requireNonNull(socket, "socket");
        return MonitorState.all()
                .ofSubject(socket.openSocket)
                .stream()
                .map(Monitor::new)
                .toList();
    }

    /// Prints a table of the listed sockets, in the order of their descriptors; nothing if there are none. OTP's `i/0`.
    ///
    /// @param out where to
    public static void print(PrintStream out) {
        Objects.requireNonNull(out, "out");
        SocketTable.print(out, SocketTable.DEFAULT_COLUMNS, openSocket -> true);
    }

    /// Prints a table of the listed sockets for which a predicate is true, otherwise as [#print(PrintStream)]. OTP's
    /// `i/1`.
    ///
    /// @param out where to
    /// @param filter says which; what it throws is thrown here
    public static void print(PrintStream out, Predicate<SocketInfo> filter) {
        Objects.requireNonNull(out, "out");
        Objects.requireNonNull(filter, "filter");
        SocketTable.print(out, SocketTable.DEFAULT_COLUMNS, filtered(filter));
    }

    /// Prints some columns of such a table. OTP's `i/2`.
    ///
    /// @param out where to
    /// @param filter says which sockets; what it throws is thrown here
    /// @param columns of `domain type protocol fd owner local_address remote_address recv sent state`, where `recv` and
    ///     `sent` are bytes; one of another name has empty cells
    public static void print(PrintStream out, Predicate<SocketInfo> filter, List<String> columns) {
        Objects.requireNonNull(out, "out");
        Objects.requireNonNull(columns, "columns");
        Objects.requireNonNull(filter, "filter");
        SocketTable.print(out, columns, filtered(filter));
    }
}
