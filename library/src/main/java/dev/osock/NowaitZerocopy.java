package dev.osock;

import dev.osock.SelectInfo.Verb;
import dev.osock.address.Sockaddr;
import dev.osock.error.SocketException;
import dev.osock.internal.lane.Asking;
import dev.osock.internal.verb.ZerocopyState;
import dev.osock.message.MsgFlags;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The sends without copying of [Zerocopy] in the form that does not block, for event loops:
/// [NowaitIo#zerocopy()] gives it. No thread waits for what the kernel tells.
///
/// ```java
/// NowaitZerocopy zerocopy = socket.nowait().zerocopy();
/// switch (zerocopy.send(data, MsgFlags.NONE)) {
///     case Attempt.Done(ZerocopySend send) -> release(data, send); // which calls zerocopy.await(send)
///     case Attempt.Partial(ZerocopySend send, SelectInfo info) -> goOn(data, send, info.handle());
///     case Attempt.Pending<ZerocopySend> pending -> tryAgain(data, pending.info().handle());
/// }
/// ```
///
/// [Zerocopy#outstanding()] and [Zerocopy#others()], and whoever waits in [ZerocopySend#await()], go on beside it.
public final class NowaitZerocopy {

    private final Socket socket;
    private final ZerocopyState state;
    private final Asking asking;

    NowaitZerocopy(Socket socket, ZerocopyState state, Asking asking) {
        this.socket = socket;
        this.state = state;
        this.asking = asking;
    }

    /// Sends as many of a buffer's bytes to the connected peer as the operating system takes at once. To go on after
    /// [Attempt.Partial] or [Attempt.Select], when the message has come, call it again with what is left in the buffer:
    /// that is another send.
    ///
    /// @param data the bytes; the position moves to the first that was not sent. Those before it must stay as they are
    ///     until the send is done.
    /// @param flags such as [MsgFlags#MORE]
    /// @return the send of what has gone, as soon as something has
    /// @throws SocketException as [BlockingIo#send(ByteBuffer)]. What had gone before, `sent()`, is the kernel's all
    ///     the same, until there is nothing [Zerocopy#outstanding()].
    /// @throws IllegalArgumentException if the buffer is not direct, or of an arena that can be closed
    public Attempt<ZerocopySend> send(ByteBuffer data, MsgFlags flags) throws SocketException {
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(flags, "flags");
        return send(data, null, flags, Verb.SEND);
    }

    /// Sends a buffer's bytes to an address, if the operating system takes them at once, otherwise as [#send].
    ///
    /// @param data the bytes; the position moves to the first that was not sent. Those before it must stay as they are
    ///     until the send is done.
    /// @param destination where they go
    /// @param flags such as [MsgFlags#CONFIRM]
    /// @return as [#send]
    /// @throws SocketException as [BlockingIo#sendto(ByteBuffer, Sockaddr)]; otherwise as [#send]
    /// @throws IllegalArgumentException as [#send]
    public Attempt<ZerocopySend> sendto(ByteBuffer data, Sockaddr destination, MsgFlags flags) throws SocketException {
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(destination, "destination");
        Objects.requireNonNull(flags, "flags");
        return send(data, destination, flags, Verb.SENDTO);
    }

    private Attempt<ZerocopySend> send(
            ByteBuffer data, @Nullable Sockaddr destination, MsgFlags flags, Verb verb) throws SocketException {
        try {
            return NowaitVerbs.attempt(
                    state.send(data, destination, flags.bits(), asking, send -> new ZerocopySend(socket, send)),
                    verb,
                    flags,
                    Optional.ofNullable(destination),
                    List.of());
        } finally {
            Reference.reachabilityFence(socket);
        }
    }

    /// Tells that the kernel is done with a send's memory, which may then be used again; or has the caller's [Mailbox]
    /// told, by one message, when it is. The call made then is done. Each send that a mailbox asks about has a message
    /// of its own; asked about again, the latest only. [Socket#cancel] takes that back, and the memory stays the
    /// kernel's. If the socket is closed before, an [SocketMessage.AbortMessage] comes.
    ///
    /// @param send a send of this socket, in whichever view it was made
    /// @return whether the kernel has copied some of it after all, so that it did not pay
    /// @throws SocketException `SocketClosedException` if the socket has been closed before it was done
    /// @throws IllegalArgumentException if the send is another socket's
    public Attempt<Boolean> await(ZerocopySend send) throws SocketException {
        Objects.requireNonNull(send, "send");
        if (!send.isOf(socket)) {
            throw new IllegalArgumentException("await: not a send of " + socket + ", but " + send);
        }
        try {
            return NowaitVerbs.attempt(state.await(send.state, asking), Verb.AWAIT);
        } finally {
            Reference.reachabilityFence(socket);
        }
    }

    @Override
    public String toString() {
        return "zerocopy without waiting of " + socket + ", " + state.outstanding.count() + " outstanding";
    }
}
