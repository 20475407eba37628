package dev.osock.message;

import dev.osock.address.Sockaddr;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A message to send, of several buffers, with a destination and control messages if it needs them: what
/// [dev.osock.BlockingIo#sendmsg] takes.
///
/// ```java
/// socket.sendmsg(Msg.of(header, body).to(peer).with(ControlTypes.IP_TTL.of(3)));
/// ```
///
/// The buffers are the caller's, and sending moves their positions: what remains in them is what was not sent. OTP's
/// `msg_send()`, and its *RestData*.
///
/// @param iov the bytes, one buffer after the other
/// @param addr where to; empty for the connected peer
/// @param ctrl its control messages
/// @see <a href="{@docRoot}/dev.osock/doc-files/guide/messages.html">Messages, in the guide</a>
public record Msg(List<ByteBuffer> iov, Optional<Sockaddr> addr, List<ControlMessage> ctrl) {

    /// Copies the lists, not the buffers.
    public Msg {
        Objects.requireNonNull(iov, "iov");
        Objects.requireNonNull(addr, "addr");
        Objects.requireNonNull(ctrl, "ctrl");
        iov = List.copyOf(iov);
        ctrl = List.copyOf(ctrl);
    }

    /// Makes a message without bytes.
    ///
    /// @return the message, without address and control messages
    public static Msg of() {
        return of(List.of());
    }

    /// Makes a message of the remaining bytes of buffers.
    ///
    /// @param iov the bytes; heap and direct buffers may be mixed
    /// @return the message, without address and control messages
    public static Msg of(List<ByteBuffer> iov) {
        return new Msg(iov, Optional.empty(), List.of());
    }

    /// Makes a message of the remaining bytes of buffers.
    ///
    /// @param iov the bytes
    /// @return the message, without address and control messages
    public static Msg of(ByteBuffer... iov) {
        Objects.requireNonNull(iov, "iov");
        return of(List.of(iov));
    }

    /// Makes a message of arrays.
    ///
    /// @param parts the bytes, which are not copied
    /// @return the message, without address and control messages
    public static Msg of(byte[]... parts) {
        Objects.requireNonNull(parts, "parts");
        return of(Arrays.stream(parts).map(ByteBuffer::wrap).toList());
    }

    /// Makes the message with a destination.
    ///
    /// @param destination the address
    /// @return this message with that
    public Msg to(Sockaddr destination) {
        Objects.requireNonNull(destination, "destination");
        return new Msg(iov, Optional.of(destination), ctrl);
    }

    /// Makes the message with more control messages.
    ///
    /// @param more the control messages, which come after those that are there
    /// @return this message with them
    public Msg with(ControlMessage... more) {
        Objects.requireNonNull(more, "more");
        List<ControlMessage> all = new ArrayList<>(ctrl);
        all.addAll(List.of(more));
        return new Msg(iov, addr, all);
    }

    /// Makes the message with other buffers. Its destination and its control messages stay: if descriptors are among
    /// those, they are sent again.
    ///
    /// @param buffers the bytes, instead of those that are there
    /// @return this message with them
    public Msg withIov(List<ByteBuffer> buffers) {
        Objects.requireNonNull(buffers, "buffers");
        return new Msg(buffers, addr, ctrl);
    }

    /// Returns the buffers that have bytes left: what was not sent.
    ///
    /// @return the same buffers, without those that have none
    public List<ByteBuffer> rest() {
        return iov.stream().filter(ByteBuffer::hasRemaining).toList();
    }

    /// Counts the bytes that are left in the buffers.
    ///
    /// @return the sum over all buffers
    public long remaining() {
        return iov.stream().mapToLong(ByteBuffer::remaining).sum();
    }
}
