package dev.osock;

import dev.osock.address.Sockaddr;
import dev.osock.error.SocketException;
import dev.osock.message.Msg;
import dev.osock.message.MsgFlags;
import dev.osock.message.Received;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// The calls of [BlockingIo] in the form that does not block: on [Socket#nowait()].
///
/// Each does what can be done at once, and returns an [Attempt]. If the call is done, that is an [Attempt.Done]. If
/// something is left, it is an [Attempt.Select] or [Attempt.Partial], and the caller's [Mailbox] gets one
/// [SocketMessage] about it: a [SocketMessage.SelectMessage] when it is time to make the call again, or a
/// [SocketMessage.AbortMessage] if the call has been given up, as when the socket is closed. So an event loop has no
/// set of interests, as a `Selector` has: a call that would block is what asks for a message.
///
/// **Order.** Receives wait in one queue of the socket, and so do accepts, and sends, together with the callers that
/// block; it is the mailbox that waits. Who is first in the queue stays there when it is told, and all others wait
/// behind it until it makes its call again and that is done, or [Socket#cancel]s it. The call may be made again at any
/// time. If it would have to wait again, there is a new handle, and nothing more comes about the old one.
///
/// A receive that is done may stay first for the caller's next one: see [OtpOptions#SELECT_READ].
///
/// **Failing.** As in [BlockingIo]. A mailbox that waits in a queue, but not as the first, and makes another call of
/// the same kind gets an [IllegalStateException]; so does one that is closed. While a connection attempt is pending,
/// sends are refused with a [dev.osock.error.SocketInvalidException]; while a receive is, accepts are; and the other
/// way about.
///
/// Each method does what the one of the same name and parameters in [BlockingIo] does, without waiting; only what is
/// different is described here.
///
/// @see <a href="{@docRoot}/dev.osock/doc-files/guide/nowait.html">Without waiting, in the guide</a>
public sealed interface NowaitIo permits NowaitVerbs {

    /// Accepts a connection if there is one. OTP's `accept(L, nowait)`.
    ///
    /// @return the connection's socket, which belongs to the caller's [Mailbox]
    /// @throws SocketException as [BlockingIo#accept()]
    Attempt<Socket> accept() throws SocketException;

    /// Begins to connect to an address. When the message has come, call [#connect()] or [BlockingIo#connect()], which
    /// tell how it has ended; to connect to the same address again begins anew if it was refused, and does not tell
    /// that. To connect to another one is `EALREADY` until then. OTP's `connect(S, Addr, nowait)`.
    ///
    /// @param address the peer
    /// @return the socket itself, once connected
    /// @throws SocketException as [BlockingIo#connect(Sockaddr)]
    Attempt<Socket> connect(Sockaddr address) throws SocketException;

    /// Begins to make an association of SCTP with a peer that has several addresses, otherwise as
    /// [#connect(Sockaddr)]. OTP's `connect(S, Addrs, nowait)`.
    ///
    /// @param addresses the peer's addresses, all of the same port
    /// @return the socket itself, once the association is there
    /// @throws SocketException as [BlockingIo#connect(List)]
    /// @throws IllegalArgumentException if there is no address
    Attempt<Socket> connect(List<Sockaddr> addresses) throws SocketException;

    /// Tells how the connection attempt has ended that the caller's [Mailbox] has begun: as `finishConnect()` of a
    /// non-blocking `SocketChannel`. If it is still under way, the result is an [Attempt.Select] again. OTP's
    /// `connect(S)`.
    ///
    /// @return the socket itself, once connected
    /// @throws SocketException why the attempt failed
    /// @throws IllegalStateException if the mailbox has begun none
    Attempt<Socket> connect() throws SocketException;

    /// Sends as much of an array as the operating system takes at once. OTP's `send(S, Data, nowait)`.
    ///
    /// @param data the bytes
    /// @return how many bytes were sent; [Attempt.Partial] only of a stream
    /// @throws SocketException as [BlockingIo#send(byte\[\])]
    default Attempt<Integer> send(byte[] data) throws SocketException {
        Objects.requireNonNull(data, "data");
        return send(ByteBuffer.wrap(data), MsgFlags.NONE);
    }

    /// Sends as much of an array as the operating system takes at once, with flags.
    ///
    /// @param data the bytes
    /// @param flags such as [MsgFlags#MORE]
    /// @return as [#send(byte\[\])]
    /// @throws SocketException as [BlockingIo#send(byte\[\])]
    default Attempt<Integer> send(byte[] data, MsgFlags flags) throws SocketException {
        Objects.requireNonNull(data, "data");
        return send(ByteBuffer.wrap(data), flags);
    }

    /// Sends as much of a part of an array as the operating system takes at once.
    ///
    /// @param data has the bytes
    /// @param offset the index of the first
    /// @param length how many bytes
    /// @return as [#send(byte\[\])]
    /// @throws SocketException as [BlockingIo#send(byte\[\])]
    /// @throws IndexOutOfBoundsException if the array has no such part
    default Attempt<Integer> send(byte[] data, int offset, int length) throws SocketException {
        Objects.requireNonNull(data, "data");
        return send(BlockingVerbs.part("send", data, offset, length), MsgFlags.NONE);
    }

    /// Sends as many of the remaining bytes of a buffer as the operating system takes at once.
    ///
    /// @param data the bytes; the position moves to the first that was not sent
    /// @return as [#send(byte\[\])]
    /// @throws SocketException as [BlockingIo#send(byte\[\])]
    default Attempt<Integer> send(ByteBuffer data) throws SocketException {
        return send(data, MsgFlags.NONE);
    }

    /// Sends as many of the remaining bytes of a buffer as the operating system takes at once, with flags.
    ///
    /// @param data the bytes; the position moves to the first that was not sent
    /// @param flags such as [MsgFlags#MORE] or [MsgFlags#ZEROCOPY]
    /// @return as [#send(byte\[\])]
    /// @throws SocketException as [BlockingIo#send(byte\[\])]
    /// @throws IllegalArgumentException as [BlockingIo#send(ByteBuffer, MsgFlags)]
    Attempt<Integer> send(ByteBuffer data, MsgFlags flags) throws SocketException;

    /// Sends more of what a send has not sent, with the same flags. OTP's `send(S, Rest, Cont, nowait)`.
    ///
    /// @param rest the bytes that are left; the position moves to the first that was not sent
    /// @param continuation what that send returned, [Attempt.Pending#info()]
    /// @return how many bytes were sent now
    /// @throws SocketException as [BlockingIo#send(byte\[\])]; `SocketInvalidException` if the continuation is of
    ///     another call
    default Attempt<Integer> send(ByteBuffer rest, SelectInfo continuation) throws SocketException {
        Objects.requireNonNull(rest, "rest");
        Objects.requireNonNull(continuation, "continuation");
        continuation.mustBe(SelectInfo.Verb.SEND);
        return send(rest, continuation.flags());
    }

    /// Sends an array to an address, if the operating system takes it at once. OTP's `sendto(S, Data, Dest, nowait)`.
    ///
    /// @param data the bytes
    /// @param destination where to
    /// @return how many bytes were sent; [Attempt.Partial] only of a stream
    /// @throws SocketException as [BlockingIo#sendto(byte\[\], Sockaddr)]
    default Attempt<Integer> sendto(byte[] data, Sockaddr destination) throws SocketException {
        Objects.requireNonNull(data, "data");
        return sendto(ByteBuffer.wrap(data), destination, MsgFlags.NONE);
    }

    /// Sends the remaining bytes of a buffer to an address, if the operating system takes them at once.
    ///
    /// @param data the bytes; the position moves to the first that was not sent
    /// @param destination where to
    /// @return as [#sendto(byte\[\], Sockaddr)]
    /// @throws SocketException as [BlockingIo#sendto(byte\[\], Sockaddr)]
    default Attempt<Integer> sendto(ByteBuffer data, Sockaddr destination) throws SocketException {
        return sendto(data, destination, MsgFlags.NONE);
    }

    /// Sends the remaining bytes of a buffer to an address with flags, if the operating system takes them at once.
    ///
    /// @param data the bytes; the position moves to the first that was not sent
    /// @param destination where to
    /// @param flags such as [MsgFlags#DONTROUTE] or [MsgFlags#ZEROCOPY]
    /// @return as [#sendto(byte\[\], Sockaddr)]
    /// @throws SocketException as [BlockingIo#sendto(byte\[\], Sockaddr)]
    /// @throws IllegalArgumentException as [BlockingIo#sendto(ByteBuffer, Sockaddr, MsgFlags)]
    Attempt<Integer> sendto(ByteBuffer data, Sockaddr destination, MsgFlags flags) throws SocketException;

    /// Sends what a sendto has not sent, with the same destination and flags. OTP's `sendto(S, Rest, Cont, nowait)`.
    ///
    /// @param rest the bytes that are left; the position moves to the first that was not sent
    /// @param continuation what that sendto returned, [Attempt.Pending#info()]
    /// @return how many bytes were sent now
    /// @throws SocketException as [BlockingIo#sendto(byte\[\], Sockaddr)]; `SocketInvalidException` if the continuation
    ///     is of another call
    default Attempt<Integer> sendto(ByteBuffer rest, SelectInfo continuation) throws SocketException {
        Objects.requireNonNull(rest, "rest");
        Objects.requireNonNull(continuation, "continuation");
        continuation.mustBe(SelectInfo.Verb.SENDTO);
        return sendto(rest, continuation.destination().orElseThrow(), continuation.flags());
    }

    /// Receives what is there, up to 8192 bytes (see [OtpOptions#RCVBUF]). OTP's `recv(S, 0, nowait)`.
    ///
    /// @return the bytes; [Attempt.Partial] only if [OtpOptions#RCVBUF] is more than 1 MiB
    /// @throws SocketException as [BlockingIo#recv()]
    default Attempt<byte[]> recv() throws SocketException {
        return recv(0, MsgFlags.NONE);
    }

    /// Receives exactly `length` bytes of a stream, or one datagram cut to that length. If fewer bytes of a stream are
    /// there, they are returned as [Attempt.Partial]: when the message has come, receive the rest only. OTP's
    /// `recv(S, Length, nowait)`.
    ///
    /// @param length how many bytes; 0 means what is there
    /// @return the bytes, or the first of them
    /// @throws SocketException as [BlockingIo#recv()]
    /// @throws IllegalArgumentException if the length is less than 0
    default Attempt<byte[]> recv(int length) throws SocketException {
        return recv(length, MsgFlags.NONE);
    }

    /// Receives bytes with flags, otherwise as [#recv(int)].
    ///
    /// @param length how many bytes; 0 means what is there
    /// @param flags such as [MsgFlags#PEEK]
    /// @return the bytes, or the first of them
    /// @throws SocketException as [BlockingIo#recv()]
    /// @throws IllegalArgumentException if the length is less than 0
    Attempt<byte[]> recv(int length, MsgFlags flags) throws SocketException;

    /// Receives what is there of a stream, from one byte up to `max`, or one datagram cut to `max` bytes.
    ///
    /// @param max how many bytes at the most, 1 or more
    /// @return the bytes, never only a part of them
    /// @throws SocketException as [BlockingIo#recvSome]
    /// @throws IllegalArgumentException if `max` is less than 1
    Attempt<byte[]> recvSome(int max) throws SocketException;

    /// Receives what is there into a part of an array.
    ///
    /// @param buffer takes the bytes
    /// @param offset the index that the first goes to
    /// @param length how many bytes there is room for
    /// @return how many bytes were received
    /// @throws SocketException as [BlockingIo#recv(byte\[\], int, int)]
    /// @throws IndexOutOfBoundsException if the array has no such part
    default Attempt<Integer> recv(byte[] buffer, int offset, int length) throws SocketException {
        Objects.requireNonNull(buffer, "buffer");
        return recv(BlockingVerbs.part("recv", buffer, offset, length), MsgFlags.NONE);
    }

    /// Receives what is there into a buffer.
    ///
    /// @param buffer takes the bytes; its position moves
    /// @return how many bytes were received
    /// @throws SocketException as [BlockingIo#recv(ByteBuffer)]
    /// @throws IllegalArgumentException if the buffer is read-only
    default Attempt<Integer> recv(ByteBuffer buffer) throws SocketException {
        return recv(buffer, MsgFlags.NONE);
    }

    /// Receives into a buffer with flags. With [MsgFlags#WAITALL] a receive from a stream is done when the buffer is
    /// full; if fewer bytes are there, their count is returned as [Attempt.Partial].
    ///
    /// @param buffer takes the bytes; its position moves
    /// @param flags such as [MsgFlags#WAITALL]
    /// @return how many bytes were received
    /// @throws SocketException as [BlockingIo#recv(ByteBuffer)]
    /// @throws IllegalArgumentException if the buffer is read-only
    Attempt<Integer> recv(ByteBuffer buffer, MsgFlags flags) throws SocketException;

    /// Receives one datagram of up to 8192 bytes (see [OtpOptions#RCVBUF]) and tells who sent it. OTP's
    /// `recvfrom(S, 0, nowait)`.
    ///
    /// @return source and bytes
    /// @throws SocketException as [BlockingIo#recvfrom()]
    default Attempt<Received> recvfrom() throws SocketException {
        return recvfrom(0, MsgFlags.NONE);
    }

    /// Receives one datagram of up to a size and tells who sent it.
    ///
    /// @param size how many bytes at the most, the rest is cut off; 0 for the usual 8192
    /// @return source and bytes
    /// @throws SocketException as [BlockingIo#recvfrom()]
    /// @throws IllegalArgumentException if the size is less than 0
    default Attempt<Received> recvfrom(int size) throws SocketException {
        return recvfrom(size, MsgFlags.NONE);
    }

    /// Receives one datagram with flags and tells who sent it.
    ///
    /// @param size how many bytes at the most, the rest is cut off; 0 for the usual 8192
    /// @param flags such as [MsgFlags#PEEK]
    /// @return source and bytes
    /// @throws SocketException as [BlockingIo#recvfrom()]
    /// @throws IllegalArgumentException if the size is less than 0
    Attempt<Received> recvfrom(int size, MsgFlags flags) throws SocketException;

    /// Receives bytes of a stream into a pipe, those that are there: splice(2).
    ///
    /// @param pipe takes them, and must be empty
    /// @return how many have come
    /// @throws SocketException as [BlockingIo#recv(SocketPipe)]
    /// @throws IllegalStateException if the pipe is not empty, closed, or in use by another call
    Attempt<Long> recv(SocketPipe pipe) throws SocketException;

    /// Sends as many of the bytes that are in a pipe as the operating system takes at once: splice(2). To go on after
    /// an [Attempt.Pending], call this again.
    ///
    /// @param pipe has the bytes
    /// @return how many were sent
    /// @throws SocketException as [BlockingIo#send(SocketPipe)]
    /// @throws IllegalStateException if the pipe is closed, or in use by another call
    Attempt<Long> send(SocketPipe pipe) throws SocketException;

    /// Receives one datagram into a buffer and tells who sent it.
    ///
    /// @param buffer takes the bytes; its position moves
    /// @return who sent it
    /// @throws SocketException as [BlockingIo#recvfrom()]
    /// @throws IllegalArgumentException if the buffer is read-only
    default Attempt<Sockaddr> recvfrom(ByteBuffer buffer) throws SocketException {
        return recvfrom(buffer, MsgFlags.NONE);
    }

    /// Receives one datagram into a buffer with flags and tells who sent it.
    ///
    /// @param buffer takes the bytes; its position moves
    /// @param flags such as [MsgFlags#PEEK]
    /// @return who sent it
    /// @throws SocketException as [BlockingIo#recvfrom()]
    /// @throws IllegalArgumentException if the buffer is read-only
    Attempt<Sockaddr> recvfrom(ByteBuffer buffer, MsgFlags flags) throws SocketException;

    /// Sends as much of the bytes of several buffers as the operating system takes at once, with control messages and a
    /// destination if there are any. OTP's `sendmsg(S, Msg, nowait)`.
    ///
    /// @param message the message; the positions of its buffers move to what was not sent
    /// @return how many bytes were sent; [Attempt.Partial] only of a stream, whose control messages have gone then
    /// @throws SocketException as [BlockingIo#sendmsg(Msg)]
    default Attempt<Long> sendmsg(Msg message) throws SocketException {
        return sendmsg(message, MsgFlags.NONE);
    }

    /// Sends a message with flags, otherwise as [#sendmsg(Msg)].
    ///
    /// @param message the message; the positions of its buffers move to what was not sent
    /// @param flags such as [MsgFlags#MORE] or [MsgFlags#ZEROCOPY]
    /// @return as [#sendmsg(Msg)]
    /// @throws SocketException as [BlockingIo#sendmsg(Msg)]
    /// @throws IllegalArgumentException as [BlockingIo#sendmsg(Msg, MsgFlags)]
    Attempt<Long> sendmsg(Msg message, MsgFlags flags) throws SocketException;

    /// Sends more of what a sendmsg has not sent, with the same destination and flags, and with its control messages
    /// unless they have gone. OTP's `sendmsg(S, RestData, Cont, nowait)`.
    ///
    /// @param rest the buffers that are left, as [Msg#rest()] gives them
    /// @param continuation what that sendmsg returned, [Attempt.Pending#info()]
    /// @return how many bytes were sent now
    /// @throws SocketException as [BlockingIo#sendmsg(Msg)]; `SocketInvalidException` if the continuation is of another
    ///     call
    default Attempt<Long> sendmsg(List<ByteBuffer> rest, SelectInfo continuation) throws SocketException {
        Objects.requireNonNull(rest, "rest");
        Objects.requireNonNull(continuation, "continuation");
        continuation.mustBe(SelectInfo.Verb.SENDMSG);
        return sendmsg(continuation.rest(rest), continuation.flags());
    }

    /// Sends as many of several messages as the operating system takes at once. To go on after an [Attempt.Partial],
    /// call this again with the rest: `messages.subList(sent, size)`. OTP's `sendmmsg(S, Msgs, Flags, nowait)`.
    ///
    /// @param messages the messages; the positions of their buffers move to what was not sent
    /// @param flags for each of them, such as [MsgFlags#DONTROUTE]
    /// @return how many messages were sent as a whole. On a stream one more may have gone in part: its buffers have the
    ///     rest, and it should go on without its control messages, which have gone.
    /// @throws SocketException as [BlockingIo#sendmmsg(List, MsgFlags)]
    /// @throws IllegalArgumentException as [BlockingIo#sendmsg(Msg, MsgFlags)]
    Attempt<Integer> sendmmsg(List<Msg> messages, MsgFlags flags) throws SocketException;

    /// Sends several messages without flags, otherwise as [#sendmmsg(List, MsgFlags)].
    ///
    /// @param messages the messages; the positions of their buffers move to what was not sent
    /// @return as [#sendmmsg(List, MsgFlags)]
    /// @throws SocketException as [BlockingIo#sendmmsg(List, MsgFlags)]
    default Attempt<Integer> sendmmsg(List<Msg> messages) throws SocketException {
        return sendmmsg(messages, MsgFlags.NONE);
    }

    /// Sends bytes and descriptors over a Unix socket. After an [Attempt.Select] nothing has gone: call this again.
    /// After an [Attempt.Partial] the descriptors have gone, and [#sendmsg(List, SelectInfo)] sends the rest of the
    /// bytes.
    ///
    /// @param data the bytes; of a stream at least one, with the first of which the descriptors travel
    /// @param descriptors what to pass, at most 253
    /// @return how many bytes were sent
    /// @throws SocketException as [BlockingIo#sendDescriptors]
    /// @throws IllegalArgumentException if there are descriptors, but no byte for a stream to carry them
    Attempt<Long> sendDescriptors(byte[] data, Descriptor... descriptors) throws SocketException;

    /// Receives one datagram, or what is there of a stream, with its source, control messages, flags and descriptors.
    /// OTP's `recvmsg(S, nowait)`.
    ///
    /// @return the message; close it if descriptors may have come
    /// @throws SocketException as [BlockingIo#recvmsg()]
    default Attempt<ReceivedMsg> recvmsg() throws SocketException {
        return recvmsg(0, 0, MsgFlags.NONE);
    }

    /// Receives one message with flags, otherwise as [#recvmsg()].
    ///
    /// @param flags such as [MsgFlags#ERRQUEUE]
    /// @return the message
    /// @throws SocketException as [BlockingIo#recvmsg()]
    default Attempt<ReceivedMsg> recvmsg(MsgFlags flags) throws SocketException {
        return recvmsg(0, 0, flags);
    }

    /// Receives one message into memory of given sizes, with flags, otherwise as [#recvmsg()].
    ///
    /// @param bufSize how many of its bytes there is room for; 0 for the usual 8192
    /// @param ctrlSize how many bytes of control messages there is room for; 0 for the usual 2048
    /// @param flags such as [MsgFlags#PEEK]
    /// @return the message
    /// @throws SocketException as [BlockingIo#recvmsg()]
    /// @throws IllegalArgumentException if a size is less than 0
    Attempt<ReceivedMsg> recvmsg(int bufSize, int ctrlSize, MsgFlags flags) throws SocketException;

    /// Receives one message into the caller's buffers, one filled after the other, otherwise as [#recvmsg()].
    ///
    /// @param iov take the bytes; their positions move
    /// @param ctrlSize how many bytes of control messages there is room for; 0 for the usual 2048
    /// @param flags such as [MsgFlags#PEEK]
    /// @return the message; its `data()` is empty
    /// @throws SocketException as [BlockingIo#recvmsg(List, int, MsgFlags)]
    /// @throws IllegalArgumentException if a buffer is read-only or the size is less than 0
    Attempt<ReceivedMsg> recvmsg(List<ByteBuffer> iov, int ctrlSize, MsgFlags flags) throws SocketException;

    /// Receives the datagrams that are there, up to a number, with one system call. OTP's
    /// `recvmmsg(S, VLen, BufSz, CtrlSz, Flags, nowait)`.
    ///
    /// @param count how many messages at the most, 1 or more
    /// @param bufSize how many bytes of each there is room for; 0 for the usual 8192
    /// @param ctrlSize how many bytes of control messages of each there is room for; 0 for the usual 2048
    /// @param flags such as [MsgFlags#ERRQUEUE]
    /// @return the messages, as [BlockingIo#recvmmsg(int, int, int, MsgFlags)] says
    /// @throws SocketException as [BlockingIo#recv()]
    /// @throws IllegalArgumentException if the count is less than 1, or a size less than 0
    Attempt<List<ReceivedMsg>> recvmmsg(int count, int bufSize, int ctrlSize, MsgFlags flags) throws SocketException;

    /// Receives the datagrams that are there, up to a number, each into memory of the usual size.
    ///
    /// @param count how many messages at the most, 1 or more
    /// @return the messages
    /// @throws SocketException as [BlockingIo#recv()]
    /// @throws IllegalArgumentException if the count is less than 1
    default Attempt<List<ReceivedMsg>> recvmmsg(int count) throws SocketException {
        return recvmmsg(count, 0, 0, MsgFlags.NONE);
    }

    /// Sends as many of the messages that are left in a batch as the operating system takes at once. To go on after an
    /// [Attempt.Pending], call this again.
    ///
    /// @param batch the messages; the positions of their buffers move to what was not sent
    /// @param flags for each of them
    /// @return how many messages were sent with this call
    /// @throws SocketException as [BlockingIo#sendmmsg(MessageBatch, MsgFlags)]
    /// @throws IllegalStateException if the batch is closed, or in use by another call
    Attempt<Integer> sendmmsg(MessageBatch batch, MsgFlags flags) throws SocketException;

    /// Sends what is left of a batch without flags, otherwise as [#sendmmsg(MessageBatch, MsgFlags)].
    ///
    /// @param batch the messages; the positions of their buffers move to what was not sent
    /// @return as [#sendmmsg(MessageBatch, MsgFlags)]
    /// @throws SocketException as [#sendmmsg(MessageBatch, MsgFlags)]
    default Attempt<Integer> sendmmsg(MessageBatch batch) throws SocketException {
        return sendmmsg(batch, MsgFlags.NONE);
    }

    /// Receives the messages that are there into a batch, up to its capacity, with one system call. While the caller is
    /// still to be told, the batch may be used otherwise.
    ///
    /// @param batch takes the messages
    /// @param flags such as [MsgFlags#PEEK]
    /// @return how many have come, as [BlockingIo#recvmmsg(MessageBatch, MsgFlags)]
    /// @throws SocketException as [BlockingIo#recv()]
    /// @throws IllegalStateException if the batch is closed, or in use by another call
    Attempt<Integer> recvmmsg(MessageBatch batch, MsgFlags flags) throws SocketException;

    /// Receives the messages that are there into a batch without flags, otherwise as
    /// [#recvmmsg(MessageBatch, MsgFlags)].
    ///
    /// @param batch takes the messages
    /// @return as [#recvmmsg(MessageBatch, MsgFlags)]
    /// @throws SocketException as [BlockingIo#recv()]
    default Attempt<Integer> recvmmsg(MessageBatch batch) throws SocketException {
        return recvmmsg(batch, MsgFlags.NONE);
    }

    /// Gives the sends without copying of this socket, which do not wait: `SO_ZEROCOPY`, `MSG_ZEROCOPY`.
    ///
    /// @return the same sends as [BlockingIo#zerocopy()]
    /// @throws SocketException as [BlockingIo#zerocopy()]
    /// @throws IllegalStateException as [BlockingIo#zerocopy()]
    NowaitZerocopy zerocopy() throws SocketException;

    /// Sends as many of a buffer's bytes to the connected peer, as datagrams of one size, as the operating system takes
    /// at once. To go on after an [Attempt.Pending], call this again.
    ///
    /// @param data the bytes; the position moves behind the datagrams that have gone
    /// @param size how many bytes each datagram has, 1 to 65535
    /// @param flags for each datagram
    /// @return how many bytes were sent with this call
    /// @throws SocketException as [BlockingIo#sendSegments(ByteBuffer, int, MsgFlags)]
    /// @throws IllegalArgumentException if the size is out of its range
    Attempt<Integer> sendSegments(ByteBuffer data, int size, MsgFlags flags) throws SocketException;

    /// Sends as many of a buffer's bytes to the connected peer, as datagrams of one size and without flags, as the
    /// operating system takes at once.
    ///
    /// @param data the bytes; the position moves behind the datagrams that have gone
    /// @param size how many bytes each datagram has, 1 to 65535
    /// @return as [#sendSegments(ByteBuffer, int, MsgFlags)]
    /// @throws SocketException as [BlockingIo#sendSegments(ByteBuffer, int, MsgFlags)]
    default Attempt<Integer> sendSegments(ByteBuffer data, int size) throws SocketException {
        return sendSegments(data, size, MsgFlags.NONE);
    }

    /// Sends as many of a buffer's bytes to an address, as datagrams of one size, as the operating system takes at
    /// once.
    ///
    /// @param data the bytes; the position moves behind the datagrams that have gone
    /// @param size how many bytes each datagram has, 1 to 65535
    /// @param destination where they go
    /// @param flags for each datagram
    /// @return as [#sendSegments(ByteBuffer, int, MsgFlags)]
    /// @throws SocketException as [BlockingIo#sendSegments(ByteBuffer, int, MsgFlags)]
    Attempt<Integer> sendSegments(ByteBuffer data, int size, Sockaddr destination, MsgFlags flags)
            throws SocketException;

    /// Receives bytes and descriptors over a Unix socket, if some are there.
    ///
    /// @param size how many bytes at the most, 1 or more
    /// @param count how many descriptors at the most, 1..253: those beyond are closed, and the message's flags have
    ///     [MsgFlags#CTRUNC]
    /// @return the message, which owns the descriptors
    /// @throws SocketException as [BlockingIo#recvDescriptors]
    /// @throws IllegalArgumentException if a number is less than 1, or the count more than 253
    Attempt<ReceivedMsg> recvDescriptors(int size, int count) throws SocketException;

    /// Sends as much of a file as the operating system takes at once. The file is open only while this call runs: to go
    /// on with the rest, call [#sendfile(Path, long, long, SelectInfo)]. OTP's `sendfile(S, File, 0, 0, nowait)`.
    ///
    /// @param file the file
    /// @return how many bytes were sent; [Attempt.Partial] if some are left
    /// @throws IOException as [BlockingIo#sendfile(Path)]
    default Attempt<Long> sendfile(Path file) throws IOException {
        return sendfile(file, 0, 0);
    }

    /// Sends as much of a part of a file as the operating system takes at once.
    ///
    /// @param file the file
    /// @param offset the index of the first byte, from 0 on; at or after the file's end nothing is sent
    /// @param count how many bytes, fewer if the file ends before; 0 for all up to its end
    /// @return how many bytes were sent
    /// @throws IOException as [BlockingIo#sendfile(Path, long, long)]
    /// @throws IllegalArgumentException if the count is less than 0
    Attempt<Long> sendfile(Path file, long offset, long count) throws IOException;

    /// Sends more of a file that a sendfile has sent in part.
    ///
    /// @param file the file
    /// @param offset the index of the first byte that is left: the caller counts
    /// @param count how many bytes are left, 0 for all up to its end
    /// @param continuation what that sendfile returned, [Attempt.Pending#info()]
    /// @return how many bytes were sent now
    /// @throws IOException as [BlockingIo#sendfile(Path, long, long)]; `SocketInvalidException` if the continuation is
    ///     of another call
    /// @throws IllegalArgumentException if the count is less than 0
    /// @throws IllegalStateException if the caller's [Mailbox] has no such call in progress on the socket
    Attempt<Long> sendfile(Path file, long offset, long count, SelectInfo continuation) throws IOException;

    /// Sends as much of a file that is open, or of a part of it, as the operating system takes at once.
    ///
    /// @param file the file, open for reading
    /// @param offset the index of the first byte, from 0 on; at or after the file's end nothing is sent
    /// @param count how many bytes, fewer if the file ends before; 0 for all up to its end
    /// @return how many bytes were sent
    /// @throws SocketException as [BlockingIo#sendfile(FileChannel, long, long)]
    /// @throws IllegalArgumentException if the count is less than 0
    Attempt<Long> sendfile(FileChannel file, long offset, long count) throws SocketException;

    /// Sends more of an open file that a sendfile has sent in part.
    ///
    /// @param file the file, open for reading
    /// @param offset the index of the first byte that is left: the caller counts
    /// @param count how many bytes are left, 0 for all up to its end
    /// @param continuation what that sendfile returned, [Attempt.Pending#info()]
    /// @return how many bytes were sent now
    /// @throws SocketException as [BlockingIo#sendfile(FileChannel, long, long)]; `SocketInvalidException` if the
    ///     continuation is of another call
    /// @throws IllegalArgumentException if the count is less than 0
    /// @throws IllegalStateException if the caller's [Mailbox] has no such call in progress on the socket
    Attempt<Long> sendfile(FileChannel file, long offset, long count, SelectInfo continuation) throws SocketException;
}
