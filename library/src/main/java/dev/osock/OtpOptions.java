package dev.osock;

import dev.osock.internal.verb.Options;
import dev.osock.kind.Domain;
import dev.osock.option.Access;
import dev.osock.option.Level;
import dev.osock.option.ReceiveBuffer;
import dev.osock.option.Shape;
import dev.osock.option.SocketOption;

/// The options that the library itself has: who owns a socket, how large receives are, what is logged. They are set and
/// read as those of the operating system: [Socket#setopt] and [Socket#getopt].
///
/// A socket that is accepted has those of the listener, but for [#META] and [#SELECT_READ], which are as at first,
/// [#CONTROLLING_PROCESS], which is the accepting mailbox, and [#FD]. A value that will not do is a
/// `SocketInvalidException`. OTP's level `otp`.
public final class OtpOptions {

    /// The value that [#META] has until another is set; its text is `undefined`. OTP's `undefined`.
    public static final Object UNDEFINED = Options.UNDEFINED;

    /// The mailbox that owns the socket: when the mailbox is closed, so is the socket. At first the one of the caller
    /// that opened or accepted it. Only the owner can set it: `SocketInvalidException`.
    public static final SocketOption<Mailbox> CONTROLLING_PROCESS =
            row("controlling_process", Shape.of(Mailbox.class));

    /// Whether every call on the socket is logged; see [SocketTracing].
    public static final SocketOption<Boolean> DEBUG = row("debug", Shape.FLAG);

    /// The address family the socket was opened with. Can only be read: to set it is an `IllegalArgumentException`.
    public static final SocketOption<Domain> DOMAIN = row("domain", Shape.DOMAIN);

    /// The descriptor's number. Can only be read: to set it is an `IllegalArgumentException`. The descriptor must not
    /// be closed, and must stay non-blocking, which it is from the moment on that the number is asked for; before, it
    /// may block while platform threads receive.
    public static final SocketOption<Integer> FD = row("fd", Shape.INT);

    /// Whether the owner gets a [SocketMessage.CounterWrapMessage] when one of the [SocketInfo#counters()] has passed
    /// 2^64 - 1 and begins again at zero. False at first.
    public static final SocketOption<Boolean> IOW = row("iow", Shape.FLAG);

    /// Any object that the owner keeps with the socket; only the owner can set it: `SocketInvalidException`.
    /// [#UNDEFINED] at first.
    public static final SocketOption<Object> META = row("meta", Shape.OBJECT);

    /// How many bytes a receive takes at the most that names no length: 8192 at first; see [ReceiveBuffer].
    public static final SocketOption<ReceiveBuffer> RCVBUF = row("rcvbuf", Shape.RECEIVE_BUFFER);

    /// How many bytes of control messages a receive has room for that names no size, 1 or more; 2048 at first: enough
    /// for 253 descriptors and all that a socket's options add. (OTP's is 1024.)
    public static final SocketOption<Integer> RCVCTRLBUF = row("rcvctrlbuf", Shape.INT);

    /// Whether a receive of [NowaitIo] that is done returns [Attempt.Armed], which tells when there is something for
    /// the next receive, without a call that finds nothing in between. Others who receive wait until the caller
    /// cancels. Receives of [BlockingIo], and accepts, are as ever. False at first.
    public static final SocketOption<Boolean> SELECT_READ = row("select_read", Shape.FLAG);

    /// How many bytes of control messages a send has room for, 1 or more; 2048 at first. (OTP's is 1024.)
    public static final SocketOption<Integer> SNDCTRLBUF = row("sndctrlbuf", Shape.INT);

    /// Whether the socket is listed in the [SocketRegistry]. Can be set to true only, as a socket does not leave it:
    /// `SocketInvalidException`. Can be read of a closed socket too.
    public static final SocketOption<Boolean> USE_REGISTRY = row("use_registry", Shape.FLAG);

    private OtpOptions() {}

    private static <T> SocketOption<T> row(String name, Shape<T> shape) {
        return new SocketOption<>(Level.OTP, name, name, shape, Access.READ_WRITE);
    }
}
