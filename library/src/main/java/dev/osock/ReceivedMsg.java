package dev.osock;

import dev.osock.address.Sockaddr;
import dev.osock.internal.verb.ReceivedMsgState;
import dev.osock.internal.verb.SctpNotifications;
import dev.osock.message.ControlMessage;
import dev.osock.message.ControlType;
import dev.osock.message.ControlTypes;
import dev.osock.message.MsgFlags;
import dev.osock.sctp.SctpNotification;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A datagram, or a piece of a stream, with all that came with it: what [BlockingIo#recvmsg] returns.
///
/// Descriptors that came along belong to it: closing the message closes those of which no socket was made
/// ([Descriptor#toSocket()]). One that is no longer reachable is closed some time later. A message without descriptors
/// need not be closed. OTP's `msg_recv()`.
///
/// @param addr who sent it; empty if the operating system does not tell, as of a connected stream
/// @param data its bytes; empty if they were received into buffers. The array is the caller's own.
/// @param length how many bytes were received; if the call was given [MsgFlags#TRUNC], how long a datagram was before
///     it was cut
/// @param ctrl its control messages, decoded where [dev.osock.message.ControlTypes] has their type
/// @param rawCtrl the same control messages as bytes, in the same order
/// @param flags what the operating system says of it: [MsgFlags#TRUNC] if it was cut, [MsgFlags#CTRUNC] if control
///     messages were lost, [MsgFlags#EOR], [MsgFlags#OOB], [MsgFlags#ERRQUEUE], …; unknown bits are kept
/// @param descriptors the descriptors that came along, in their order, close-on-exec
public record ReceivedMsg(
        Optional<Sockaddr> addr,
        byte[] data,
        long length,
        List<ControlMessage> ctrl,
        List<ControlMessage.Native> rawCtrl,
        MsgFlags flags,
        List<Descriptor> descriptors)
        implements AutoCloseable {

    /// Copies the lists.
    public ReceivedMsg {
        Objects.requireNonNull(addr, "addr");
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(ctrl, "ctrl");
        Objects.requireNonNull(rawCtrl, "rawCtrl");
        Objects.requireNonNull(flags, "flags");
        Objects.requireNonNull(descriptors, "descriptors");
        ctrl = List.copyOf(ctrl);
        rawCtrl = List.copyOf(rawCtrl);
        descriptors = List.copyOf(descriptors);
    }

    static ReceivedMsg of(ReceivedMsgState message) {
        return new ReceivedMsg(
                Optional.ofNullable(message.source()),
                message.data(),
                message.length(),
                message.control(),
                message.natives(),
                new MsgFlags(message.flags(), MsgFlags.Direction.RECEIVED),
                message.descriptors().stream().map(Descriptor::new).toList());
    }

    /// Finds the value of the first control message of a type.
    ///
    /// @param <T> the type of its value
    /// @param type the type
    /// @return its value, or nothing if none came, or none that could be decoded
    public <T> Optional<T> value(ControlType<T> type) {
        Objects.requireNonNull(type, "type");
        return ctrl.stream().flatMap(each -> each.value(type).stream()).findFirst();
    }

    /// Finds the descriptor that stands for the process that sent the message: `SCM_PIDFD`; see pidfd_open(2). It comes
    /// if [dev.osock.option.SocketOptions#PASSPIDFD] is set on a Unix socket. Unlike a process number, it never comes
    /// to mean another process. It is one of [#descriptors()], and belongs to the message like the others.
    ///
    /// @return the descriptor, or nothing if none came, as when that process was gone
    public Optional<Descriptor> pidfd() {
        return value(ControlTypes.PIDFD)
                .flatMap(number -> descriptors.stream().filter(each -> each.fd() == number).findFirst());
    }

    /// Reads the notification that this is, if it is one: a message with the flag [MsgFlags#NOTIFICATION], which a
    /// socket of SCTP receives between those of its peers if it has asked for it
    /// ([dev.osock.option.SctpOptions#EVENT]). If it was received into buffers, see [#notification(byte\[\])].
    ///
    /// @return the notification, or nothing if this is a message of a peer; a [SctpNotification.Broken] if there was no
    ///     room for all of it
    public Optional<SctpNotification> notification() {
        return notification(data);
    }

    /// Reads the notification that this is, of its bytes.
    ///
    /// @param bytes the bytes that were received, no more
    /// @return as [#notification()]
    public Optional<SctpNotification> notification(byte[] bytes) {
        Objects.requireNonNull(bytes, "bytes");
        return flags.contains(MsgFlags.NOTIFICATION)
                ? Optional.of(SctpNotifications.read(bytes, flags.contains(MsgFlags.EOR)))
                : Optional.empty();
    }

    /// Closes the descriptors of which no socket was made. Closing twice does no harm.
    @Override
    public void close() {
        descriptors.forEach(Descriptor::close);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReceivedMsg that
                && addr.equals(that.addr)
                && Arrays.equals(data, that.data)
                && length == that.length
                && ctrl.equals(that.ctrl)
                && rawCtrl.equals(that.rawCtrl)
                && flags.equals(that.flags)
                && descriptors.equals(that.descriptors);
    }

    @Override
    public int hashCode() {
        return Objects.hash(addr, Arrays.hashCode(data), length, ctrl, rawCtrl, flags, descriptors);
    }

    @Override
    public String toString() {
        return length + " bytes"
                + addr.map(source -> " from " + source).orElse("")
                + (ctrl.isEmpty() ? "" : " with " + ctrl)
                + (flags.bits() == 0 ? "" : " (" + flags + ")");
    }
}
