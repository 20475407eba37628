package dev.osock.internal.flight;

import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrIn6;
import dev.osock.error.Reason;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import org.jspecify.annotations.Nullable;

/// What the events of a socket have in common. Their fields are named as those of the JDK's events of sockets.
@Category("osock")
abstract class SocketEvent extends Event {

    @Label("Socket")
    @Description("Domain, type and protocol")
    @Nullable
    String socket;

    @Label("Remote Address")
    @Description("An IP address, or the whole address of another family; none if it is not known")
    @Nullable
    String address;

    @Label("Remote Port")
    int port;

    @Label("Error")
    @Description("Why the call failed, none if it did not")
    @Nullable
    String error;

    void fill(FlightEvents.Facts facts) {
        socket = facts.socket().toString();
        Sockaddr peer = facts.peer();
        switch (peer) {
            case SockaddrIn four -> {
                address = four.addr().toString();
                port = four.port();
            }
            case SockaddrIn6 six -> {
                address = six.addr().toString();
                port = six.port();
            }
            case null -> {}
            default -> address = peer.toString();
        }
        Reason failure = facts.failure();
        error = failure == null ? null : FlightEvents.word(failure);
    }
}
