package dev.osock;

import dev.osock.address.Sockaddr;
import dev.osock.internal.verb.ReceivedMsgState;
import dev.osock.message.ControlMessage;
import dev.osock.message.ControlType;
import dev.osock.message.ControlTypes;
import dev.osock.message.MsgFlags;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A message with all that came with it.
///
/// Descriptors that came along belong to it until they are taken: closing the message closes those that nobody has
/// adopted, and so does losing it, some time later. A message without descriptors need not be closed. OTP's
/// `msg_recv()`.
///
/// @param addr who sent it; empty where the operating system does not tell, as for a connected stream
/// @param data its bytes; empty if they were received into buffers. The array is the caller's own.
/// @param length how long it was: with [MsgFlags#TRUNC] given to the call the true length of a datagram that was cut,
///     otherwise how many bytes were received
/// @param ctrl its control messages: decoded where a [ControlType] has their type and the bytes make a value
/// @param rawCtrl the same control messages as bytes, in the same order
/// @param flags what the operating system says of it: [MsgFlags#TRUNC], [MsgFlags#CTRUNC], [MsgFlags#EOR],
///     [MsgFlags#OOB], [MsgFlags#ERRQUEUE], …; unknown bits are kept
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

    /// Finds the first control message of a type.
    ///
    /// @param <T> the type of its value
    /// @param type the type
    /// @return its value, or nothing if none came, or none that could be decoded
    public <T> Optional<T> value(ControlType<T> type) {
        return ctrl.stream().flatMap(each -> each.value(type).stream()).findFirst();
    }

    /// Finds the descriptor of the process that sent the message, which comes if
    /// [dev.osock.option.SocketOptions#PASSPIDFD] is set on a local socket, `SCM_PIDFD`; see pidfd_open(2). Unlike a
    /// number, it never comes to mean another process. It is one of [#descriptors()], and belongs to the message like
    /// the others.
    ///
    /// @return the descriptor, or nothing if none came, as when that process was gone
    public Optional<Descriptor> pidfd() {
        return value(ControlTypes.PIDFD)
                .flatMap(number -> descriptors.stream().filter(each -> each.fd() == number).findFirst());
    }

    /// Closes the descriptors that nobody has taken.
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
