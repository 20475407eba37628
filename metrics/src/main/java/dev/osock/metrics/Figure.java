package dev.osock.metrics;

import dev.osock.kind.SocketCounters;
import dev.osock.kind.SocketTotals;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// One number of the totals as a metric that only grows. Those of one name differ in their direction.
///
/// @param name the metric's name
/// @param unit OpenTelemetry's unit: `By`, or one thing in braces
/// @param description what is counted
/// @param direction `receive` or `transmit`, null if it has none
/// @param value finds the number
record Figure(
        String name, String unit, String description, @Nullable String direction, ToLongFunction<SocketTotals> value) {

    /// What has a name of its own: not a total, but a level.
    static final Figure OPEN = of("osock.sockets.open", "{socket}", "Sockets that are open", SocketTotals::open);

    /// Those whose values are numbers of the totals; the errors are a map there.
    static final List<Figure> ALL = List.of(
            of("osock.sockets.opened", "{socket}", "Sockets that were opened", SocketTotals::opened),
            of("osock.connections.made", "{connection}", "Calls to connect that have succeeded",
                    SocketTotals::connections),
            of("osock.connections.accepted", "{connection}", "Connections that were accepted",
                    totals -> totals.counters().accepts()),
            received("osock.io", "By", "Bytes received and transmitted", SocketCounters::readBytes),
            transmitted("osock.io", "By", "Bytes received and transmitted",
                    counters -> counters.writeBytes() + counters.sendfileBytes()),
            received("osock.operations", "{operation}", "Receives and sends that were done",
                    SocketCounters::readPackages),
            transmitted("osock.operations", "{operation}", "Receives and sends that were done",
                    counters -> counters.writePackages() + counters.sendfilePackages()),
            received("osock.waits", "{wait}", "Receives and sends that had to wait", SocketCounters::readWaits),
            transmitted("osock.waits", "{wait}", "Receives and sends that had to wait",
                    counters -> counters.writeWaits() + counters.sendfileWaits()),
            of("osock.poller.wakeups", "{wakeup}", "How often the operating system has told of readiness",
                    SocketTotals::pollerWakeUps),
            of("osock.poller.events", "{event}", "Of how many ready sockets it has told", SocketTotals::pollerEvents));

    /// The name of the errors.
    static final String ERRORS = "osock.errors";

    /// Their unit.
    static final String ERRORS_UNIT = "{error}";

    /// What they are.
    static final String ERRORS_DESCRIPTION = "Calls that have failed";

    /// What stands for an errno where the time was over.
    static final String TIMEOUT = "timeout";

    private static Figure of(String name, String unit, String description, ToLongFunction<SocketTotals> value) {
        return new Figure(name, unit, description, null, value);
    }

    private static Figure received(
            String name, String unit, String description, ToLongFunction<SocketCounters> value) {
        return new Figure(name, unit, description, "receive", totals -> value.applyAsLong(totals.counters()));
    }

    private static Figure transmitted(
            String name, String unit, String description, ToLongFunction<SocketCounters> value) {
        return new Figure(name, unit, description, "transmit", totals -> value.applyAsLong(totals.counters()));
    }
}
