package dev.osock;

import dev.osock.error.SocketException;
import dev.osock.internal.mailbox.MonitorState;
import dev.osock.internal.socket.OpenSocket;
import dev.osock.internal.socket.Trace;
import dev.osock.internal.verb.Messaging;
import dev.osock.internal.verb.OptionProbe;
import dev.osock.internal.verb.Options;
import dev.osock.internal.verb.SocketTable;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Support;
import dev.osock.kind.Type;
import dev.osock.option.SocketOption;
import java.io.PrintStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/// What is about all sockets together: the registry, the monitors, and the switches for all.
public final class Sockets {

    private Sockets() {}

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

    /// Lists the sockets of an address family.
    ///
    /// @param domain the family
    /// @return the sockets, in no order
    public static List<Socket> whichSockets(Domain domain) {
        return which(openSocket -> openSocket.kind().domain() == domain.number());
    }

    /// Lists the sockets of a type.
    ///
    /// @param type the type
    /// @return the sockets, in no order
    public static List<Socket> whichSockets(Type type) {
        return which(openSocket -> openSocket.kind().type() == type.number());
    }

    /// Lists the sockets of a protocol.
    ///
    /// @param protocol the protocol
    /// @return the sockets, in no order
    public static List<Socket> whichSockets(Protocol protocol) {
        return which(openSocket -> openSocket.kind().protocol() == protocol.number());
    }

    /// Lists the sockets that a mailbox owns.
    ///
    /// @param owner the mailbox
    /// @return the sockets, in no order
    public static List<Socket> whichSockets(Mailbox owner) {
        return which(openSocket -> openSocket.owner() == owner.inbox);
    }

    /// Lists the sockets of which something is true.
    ///
    /// @param filter says whether it is; what it throws is thrown here
    /// @return the sockets, in no order
    public static List<Socket> whichSockets(Predicate<SocketInfo> filter) {
        return which(openSocket -> filter.test(SocketInfo.of(openSocket.snapshot())));
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

    /// Decides whether sockets that are opened from now on enter the registry. At first they do, unless the environment
    /// variable `ESOCK_USE_SOCKET_REGISTRY` is `false`. OTP's `use_registry/1`.
    ///
    /// @param use true if they shall
    public static void useRegistry(boolean use) {
        OpenSocket.REGISTRY.use(use);
    }

    /// Tells whether sockets that are opened from now on enter the registry.
    ///
    /// @return true if they do
    public static boolean usesRegistry() {
        return OpenSocket.REGISTRY.isInUse();
    }

    /// Tells about the library as a whole. OTP's `info/0`.
    ///
    /// @return counts and switches
    public static SocketsInfo info() {
        return new SocketsInfo(
                OpenSocket.census(), Messaging.IOV_MAX, usesRegistry(), Trace.isAll(), Trace.isNewSockets(), false);
    }

    /// Decides whether every call on every socket is traced in the log `dev.osock`. OTP's `debug/1`.
    ///
    /// @param on true if it shall be
    public static void debug(boolean on) {
        Trace.all(on);
    }

    /// Decides whether sockets that are opened from now on have [OtpOptions#DEBUG] on. OTP's `socket_debug/1`.
    ///
    /// @param on true if they shall
    public static void socketDebug(boolean on) {
        Trace.newSockets(on);
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
    public static void i(PrintStream out) {
        SocketTable.print(out, SocketTable.DEFAULT_COLUMNS, openSocket -> true);
    }

    /// Prints columns of a table of the sockets in the registry. OTP's `i/1`.
    ///
    /// @param out where to
    /// @param columns which: of `domain type protocol fd owner local_address remote_address recv sent state`; unknown
    ///     ones are empty
    public static void i(PrintStream out, List<String> columns) {
        SocketTable.print(out, columns, openSocket -> true);
    }

    /// Prints a table of the sockets of an address family.
    ///
    /// @param out where to
    /// @param domain the family
    public static void i(PrintStream out, Domain domain) {
        i(out, domain, SocketTable.DEFAULT_COLUMNS);
    }

    /// Prints columns of a table of the sockets of an address family. OTP's `i/2`.
    ///
    /// @param out where to
    /// @param domain the family
    /// @param columns which
    public static void i(PrintStream out, Domain domain, List<String> columns) {
        SocketTable.print(out, columns, openSocket -> openSocket.kind().domain() == domain.number());
    }

    /// Prints a table of the sockets of a type.
    ///
    /// @param out where to
    /// @param type the type
    public static void i(PrintStream out, Type type) {
        i(out, type, SocketTable.DEFAULT_COLUMNS);
    }

    /// Prints columns of a table of the sockets of a type.
    ///
    /// @param out where to
    /// @param type the type
    /// @param columns which
    public static void i(PrintStream out, Type type, List<String> columns) {
        SocketTable.print(out, columns, openSocket -> openSocket.kind().type() == type.number());
    }

    /// Prints a table of the sockets of a protocol.
    ///
    /// @param out where to
    /// @param protocol the protocol
    public static void i(PrintStream out, Protocol protocol) {
        i(out, protocol, SocketTable.DEFAULT_COLUMNS);
    }

    /// Prints columns of a table of the sockets of a protocol.
    ///
    /// @param out where to
    /// @param protocol the protocol
    /// @param columns which
    public static void i(PrintStream out, Protocol protocol, List<String> columns) {
        SocketTable.print(out, columns, openSocket -> openSocket.kind().protocol() == protocol.number());
    }

    /// Tells whether an option is there: whether [#support(SocketOption)] says yes. OTP's
    /// `is_supported(options, {Level, Option})`.
    ///
    /// @param option the option
    /// @return true if the platform and the running kernel have it; a socket of another kind may still refuse it
    public static boolean isSupported(SocketOption<?> option) {
        return support(option) == Support.YES;
    }

    /// Tells whether an option is there, and if not, who lacks it. The running kernel is asked once about each option,
    /// by getsockopt(2) on sockets that are made for the purpose. Where none can be made, as without a descriptor left,
    /// the platform's answer is given. (OTP's answer is always the platform's.)
    ///
    /// @param option the option
    /// @return the answer; [Support#NOT_ON_PLATFORM] also for one that can neither be read nor set
    public static Support support(SocketOption<?> option) {
        try (OptionProbe probe = new OptionProbe()) {
            return probe.about(option);
        }
    }

    /// Finds the number of an option, for [Socket#setoptNative] and [Socket#getoptNative].
    ///
    /// @param option the option
    /// @return the number, or nothing if the platform has no such option
    public static OptionalInt number(SocketOption<?> option) {
        return Options.number(option.symbol());
    }

    /// Finds the number of a level: `socket`, or a protocol's name or alias in the system's protocol database.
    ///
    /// @param name the name
    /// @return the number, or nothing if it is unknown
    public static OptionalInt levelNumber(String name) {
        return Options.levelNumber(name);
    }

    /// Tells whether a feature is there. OTP's `is_supported(ipv6)` and so on.
    ///
    /// @param feature the feature
    /// @return whether, and if not, who lacks it
    public static Support support(Feature feature) {
        return feature.probe();
    }

    /// Takes the sockets over that the service manager has opened for this process: `sd_listen_fds`. The environment
    /// variables `LISTEN_PID`, `LISTEN_FDS` and `LISTEN_FDNAMES` say which; they are as good the next time, so call it
    /// once.
    ///
    /// @return the sockets in their order, each with its name; none if there are none for this process. A socket
    ///     without a name is `unknown`, as the service manager has it.
    /// @throws SocketException if a descriptor is no socket
    public static List<HandedOver> fromSystemd() throws SocketException {
        return HandedOver.all(System.getenv());
    }

    /// Tells what there is. OTP's `supports/0`.
    ///
    /// @return by key (`options`, `msg_flags`, `ioctl_requests`, `ioctl_flags`, `protocols`, and each [Feature]) and
    ///     name; options are named with their level, `ip ttl`, and a feature has its own name only
    public static Map<String, Map<String, Support>> supports() {
        return Supports.all();
    }

    /// Tells what there is of one sort. OTP's `supports/1`.
    ///
    /// @param key such as `msg_flags`
    /// @return by name; empty if there is no such key
    public static Map<String, Support> supports(String key) {
        return Supports.of(key);
    }

    /// Tells which options there are at one level. OTP's `supports(options, Level)`.
    ///
    /// @param key `options`
    /// @param level the level's name or alias
    /// @return by the options' names; empty if there is no such key or level
    public static Map<String, Support> supports(String key, String level) {
        return Supports.of(key, level);
    }

    /// Tells whether a feature is there. OTP's `is_supported/1`.
    ///
    /// @param feature its name, such as `ipv6`
    /// @return true if it is; false also for a name that is none
    public static boolean isSupported(String feature) {
        return Supports.of(feature).get(feature) == Support.YES;
    }

    /// Tells whether something is there. OTP's `is_supported/2`.
    ///
    /// @param key such as `msg_flags`
    /// @param name such as `errqueue`; of an option, `ip ttl`
    /// @return true if it is; false also for names that are none
    public static boolean isSupported(String key, String name) {
        return Supports.of(key).get(name) == Support.YES;
    }

    /// Tells whether an option is there. OTP's `is_supported/3`.
    ///
    /// @param key `options`
    /// @param level the level's name or alias
    /// @param option the option's name
    /// @return true if it is; false also for names that are none
    public static boolean isSupported(String key, String level, String option) {
        return Supports.of(key, level).get(option) == Support.YES;
    }
}
