package dev.osock;

import dev.osock.address.Sockaddr;
import dev.osock.error.Reason;
import dev.osock.error.SocketInvalidException;
import dev.osock.message.ControlMessage;
import dev.osock.message.Msg;
import dev.osock.message.MsgFlags;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/// Stands for a nowait call that is not done.
///
/// Give it to [Socket#cancel], or to the send that goes on with the rest, which then needs no flags or destination.
/// OTP's `{select_info, Tag, Handle}`.
///
/// @param verb which call it was
/// @param handle names it in messages
/// @param flags the flags of a send
/// @param destination the destination of a sendto or sendmsg
/// @param ctrl the control messages of a sendmsg that have not been sent: they go with a stream's first bytes
public record SelectInfo(
        Verb verb,
        SelectHandle handle,
        MsgFlags flags,
        Optional<Sockaddr> destination,
        List<ControlMessage> ctrl) {

    /// Copies the list.
    public SelectInfo {
        ctrl = List.copyOf(ctrl);
    }

    /// The calls that can be told to wait.
    public enum Verb {
        /// [NowaitIo#accept()].
        ACCEPT,
        /// [NowaitIo#connect].
        CONNECT,
        /// [NowaitIo#recv].
        RECV,
        /// [NowaitIo#recvfrom].
        RECVFROM,
        /// [NowaitIo#send].
        SEND,
        /// [NowaitIo#sendto].
        SENDTO,
        /// [NowaitIo#recvmsg].
        RECVMSG,
        /// [NowaitIo#sendmsg].
        SENDMSG,
        /// [NowaitIo#sendmmsg], which is called again with the messages that are left.
        SENDMMSG,
        /// [NowaitIo#recvmmsg].
        RECVMMSG,
        /// [NowaitIo#sendDescriptors], of which nothing has gone: it is called again.
        SEND_DESCRIPTORS,
        /// [NowaitIo#sendfile].
        SENDFILE
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
