package dev.osock.internal.flight;

import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Threshold;
import jdk.jfr.Throttle;

@Name("dev.osock.Connect")
@Label("Socket Connect")
@Description("A connection was made, or could not be")
@Threshold("20 ms")
@Throttle("300/s")
final class ConnectEvent extends SocketEvent {}
