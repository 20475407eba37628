package dev.osock.internal.flight;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Throttle;
import org.jspecify.annotations.Nullable;

@Name("dev.osock.Error")
@Label("Socket Error")
@Description("A call on a socket failed")
@Category("osock")
@Throttle("300/s")
final class ErrorEvent extends Event {

    @Label("Error")
    @Description("The errno's name, or what else ended the call")
    @Nullable
    String error;

    @Label("Message")
    @Description("What the exception says")
    @Nullable
    String message;
}
