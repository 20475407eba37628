package dev.osock;

import dev.osock.address.Sockaddr;
import dev.osock.error.SocketException;
import dev.osock.internal.verb.ZerocopyState;
import dev.osock.internal.wait.Timeout;
import dev.osock.message.MsgFlags;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Sends of a socket of which the kernel does not copy the bytes: it takes them from the caller's memory when it sends
/// them, and over TCP perhaps once more later. So a buffer may be used again only when the kernel says so, which a
/// [ZerocopySend] tells. [BlockingIo#zerocopy()] gives it; for callers that do not wait, [NowaitZerocopy] has the same
/// sends. A send that fails or whose time is up has perhaps sent a part, `sent()`, which is the kernel's all the same,
/// until there is nothing [#outstanding()].
///
/// It pays from about 10 KiB for each send, and with a real device only: what goes to the same machine is copied after
/// all, and costs more than a plain send. [ZerocopySend#await()] tells whether it was copied.
///
/// What the kernel tells comes through the socket's error queue, which only this may read then: [#others()] has what
/// else came there. Sends with the flag [MsgFlags#ZEROCOPY] itself are refused on the socket from then on.
///
/// If the socket is closed while sends are outstanding, their bytes go on their way, nobody is told when they are done,
/// and the library keeps the memory for 16 minutes. It cannot know whether the buffers are written to meanwhile.
///
/// @see <a href="{@docRoot}/dev.osock/doc-files/guide/sendfile.html">Files, proxies and zero copy, in the guide</a>
public final class Zerocopy {

    private final Socket socket;
    private final ZerocopyState state;
    private final Timeout timeout;

    Zerocopy(Socket socket, ZerocopyState state, Timeout timeout) {
        this.socket = socket;
        this.state = state;
        this.timeout = timeout;
    }

    /// Sends a buffer's bytes to the connected peer, waiting until all of them have been handed to the kernel.
    ///
    /// @param data the bytes; the position moves to the limit. They must stay as they are until the send is done.
    /// @return the send
    /// @throws SocketException as [BlockingIo#send(ByteBuffer)]
    /// @throws IllegalArgumentException if the buffer is not direct, or of an arena that can be closed
    public ZerocopySend send(ByteBuffer data) throws SocketException {
        return send(data, MsgFlags.NONE);
    }

    /// Sends a buffer's bytes to the connected peer with flags, otherwise as [#send(ByteBuffer)].
    ///
    /// @param data the bytes; the position moves to the limit. They must stay as they are until the send is done.
    /// @param flags such as [MsgFlags#MORE]
    /// @return the send
    /// @throws SocketException as [BlockingIo#send(ByteBuffer)]
    /// @throws IllegalArgumentException as [#send(ByteBuffer)]
    public ZerocopySend send(ByteBuffer data, MsgFlags flags) throws SocketException {
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(flags, "flags");
        return send(data, null, flags.bits());
    }

    /// Sends a buffer's bytes to an address, otherwise as [#send(ByteBuffer)].
    ///
    /// @param data the bytes; the position moves to the limit. They must stay as they are until the send is done.
    /// @param destination where they go
    /// @param flags such as [MsgFlags#CONFIRM]
    /// @return the send
    /// @throws SocketException as [BlockingIo#sendto(ByteBuffer, Sockaddr)]
    /// @throws IllegalArgumentException as [#send(ByteBuffer)]
    public ZerocopySend sendto(ByteBuffer data, Sockaddr destination, MsgFlags flags) throws SocketException {
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(destination, "destination");
        Objects.requireNonNull(flags, "flags");
        return send(data, destination, flags.bits());
    }

    private ZerocopySend send(ByteBuffer data, @Nullable Sockaddr destination, int flags)
            throws SocketException {
        try {
            return new ZerocopySend(socket, state.send(data, destination, flags, timeout));
        } finally {
            Reference.reachabilityFence(socket);
        }
    }

    /// Counts the sends that are not known to be done.
    ///
    /// @return how many
    public int outstanding() {
        return state.outstanding.count();
    }

    /// Takes what else is in the error queue, and was found there: errors that the network has reported, time stamps.
    /// Of more than 1000 that nobody has taken, the oldest are gone.
    ///
    /// @return the messages, in their order
    /// @throws SocketException as [BlockingIo#recvmsg(MsgFlags)]
    public List<ReceivedMsg> others() throws SocketException {
        try {
            return state.others(ReceivedMsg::of);
        } finally {
            Reference.reachabilityFence(socket);
        }
    }

    @Override
    public String toString() {
        return "zerocopy of " + socket + ", " + outstanding() + " outstanding";
    }
}
