package dev.osock.internal.flight;

import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Threshold;
import jdk.jfr.Throttle;

@Name("dev.osock.Close")
@Label("Socket Close")
@Description("A socket was closed, which may have lingered")
@Threshold("20 ms")
@Throttle("300/s")
final class CloseEvent extends SocketEvent {}
