package dev.osock;

import dev.osock.address.Sockaddr;
import dev.osock.error.Reason;
import dev.osock.error.SocketInvalidException;
import dev.osock.message.ControlMessage;
import dev.osock.message.Msg;
import dev.osock.message.MsgFlags;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Stands for a call of [NowaitIo] about which a message will come: [Attempt.Pending#info()].
///
/// Give it to [Socket#cancel], or to the send that goes on with the rest, which then needs no flags and no destination.
/// OTP's `{select_info, Tag, Handle}`.
///
/// @param verb which call it was
/// @param handle names it in the message
/// @param flags the flags of a send; [MsgFlags#NONE] of any other call
/// @param destination the destination of a sendto or sendmsg that has one
/// @param ctrl the control messages of a sendmsg that have not been sent yet: they go with a stream's first bytes
public record SelectInfo(
        Verb verb,
        SelectHandle handle,
        MsgFlags flags,
        Optional<Sockaddr> destination,
        List<ControlMessage> ctrl) {

    /// Copies the list.
    public SelectInfo {
        Objects.requireNonNull(verb, "verb");
        Objects.requireNonNull(handle, "handle");
        Objects.requireNonNull(flags, "flags");
        Objects.requireNonNull(destination, "destination");
        Objects.requireNonNull(ctrl, "ctrl");
        ctrl = List.copyOf(ctrl);
    }

    /// The calls that may have to wait.
    public enum Verb {
        /// [NowaitIo#accept()].
        ACCEPT,
        /// [NowaitIo#connect].
        CONNECT,
        /// [NowaitIo#recv] or [NowaitIo#recvSome].
        RECV,
        /// [NowaitIo#recvfrom].
        RECVFROM,
        /// [NowaitIo#send]; also [NowaitZerocopy#send], which is called again to go on.
        SEND,
        /// [NowaitIo#sendto]; also [NowaitZerocopy#sendto], which is called again to go on.
        SENDTO,
        /// [NowaitIo#recvmsg] or [NowaitIo#recvDescriptors].
        RECVMSG,
        /// [NowaitIo#sendmsg]; also [NowaitIo#sendDescriptors], once the descriptors have gone.
        SENDMSG,
        /// [NowaitIo#sendmmsg]; to go on, call it again with the messages that are left.
        SENDMMSG,
        /// [NowaitIo#recvmmsg].
        RECVMMSG,
        /// [NowaitIo#sendSegments]; to go on, call it again with what is left in the buffer.
        SEND_SEGMENTS,
        /// [NowaitIo#sendDescriptors], of which nothing has gone: to go on, call it again.
        SEND_DESCRIPTORS,
        /// [NowaitIo#sendfile].
        SENDFILE,
        /// [NowaitZerocopy#await].
        AWAIT
    }

    /// Makes the message that goes on with what was begun.
    Msg rest(List<ByteBuffer> iov) {
        return new Msg(iov, destination, ctrl);
    }

    /// Checks that a send goes on with what was begun by the same verb.
    void mustBe(Verb expected) throws SocketInvalidException {
        if (verb != expected) {
            String what = "the continuation is of " + verb + ", not of " + expected;
            throw new SocketInvalidException(expected + ": " + what, new Reason.Invalid(what), new byte[0], 0);
        }
    }
}
