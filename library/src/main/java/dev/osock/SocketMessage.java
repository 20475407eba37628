package dev.osock;

import dev.osock.error.Reason;
import java.util.Objects;

/// A message about a socket, which a [Mailbox] receives or a callback gets ([SelectHandle#notifying]). OTP's
/// `{'$socket', Socket, _, _}` and `'DOWN'` messages.
public sealed interface SocketMessage {

    /// Tells which socket the message is about.
    ///
    /// @return the socket, which may be closed by now
    Socket socket();

    /// It is time to make a call of [NowaitIo] again. It comes once for a call; the call made again may find that it
    /// has to wait once more, and then there will be another message, or it may fail. OTP's
    /// `{'$socket', Socket, select, Handle}`.
    ///
    /// @param socket the socket
    /// @param handle names the call
    record SelectMessage(Socket socket, SelectHandle handle) implements SocketMessage {

        /// Checks that nothing is null.
        public SelectMessage {
            Objects.requireNonNull(socket, "socket");
            Objects.requireNonNull(handle, "handle");
        }
    }

    /// A call of [NowaitIo] has been given up, and no other message will come about it. OTP's
    /// `{'$socket', Socket, abort, {Handle, Reason}}`.
    ///
    /// @param socket the socket
    /// @param handle names the call
    /// @param reason why, such as that the socket was closed or the stream has ended
    record AbortMessage(Socket socket, SelectHandle handle, Reason reason) implements SocketMessage {

        /// Checks that nothing is null.
        public AbortMessage {
            Objects.requireNonNull(socket, "socket");
            Objects.requireNonNull(handle, "handle");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /// A counter of the socket has passed 2^64 - 1 and begun again at zero. The socket's owner is told, if
    /// [OtpOptions#IOW] is on. OTP's `{'$socket', Socket, counter_wrap, Counter}`.
    ///
    /// @param socket the socket
    /// @param counter the counter's name, as in [dev.osock.kind.SocketCounters#byOtpName()]
    record CounterWrapMessage(Socket socket, String counter) implements SocketMessage {

        /// Checks that nothing is null.
        public CounterWrapMessage {
            Objects.requireNonNull(socket, "socket");
            Objects.requireNonNull(counter, "counter");
        }
    }

    /// A monitored socket is closed, and its descriptor given back to the system. OTP's
    /// `{'DOWN', Monitor, socket, Socket, Info}`.
    ///
    /// @param socket the socket
    /// @param monitor the monitor, which is over
    /// @param info what happened
    record DownMessage(Socket socket, Monitor monitor, DownInfo info) implements SocketMessage {

        /// Checks that nothing is null.
        public DownMessage {
            Objects.requireNonNull(socket, "socket");
            Objects.requireNonNull(monitor, "monitor");
            Objects.requireNonNull(info, "info");
        }
    }

    /// What happened to a monitored socket.
    enum DownInfo {
        /// It was closed, by whomever. OTP's `closed`.
        CLOSED,
        /// There was no such socket any more. Never comes here: a socket that is closed already is [#CLOSED]. OTP's
        /// `nosock`.
        NOSOCK
    }
}
