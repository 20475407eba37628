package dev.osock.internal.flight;

import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Threshold;
import jdk.jfr.Throttle;

@Name("dev.osock.Write")
@Label("Socket Write")
@Description("Data was sent, or could not be")
@Threshold("20 ms")
@Throttle("300/s")
final class WriteEvent extends SocketEvent {

    @Label("Bytes Written")
    @DataAmount
    long bytesWritten;

    @Override
    void fill(FlightEvents.Facts facts) {
        super.fill(facts);
        bytesWritten = facts.bytes();
    }
}
