package dev.osock.internal.flight;

import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Threshold;
import jdk.jfr.Throttle;
import jdk.jfr.Timespan;

@Name("dev.osock.Accept")
@Label("Socket Accept")
@Description("A connection was taken, or could not be")
@Threshold("20 ms")
@Throttle("300/s")
final class AcceptEvent extends SocketEvent {

    @Label("Timeout Value")
    @Timespan(Timespan.MILLISECONDS)
    long timeout;

    @Override
    void fill(FlightEvents.Facts facts) {
        super.fill(facts);
        timeout = facts.timeoutMillis();
    }
}
