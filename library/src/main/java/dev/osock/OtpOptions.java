package dev.osock;

import dev.osock.internal.verb.Options;
import dev.osock.kind.Domain;
import dev.osock.option.Access;
import dev.osock.option.Level;
import dev.osock.option.ReceiveBuffer;
import dev.osock.option.Shape;
import dev.osock.option.SocketOption;

/// The options of level `otp`: the library's own, above those of the operating system.
///
/// Sockets that are accepted inherit them from the listener, all but [#META], [#CONTROLLING_PROCESS], [#SELECT_READ]
/// and what belongs to the descriptor.
public final class OtpOptions {

    /// The value of [#META] on a socket that has been given none. OTP's `undefined`.
    public static final Object UNDEFINED = Options.UNDEFINED;

    /// The mailbox that owns the socket: when it is closed, so is the socket. Only the owner can set it.
    public static final SocketOption<Mailbox> CONTROLLING_PROCESS =
            row("controlling_process", Shape.of(Mailbox.class));

    /// Traces every call on the socket in the log `dev.osock`.
    public static final SocketOption<Boolean> DEBUG = row("debug", Shape.FLAG);

    /// The address family the socket was opened with; can only be read.
    public static final SocketOption<Domain> DOMAIN = row("domain", Shape.DOMAIN);

    /// The descriptor's number; can only be read. Whatever is done to it behind the library's back is done at one's own
    /// risk; above all it must not be closed. It is non-blocking from then on, and must stay so; before, it may block
    /// while platform threads receive.
    public static final SocketOption<Integer> FD = row("fd", Shape.INT);

    /// Informs the owner with a [SocketMessage.CounterWrapMessage] when a counter begins again at zero.
    public static final SocketOption<Boolean> IOW = row("iow", Shape.FLAG);

    /// Any value of the owner's; only the owner can set it. [#UNDEFINED] at first.
    public static final SocketOption<Object> META = row("meta", Shape.OBJECT);

    /// The room of a receive that names none; see [ReceiveBuffer].
    public static final SocketOption<ReceiveBuffer> RCVBUF = row("rcvbuf", Shape.RECEIVE_BUFFER);

    /// The room for received control messages, in bytes; 2048 at first, for 253 descriptors and all that a socket's
    /// options add. (OTP's is 1024.)
    public static final SocketOption<Integer> RCVCTRLBUF = row("rcvctrlbuf", Shape.INT);

    /// Whether a nowait receive that is done comes to an [Attempt.Armed]: the caller keeps its place, and is told when
    /// there is something for its next receive, without a call that finds nothing in between. Others who receive wait
    /// until it cancels. Calls that may wait, and accepts, are as ever. False at first.
    public static final SocketOption<Boolean> SELECT_READ = row("select_read", Shape.FLAG);

    /// The room for sent control messages, in bytes; 2048 at first. (OTP's is 1024.)
    public static final SocketOption<Integer> SNDCTRLBUF = row("sndctrlbuf", Shape.INT);

    /// Whether the socket is in the registry. Can be set to true only: a socket does not leave it.
    public static final SocketOption<Boolean> USE_REGISTRY = row("use_registry", Shape.FLAG);

    private OtpOptions() {}

    private static <T> SocketOption<T> row(String name, Shape<T> shape) {
        return new SocketOption<>(Level.OTP, name, name, shape, Access.READ_WRITE);
    }
}
