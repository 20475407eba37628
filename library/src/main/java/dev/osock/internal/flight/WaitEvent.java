package dev.osock.internal.flight;

import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Threshold;
import jdk.jfr.Throttle;

@Name("dev.osock.Wait")
@Label("Socket Wait")
@Description("A call waited for the socket, or for its turn")
@Threshold("20 ms")
@Throttle("300/s")
final class WaitEvent extends SocketEvent {}
