package dev.osock.option;

/// How far a connection of TCP has come, RFC 9293.
public enum TcpState {
    /// Open: both sides can send.
    ESTABLISHED(1),
    /// A connection has been asked for.
    SYN_SENT(2),
    /// A connection was asked for, and the answer is not confirmed yet.
    SYN_RECV(3),
    /// This side has ended its sending, which the peer has not confirmed.
    FIN_WAIT1(4),
    /// This side has ended its sending, and waits for the peer to end its own.
    FIN_WAIT2(5),
    /// Over; kept for a while because of packets that are late.
    TIME_WAIT(6),
    /// Not connected.
    CLOSE(7),
    /// The peer has ended its sending, and this side has not.
    CLOSE_WAIT(8),
    /// Both sides have ended their sending, the peer first, and it has not confirmed.
    LAST_ACK(9),
    /// Connections are accepted.
    LISTEN(10),
    /// Both sides have ended their sending at once, and the peer has not confirmed.
    CLOSING(11),
    /// A connection was asked for, as a listener keeps it before it is accepted.
    NEW_SYN_RECV(12),
    /// Any that is not known here.
    OTHER(0);

    private final int number;

    TcpState(int number) {
        this.number = number;
    }

    /// Finds the state of a number.
    ///
    /// @param number the operating system's number, `TCP_ESTABLISHED` and so on
    /// @return the state; [#OTHER] if it is not known here
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
