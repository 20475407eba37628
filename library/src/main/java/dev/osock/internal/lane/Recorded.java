package dev.osock.internal.lane;

import dev.osock.address.Sockaddr;
import dev.osock.internal.call.Call;
import dev.osock.internal.call.Failure;
import dev.osock.internal.call.Operation;
import dev.osock.internal.flight.FlightEvents;
import dev.osock.internal.wait.Outcome;
import dev.osock.internal.wait.Timeout;
import dev.osock.internal.wait.Way;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Tells a flight recording of calls that go through a lane.
final class Recorded {

    private Recorded() {}

    static @Nullable Object begin(Operation operation) {
        return switch (operation.role()) {
            case READER -> FlightEvents.reading();
            case WRITER -> FlightEvents.writing();
            case ACCEPTOR -> FlightEvents.accepting();
            case CONNECTOR -> FlightEvents.connecting();
        };
    }

    /// Ends the event of a call, unless the call only begins.
    static void end(@Nullable Object event, LaneSocket socket, Operation operation, Call call, Way way, long result) {
        if (result != Outcome.SELECTED && result != Outcome.QUEUED_ALREADY && result != Outcome.NOT_BEGUN) {
            FlightEvents.end(event, () -> facts(socket, operation, call, way, result));
        }
    }

    private static FlightEvents.Facts facts(LaneSocket socket, Operation operation, Call call, Way way, long result) {
        boolean isEnd = result == Outcome.END_OF_STREAM;
        return new FlightEvents.Facts(
                socket.kind(),
                peer(socket, operation, call, result),
                result >= 0 || isEnd ? null : Failure.reason(result),
                way instanceof Timeout.Each(long nanos) && nanos > 0 ? TimeUnit.NANOSECONDS.toMillis(nanos) : 0,
                call.total,
                isEnd);
    }

    /// Whom a call was about: whom it was to connect to, the address that it has in its memory, or whom the socket is
    /// connected to.
    private static @Nullable Sockaddr peer(LaneSocket socket, Operation operation, Call call, long result) {
        if (call.connection != null) {
            return call.connection.target();
        }
        boolean tellsSource = (operation == Operation.RECVFROM || operation == Operation.ACCEPT) && result >= 0;
        return tellsSource || call.addressLength > 0 ? Call.address(call.scratch) : socket.peer();
    }

    static void waited(@Nullable Object event, LaneSocket socket) {
        FlightEvents.end(event, () -> new FlightEvents.Facts(socket.kind(), socket.peer(), null, 0, 0, false));
    }
}
