package dev.osock.net.conformance;

/// Why some behaviours are not the JDK's. The README of the module has the same sentences.
enum Difference {
    RESET_STAYS("A connection that a write has found reset stays reset for reads, where the JDK's read says that the"
            + " stream has ended: what is cut off must not look whole."),
    PACKET_ROOM("A packet that was received into has all its room again for the next receive, as in the JDK; but also"
            + " after `setLength` to the length that it has, which cannot be told from nothing."),
    URGENT("`sendUrgentData` behind the end of the stream throws a `SocketException`, as a write does, and not a bare"
            + " `IOException`."),
    INTERRUPTED_CONNECT("A virtual thread that was interrupted before it connects is connected all the same if that"
            + " needs no wait; the JDK closes the socket."),
    CONNECT_AT_ONCE("A `DatagramSocket` is connected at once, also while another thread waits to receive; the JDK's"
            + " waits until that has received."),
    TEXT("`toString` of a `DatagramSocket` says what the library says of the socket; the JDK's says nothing."),
    CLOSED_OPTIONS("`getOption` and `setOption` of a closed `DatagramSocket` throw a `SocketException`, as those of the"
            + " other classes do, and not a `ClosedChannelException`: there is no channel.");

    final String reason;

    Difference(String reason) {
        this.reason = reason;
    }
}
