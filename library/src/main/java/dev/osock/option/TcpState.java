package dev.osock.option;

/// The state of a TCP socket, RFC 9293: [TcpInfo#state()].
public enum TcpState {
    /// Connected: both sides can send.
    ESTABLISHED(1),
    /// This side has asked for a connection, and waits for the answer.
    SYN_SENT(2),
    /// The peer has asked for a connection, and has not confirmed the answer yet.
    SYN_RECV(3),
    /// This side has ended its sending, which the peer has not confirmed yet.
    FIN_WAIT1(4),
    /// This side has ended its sending, the peer has confirmed that, and can still send.
    FIN_WAIT2(5),
    /// The connection is over; its ports are kept for a while because of packets that are late.
    TIME_WAIT(6),
    /// Not connected: never, or no more.
    CLOSE(7),
    /// The peer has ended its sending, and this side can still send.
    CLOSE_WAIT(8),
    /// Both sides have ended their sending, the peer first, and it has not confirmed this side's end yet.
    LAST_ACK(9),
    /// The socket listens.
    LISTEN(10),
    /// Both sides have ended their sending at the same time, and the peer has not confirmed this side's end yet.
    CLOSING(11),
    /// As [#SYN_RECV], of a connection that the kernel keeps with its listener.
    NEW_SYN_RECV(12),
    /// One that has no constant here.
    OTHER(0);

    private final int number;

    TcpState(int number) {
        this.number = number;
    }

    /// Finds the state of the operating system's number.
    ///
    /// @param number the number, `TCP_ESTABLISHED` and so on
    /// @return the state; [#OTHER] if none has that number
    public static TcpState of(long number) {
        for (TcpState state : values()) {
            if (state.number == number) {
                return state;
            }
        }
        return OTHER;
    }

    /// Gives the operating system's number.
    ///
    /// @return the number, 0 for [#OTHER]
    public int number() {
        return number;
    }
}
