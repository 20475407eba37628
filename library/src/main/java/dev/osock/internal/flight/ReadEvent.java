package dev.osock.internal.flight;

import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Threshold;
import jdk.jfr.Throttle;
import jdk.jfr.Timespan;

@Name("dev.osock.Read")
@Label("Socket Read")
@Description("Data was received, or could not be")
@Threshold("20 ms")
@Throttle("300/s")
final class ReadEvent extends SocketEvent {

    @Label("Timeout Value")
    @Timespan(Timespan.MILLISECONDS)
    long timeout;

    @Label("Bytes Read")
    @DataAmount
    long bytesRead;

    @Label("End of Stream")
    boolean endOfStream;

    @Override
    void fill(FlightEvents.Facts facts) {
        super.fill(facts);
        timeout = facts.timeoutMillis();
        bytesRead = facts.bytes();
        endOfStream = facts.isEnd();
    }
}
