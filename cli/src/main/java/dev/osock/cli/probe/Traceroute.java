package dev.osock.cli.probe;

import static dev.osock.cli.output.Fields.fields;

import dev.osock.ReceivedMsg;
import dev.osock.Socket;
import dev.osock.address.Sockaddr;
import dev.osock.cli.address.Host;
import dev.osock.cli.output.Lines;
import dev.osock.error.Errno;
import dev.osock.error.SocketErrnoException;
import dev.osock.error.SocketException;
import dev.osock.error.SocketTimeoutException;
import dev.osock.kind.Type;
import dev.osock.message.ControlMessage;
import dev.osock.message.ControlType;
import dev.osock.message.ControlTypes;
import dev.osock.message.ExtendedError;
import dev.osock.message.Msg;
import dev.osock.message.MsgFlags;
import dev.osock.option.IpOptions;
import dev.osock.option.Ipv6Options;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the routers on the way to a host: sends datagrams that live for one hop, two, and so on, and looks in the
/// socket's error queue for who reported their deaths.
///
/// @param host the host
/// @param firstHop how many hops the first probes live
/// @param mostHops how many the last do
/// @param probes how many probes of each
/// @param patience how long to wait for the report on each
/// @param port the port of the first probe; each next one has the next, so nobody should listen on them
public record Traceroute(Host host, int firstHop, int mostHops, int probes, Duration patience, int port) {

    private static final int PAYLOAD = 32;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final Duration REHEARSAL = Duration.ofMillis(100);

    /// Runs to the end.
    ///
    /// @param lines where to tell
    /// @return whether the host was reached
    /// @throws SocketException if a probe cannot be sent
    public boolean run(Lines lines) throws SocketException {
        lines.tell(
                "begin",
                "traceroute to " + host.name() + " (" + host.numeric() + "), " + mostHops + " hops max, " + PAYLOAD
                        + " byte packets",
                fields("host", host.name(), "address", host.numeric(), "max_hops", mostHops, "bytes", PAYLOAD));
        rehearse();
        try (Socket socket = open()) {
            int next = port;
            for (int hop = firstHop; hop <= mostHops; hop++) {
                var line = new Line(hop, lines);
                for (int probe = 0; probe < probes; probe++, next++) {
                    line.add(probe(socket, hop, host.at(next)));
                }
                line.end();
                if (line.isLast) {
                    return line.hasArrived;
                }
            }
        }
        return false;
    }

    private Socket open() throws SocketException {
        Socket socket = Socket.open(host.domain(), Type.DGRAM);
        try {
            socket.setopt(host.isInet6() ? Ipv6Options.RECVERR : IpOptions.RECVERR, true);
            return socket;
        } catch (Throwable failed) {
            socket.close();
            throw failed;
        }
    }

    /// Probes this host itself once, so that the first figure does not tell how long the classes took to load.
    private void rehearse() throws SocketException {
        try (Socket socket = open()) {
            new Traceroute(host.loopback(), 1, 1, 1, REHEARSAL, 1).probe(socket, 1, host.loopback().at(1));
        } catch (SocketErrnoException unavailable) {
            // then the real one says why
        }
    }

    /// What was reported on a probe.
    private record Report(ExtendedError error, double millis) {}

    private Optional<Report> probe(Socket socket, int hop, Sockaddr destination) throws SocketException {
        Msg datagram = Msg.of(new byte[PAYLOAD]).to(destination).with(lifetime(hop));
        long start = System.nanoTime();
        try {
            socket.sendmsg(datagram);
        } catch (SocketErrnoException earlier) {
            if (earlier.errno().equals(Errno.ENETUNREACH)) {
                throw earlier;
            }
            start = System.nanoTime(); // what was reported on an earlier probe; it is in the error queue too
            socket.sendmsg(datagram);
        }
        ControlType<ExtendedError> type = host.isInet6() ? ControlTypes.IPV6_RECVERR : ControlTypes.IP_RECVERR;
        long deadline = start + patience.toNanos();
        while (true) {
            try {
                ReceivedMsg entry = socket.within(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())))
                        .recvmsg(MsgFlags.ERRQUEUE);
                double millis = (System.nanoTime() - start) / NANOS_PER_MILLI;
                Optional<ExtendedError> error = entry.value(type);
                if (error.isPresent() && entry.addr().equals(Optional.of(destination))) {
                    return Optional.of(new Report(error.get(), millis));
                }
            } catch (SocketTimeoutException over) {
                return Optional.empty();
            }
        }
    }

    private ControlMessage lifetime(int hop) {
        return host.isInet6() ? ControlTypes.IPV6_HOPLIMIT.of(hop) : ControlTypes.IP_TTL.of(hop);
    }

    /// The line about one distance.
    private static final class Line {

        private final StringBuilder text;
        private final Lines lines;
        private final int hop;
        private final List<Map<String, @Nullable Object>> probes = new ArrayList<>();
        private String before = "";

        boolean isLast;
        boolean hasArrived;

        Line(int hop, Lines lines) {
            text = new StringBuilder(String.format(Locale.ROOT, "%2d ", hop));
            this.hop = hop;
            this.lines = lines;
        }

        void add(Optional<Report> report) {
            if (report.isEmpty()) {
                text.append(" *");
                probes.add(fields("router", null, "time_ms", null, "error", null));
                return;
            }
            ExtendedError error = report.get().error();
            Optional<String> offender = error.offender().map(Host::numeric);
            String router = offender.orElse("this host");
            Optional<String> obstacle = Refusals.mark(error).isEmpty()
                    ? Optional.empty()
                    : Optional.of(Refusals.describe(error));
            probes.add(fields("router", offender, "time_ms", report.get().millis(), "error", obstacle));
            if (!router.equals(before)) {
                text.append(' ').append(router);
                before = router;
            }
            text.append(String.format(Locale.ROOT, "  %.3f ms%s", report.get().millis(), Refusals.mark(error)));
            hasArrived |= Refusals.isArrival(error);
            isLast |= !Refusals.isPassage(error);
        }

        void end() {
            lines.tell("hop", text.toString(), fields("hop", hop, "reached", hasArrived, "probes", probes));
        }
    }

    /// Lists what is wrong with the numbers, if anything.
    ///
    /// @return a message for the user, or nothing
    public Optional<String> complaint() {
        for (var bound : List.of(
                new Bound("the first hop", firstHop, 1, 255),
                new Bound("the last hop", mostHops, firstHop, 255),
                new Bound("the number of probes", probes, 1, 10),
                new Bound("the last port", port + (mostHops - firstHop + 1) * probes - 1, 1, 65_535))) {
            if (bound.value < bound.least || bound.value > bound.most) {
                return Optional.of(
                        bound.name + " is " + bound.value + ", which is not in " + bound.least + ".." + bound.most);
            }
        }
        return Optional.empty();
    }

    private record Bound(String name, int value, int least, int most) {}
}
