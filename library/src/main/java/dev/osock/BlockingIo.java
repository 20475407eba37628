package dev.osock;

import dev.osock.address.Sockaddr;
import dev.osock.error.SocketException;
import dev.osock.kind.Type;
import dev.osock.message.Msg;
import dev.osock.message.MsgFlags;
import dev.osock.message.Received;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// Sends, receives, accepts and connects, and blocks the calling thread until that is done: without limit on a [Socket]
/// itself, up to a time-out on [Socket#within], up to a deadline that several calls share on [Socket#until].
///
/// **Waiting.** A virtual thread that waits is parked. It may keep its carrier for at most 200 µs, and at most one
/// thread of the process does so at a time; with the system property `dev.osock.wait=park` none does. A platform thread
/// waits in the kernel. With a time-out of zero a call tries once.
///
/// **Order.** The receives of one socket are served strictly in the order in which they were made, and so are its sends
/// and its accepts: one that has to wait keeps the others behind it. Receives and sends do not hold each other up. A
/// receive with a time-out of zero does not queue: it may take bytes that another thread waits for.
///
/// **Failing.** Each call throws a kind of [SocketException]:
/// * [dev.osock.error.SocketErrnoException] for what the operating system reports: that is what a name such as `EPIPE`
///   in the descriptions stands for;
/// * [dev.osock.error.SocketClosedException] if the socket is closed, before or during the call, or if a receive finds
///   the end of a stream;
/// * [dev.osock.error.SocketTimeoutException] if the time is over;
/// * [dev.osock.error.SocketInterruptedException] if the thread is interrupted while it would have to wait. Its
///   interrupt status stays set, the socket stays open and usable, and a call that need not wait succeeds in spite of
///   the status. (A `java.nio.channels` channel is closed by an interrupt.)
/// * [dev.osock.error.SocketInvalidException] if another thread waits for the other kind of call: a receive is refused
///   while an accept waits, a send while a connect does, and the other way about.
/// * [dev.osock.error.SocketAlreadyException] if another caller is connecting the socket.
///
/// What a failed call had already moved is not lost. A receive into a new array has the bytes in
/// [SocketException#data()]; a send has the count in [SocketException#sent()]; of a `ByteBuffer` the position tells.
///
/// **Buffers.** `ByteBuffer` forms move the position by what the operating system took or delivered, also when they
/// throw; nothing is allocated for a call that does not wait. Direct buffers are used in place; heap buffers, and those
/// of a shared arena, are copied, and cannot be sent with [MsgFlags#ZEROCOPY] (an `IllegalArgumentException`). A buffer
/// must not be touched, and its arena not closed, while a call uses it. If that happens all the same, no other memory
/// is read or written: position and limit are looked at once, when the call begins, and a call whose arena is gone
/// throws `IllegalStateException`. The position then moves only if the limit allows it.
///
/// @see <a href="{@docRoot}/dev.osock/doc-files/guide/waiting.html">Waiting, in the guide</a>
public sealed interface BlockingIo permits BlockingVerbs {

    /// Accepts a connection and returns its socket, waiting until there is one: accept4(2). The new socket belongs to
    /// the [Mailbox] of the caller, as if the caller had opened it. OTP's `accept/1,2`.
    ///
    /// @return the socket of the connection
    /// @throws SocketException `EINVAL` if the socket is not listening, `EOPNOTSUPP` if it is not of a connecting type,
    ///     `EMFILE` or `ENFILE` if there is no descriptor left
    Socket accept() throws SocketException;

    /// Connects to an address, waiting until the connection is there: connect(2). A datagram socket only notes its
    /// peer, without a packet being sent.
    ///
    /// A socket that was refused may try again. After a time-out or an interrupt the operating system goes on with the
    /// attempt: to connect to the same address then waits for that attempt; to another address is `EALREADY` until it
    /// has ended, and `EISCONN` if it has succeeded. Or close the socket.
    ///
    /// A datagram socket may be connected again, and disconnected with [Sockaddr#unspec()]. Then its own address, port
    /// and device are as before: the library binds it again, which fails if another socket has taken the port in that
    /// moment (`EADDRINUSE`). Linux goes on to deliver to a disconnected IPv6 socket only what comes from the last
    /// peer's address. OTP's `connect/2,3`.
    ///
    /// @param address the peer
    /// @throws SocketException `ECONNREFUSED` if nobody listens there, `ETIMEDOUT`, `ENETUNREACH`, `EISCONN` if the
    ///     socket is connected already, `ENOENT` if a Unix path does not exist, …; `SocketAlreadyException` if another
    ///     caller is connecting it
    void connect(Sockaddr address) throws SocketException;

    /// Makes an association of SCTP with a peer that has several addresses, waiting until it is there:
    /// `SCTP_SOCKOPT_CONNECTX3`, which is sctp_connectx(3). A list of one address is as [#connect(Sockaddr)].
    ///
    /// A socket of [Type#SEQPACKET] may make many associations, one after the other. If one of them cannot be made,
    /// that is `ECONNREFUSED` whatever the reason, which only a [dev.osock.sctp.SctpNotification.AssocChange] tells.
    /// [Associations#find] finds its number. OTP's `connect/2` with a list.
    ///
    /// @param addresses the peer's addresses, all of the same port
    /// @throws SocketException as [#connect(Sockaddr)]; `EINVAL` if the ports differ, `ENOPROTOOPT` or `EOPNOTSUPP` if
    ///     it is no socket of SCTP
    /// @throws IllegalArgumentException if there is no address
    void connect(List<Sockaddr> addresses) throws SocketException;

    /// Waits until the connection attempt that the caller has begun with [NowaitIo#connect(Sockaddr)] has succeeded: as
    /// `finishConnect()` of a `SocketChannel` in blocking mode. OTP's `connect/1`, which does not wait, and may say
    /// that a connection is there which is not.
    ///
    /// @throws SocketException why the attempt failed, as [#connect(Sockaddr)]
    /// @throws IllegalStateException if the [Mailbox] of the caller has begun none
    void connect() throws SocketException;

    /// Sends all of an array to the connected peer, waiting until the operating system has taken all bytes: send(2).
    /// That is no sign that the peer has got them. OTP's `send/2,3`.
    ///
    /// @param data the bytes: a piece of a stream, or one datagram, which may be empty
    /// @return how many bytes were sent: all of them, but for a datagram socket that takes less
    /// @throws SocketException `EPIPE` or `ECONNRESET` if the connection is gone, `EMSGSIZE` if a datagram is too long,
    ///     `EDESTADDRREQ` or `ENOTCONN` if there is no peer, `ENOBUFS` if the peer of a vsock of [Type#SEQPACKET] has
    ///     room for a part of the record only, which ends what is sent, …; with the count in `sent()`
    default int send(byte[] data) throws SocketException {
        Objects.requireNonNull(data, "data");
        return send(ByteBuffer.wrap(data), MsgFlags.NONE);
    }

    /// Sends all of an array with flags, otherwise as [#send(byte\[\])].
    ///
    /// @param data the bytes
    /// @param flags such as [MsgFlags#MORE]
    /// @return as [#send(byte\[\])]
    /// @throws SocketException as [#send(byte\[\])]
    /// @throws IllegalArgumentException if [MsgFlags#ZEROCOPY] is among the flags and there are bytes to send
    default int send(byte[] data, MsgFlags flags) throws SocketException {
        Objects.requireNonNull(data, "data");
        return send(ByteBuffer.wrap(data), flags);
    }

    /// Sends all of a part of an array, otherwise as [#send(byte\[\])].
    ///
    /// @param data has the bytes
    /// @param offset the index of the first
    /// @param length how many bytes
    /// @return as [#send(byte\[\])]
    /// @throws SocketException as [#send(byte\[\])]
    /// @throws IndexOutOfBoundsException if the array has no such part
    default int send(byte[] data, int offset, int length) throws SocketException {
        Objects.requireNonNull(data, "data");
        return send(BlockingVerbs.part("send", data, offset, length), MsgFlags.NONE);
    }

    /// Sends all remaining bytes of a buffer, otherwise as [#send(byte\[\])].
    ///
    /// @param data the bytes; the position moves to the first that was not sent
    /// @return as [#send(byte\[\])]
    /// @throws SocketException as [#send(byte\[\])]
    default int send(ByteBuffer data) throws SocketException {
        return send(data, MsgFlags.NONE);
    }

    /// Sends all remaining bytes of a buffer with flags, otherwise as [#send(byte\[\])].
    ///
    /// @param data the bytes; the position moves to the first that was not sent
    /// @param flags such as [MsgFlags#MORE] or [MsgFlags#ZEROCOPY]
    /// @return as [#send(byte\[\])]
    /// @throws SocketException as [#send(byte\[\])]
    /// @throws IllegalArgumentException if [MsgFlags#ZEROCOPY] is among the flags and the buffer is not direct, or of a
    ///     shared arena
    int send(ByteBuffer data, MsgFlags flags) throws SocketException;

    /// Sends the rest of what [NowaitIo#send] has sent in part, with the same flags, waiting until all has gone. OTP's
    /// `send(S, Rest, Cont)`.
    ///
    /// @param rest the bytes that are left; the position moves to the first that was not sent
    /// @param continuation what that call returned, [Attempt.Pending#info()]
    /// @return how many bytes were sent now
    /// @throws SocketException as [#send(byte\[\])]; `SocketInvalidException` if the continuation is of another call
    default int send(ByteBuffer rest, SelectInfo continuation) throws SocketException {
        Objects.requireNonNull(rest, "rest");
        Objects.requireNonNull(continuation, "continuation");
        continuation.mustBe(SelectInfo.Verb.SEND);
        return send(rest, continuation.flags());
    }

    /// Sends an array to an address, mostly as one datagram, waiting for room in the send buffer: sendto(2). OTP's
    /// `sendto/3,4`.
    ///
    /// @param data the bytes, which may be none
    /// @param destination where to. On a connected stream socket TCP ignores it, and a Unix socket refuses it
    ///     (`EISCONN`).
    /// @return how many bytes were sent
    /// @throws SocketException `EMSGSIZE` if the datagram is too long, `ENETUNREACH`, `ECONNREFUSED` or `ENOENT` if no
    ///     Unix socket is there, `EAFNOSUPPORT` if the address is of another family, …
    default int sendto(byte[] data, Sockaddr destination) throws SocketException {
        Objects.requireNonNull(data, "data");
        return sendto(ByteBuffer.wrap(data), destination, MsgFlags.NONE);
    }

    /// Sends the remaining bytes of a buffer to an address, otherwise as [#sendto(byte\[\], Sockaddr)].
    ///
    /// @param data the bytes; the position moves to the first that was not sent
    /// @param destination where to
    /// @return how many bytes were sent
    /// @throws SocketException as [#sendto(byte\[\], Sockaddr)]
    default int sendto(ByteBuffer data, Sockaddr destination) throws SocketException {
        return sendto(data, destination, MsgFlags.NONE);
    }

    /// Sends the remaining bytes of a buffer to an address with flags, otherwise as [#sendto(byte\[\], Sockaddr)].
    ///
    /// @param data the bytes; the position moves to the first that was not sent
    /// @param destination where to
    /// @param flags such as [MsgFlags#DONTROUTE]
    /// @return how many bytes were sent
    /// @throws SocketException as [#sendto(byte\[\], Sockaddr)]
    int sendto(ByteBuffer data, Sockaddr destination, MsgFlags flags) throws SocketException;

    /// Sends the rest of what [NowaitIo#sendto] has not sent, with the same destination and flags, waiting until all
    /// has gone.
    ///
    /// @param rest the bytes that are left; the position moves to the first that was not sent
    /// @param continuation what that call returned, [Attempt.Pending#info()]
    /// @return how many bytes were sent now
    /// @throws SocketException as [#sendto(byte\[\], Sockaddr)]; `SocketInvalidException` if the continuation is of
    ///     another call
    default int sendto(ByteBuffer rest, SelectInfo continuation) throws SocketException {
        Objects.requireNonNull(rest, "rest");
        Objects.requireNonNull(continuation, "continuation");
        continuation.mustBe(SelectInfo.Verb.SENDTO);
        return sendto(rest, continuation.destination().orElseThrow(), continuation.flags());
    }

    /// Receives what is there, up to 8192 bytes (see [OtpOptions#RCVBUF]), waiting for the first byte: recv(2). OTP's
    /// `recv/1`.
    ///
    /// @return the bytes; of a datagram socket one datagram, which may be empty, cut to 8192 bytes
    /// @throws SocketException `SocketClosedException` at the end of a stream, and at the end of a Unix socket or one
    ///     of vsock of [Type#SEQPACKET], where an empty record is not the end; `ECONNRESET`, `ENOTCONN`, …
    default byte[] recv() throws SocketException {
        return recv(0, MsgFlags.NONE);
    }

    /// Receives exactly `length` bytes of a stream, waiting until all have come, or one datagram cut to that length.
    /// [#recvSome] takes what is there. OTP's `recv/2,3`.
    ///
    /// @param length how many bytes; 0 means what is there, as [#recv()]
    /// @return the bytes; fewer only of a datagram
    /// @throws SocketException as [#recv()]; those bytes of a stream that had come are in `data()`, also with a
    ///     time-out of zero
    /// @throws IllegalArgumentException if the length is less than 0
    default byte[] recv(int length) throws SocketException {
        return recv(length, MsgFlags.NONE);
    }

    /// Receives bytes with flags, otherwise as [#recv(int)]. With [MsgFlags#PEEK] or [MsgFlags#ERRQUEUE] it receives
    /// once, so it may give fewer bytes.
    ///
    /// @param length how many bytes; 0 means what is there
    /// @param flags such as [MsgFlags#PEEK]
    /// @return the bytes
    /// @throws SocketException as [#recv(int)]
    /// @throws IllegalArgumentException if the length is less than 0
    byte[] recv(int length, MsgFlags flags) throws SocketException;

    /// Receives what is there of a stream, from one byte up to `max`, waiting for the first byte; or one datagram cut
    /// to `max` bytes. Of a stream it never gives more than 64 KiB. OTP has it as `recv(S, 0)` with the option
    /// `rcvbuf`.
    ///
    /// @param max how many bytes at the most, 1 or more
    /// @return the bytes; none only of an empty datagram
    /// @throws SocketException as [#recv()]
    /// @throws IllegalArgumentException if `max` is less than 1
    byte[] recvSome(int max) throws SocketException;

    /// Receives what is there into a part of an array, waiting for the first byte. The end of a stream is an exception
    /// and not -1, as it is with [#inputStream()].
    ///
    /// @param buffer takes the bytes
    /// @param offset the index that the first goes to
    /// @param length how many bytes there is room for; a longer datagram is cut
    /// @return how many bytes were received; 0 for an empty datagram, or if there is no room for a stream's bytes
    /// @throws SocketException as [#recv()]
    /// @throws IndexOutOfBoundsException if the array has no such part
    default int recv(byte[] buffer, int offset, int length) throws SocketException {
        Objects.requireNonNull(buffer, "buffer");
        return recv(BlockingVerbs.part("recv", buffer, offset, length), MsgFlags.NONE);
    }

    /// Receives what is there into a buffer, waiting for the first byte. The end of a stream is an exception and not
    /// -1, as it is with [#byteChannel()].
    ///
    /// @param buffer takes the bytes, and its position moves; a datagram that does not fit is cut
    /// @return how many bytes were received; 0 for an empty datagram, or if the buffer has no room for a stream's bytes
    /// @throws SocketException as [#recv()]
    /// @throws IllegalArgumentException if the buffer is read-only
    default int recv(ByteBuffer buffer) throws SocketException {
        return recv(buffer, MsgFlags.NONE);
    }

    /// Receives into a buffer with flags, otherwise as [#recv(ByteBuffer)]. With [MsgFlags#WAITALL] a receive from a
    /// stream waits until the buffer is full; with a time-out of zero it takes what is there.
    ///
    /// @param buffer takes the bytes, and its position moves
    /// @param flags such as [MsgFlags#WAITALL] or [MsgFlags#PEEK]
    /// @return how many bytes were received
    /// @throws SocketException as [#recv()]; the bytes that had come are in the buffer
    /// @throws IllegalArgumentException if the buffer is read-only
    int recv(ByteBuffer buffer, MsgFlags flags) throws SocketException;

    /// Receives one datagram of up to 8192 bytes (see [OtpOptions#RCVBUF]) and tells who sent it, waiting until there
    /// is one: recvfrom(2). Of a stream it is what is there. OTP's `recvfrom/1`.
    ///
    /// @return source and bytes; the source is [Sockaddr#unspec()] if the system gives none, as of a connected stream
    /// @throws SocketException as [#recv()]
    default Received recvfrom() throws SocketException {
        return recvfrom(0, MsgFlags.NONE);
    }

    /// Receives one datagram of up to a size and tells who sent it, otherwise as [#recvfrom()]. OTP's `recvfrom/2`.
    ///
    /// @param size how many bytes at the most, the rest is cut off; 0 for the usual 8192
    /// @return source and bytes
    /// @throws SocketException as [#recv()]
    /// @throws IllegalArgumentException if the size is less than 0
    default Received recvfrom(int size) throws SocketException {
        return recvfrom(size, MsgFlags.NONE);
    }

    /// Receives one datagram with flags and tells who sent it, otherwise as [#recvfrom()]. OTP's `recvfrom/3`.
    ///
    /// @param size how many bytes at the most, the rest is cut off; 0 for the usual 8192
    /// @param flags such as [MsgFlags#PEEK]
    /// @return source and bytes
    /// @throws SocketException as [#recv()]
    /// @throws IllegalArgumentException if the size is less than 0
    Received recvfrom(int size, MsgFlags flags) throws SocketException;

    /// Receives bytes of a stream into a pipe, those that are there, waiting for the first: splice(2). They stay in the
    /// kernel.
    ///
    /// @param pipe takes them, and must be empty
    /// @return how many have come, at least one
    /// @throws SocketException as [#recv()]; `EINVAL` if the kernel cannot do that with a socket of this kind
    /// @throws IllegalStateException if the pipe is not empty, closed, or in use by another call
    long recv(SocketPipe pipe) throws SocketException;

    /// Sends all bytes that are in a pipe, waiting until they have gone: splice(2). Those that have not gone if it
    /// fails stay in the pipe.
    ///
    /// @param pipe has the bytes
    /// @return how many were sent: all
    /// @throws SocketException as [#send(ByteBuffer)]; `EINVAL` if the kernel cannot do that with a socket of this kind
    /// @throws IllegalStateException if the pipe is closed, or in use by another call
    long send(SocketPipe pipe) throws SocketException;

    /// Receives one datagram into a buffer and tells who sent it, otherwise as [#recvfrom()].
    ///
    /// @param buffer takes the bytes, and its position moves; a datagram that does not fit is cut
    /// @return who sent it, [Sockaddr#unspec()] if the system does not tell
    /// @throws SocketException as [#recv()]
    /// @throws IllegalArgumentException if the buffer is read-only
    default Sockaddr recvfrom(ByteBuffer buffer) throws SocketException {
        return recvfrom(buffer, MsgFlags.NONE);
    }

    /// Receives one datagram into a buffer with flags and tells who sent it, otherwise as [#recvfrom()].
    ///
    /// @param buffer takes the bytes, and its position moves; a datagram that does not fit is cut
    /// @param flags such as [MsgFlags#PEEK]
    /// @return who sent it, [Sockaddr#unspec()] if the system does not tell
    /// @throws SocketException as [#recv()]
    /// @throws IllegalArgumentException if the buffer is read-only
    Sockaddr recvfrom(ByteBuffer buffer, MsgFlags flags) throws SocketException;

    /// Sends the bytes of several buffers, with control messages and a destination if there are any, waiting until all
    /// has gone: sendmsg(2). On a stream it makes as many system calls as it takes, and the control messages go with
    /// the first bytes, but for the type of TLS's records ([dev.osock.message.ControlTypes#TLS_SET_RECORD_TYPE]), which
    /// goes with all; otherwise the buffers are one datagram. OTP's `sendmsg/2`.
    ///
    /// @param message the message; the positions of its buffers move to what was not sent
    /// @return how many bytes were sent
    /// @throws SocketException as [#sendto(byte\[\], Sockaddr)]; `SocketInvalidException` if a datagram has more
    ///     buffers than one system call takes ([SocketsInfo#iovMax()]) or more than 2147483647 bytes, or if a control
    ///     message cannot be sent or does not fit [OtpOptions#SNDCTRLBUF]; `EINVAL`, `EBADF`, `EPERM` if the operating
    ///     system refuses a control message
    default long sendmsg(Msg message) throws SocketException {
        return sendmsg(message, MsgFlags.NONE);
    }

    /// Sends a message with flags, otherwise as [#sendmsg(Msg)]. OTP's `sendmsg/3,4`.
    ///
    /// @param message the message; the positions of its buffers move to what was not sent
    /// @param flags such as [MsgFlags#MORE] or [MsgFlags#ZEROCOPY]
    /// @return how many bytes were sent
    /// @throws SocketException as [#sendmsg(Msg)]
    /// @throws IllegalArgumentException if [MsgFlags#ZEROCOPY] is among the flags and a buffer is not direct, or of a
    ///     shared arena
    long sendmsg(Msg message, MsgFlags flags) throws SocketException;

    /// Sends the rest of what [NowaitIo#sendmsg] has not sent, with the same destination and flags, and with its
    /// control messages unless they have gone, waiting until all has gone. OTP's `sendmsg(S, RestData, Cont)`.
    ///
    /// @param rest the buffers that are left, as [Msg#rest()] gives them
    /// @param continuation what that call returned, [Attempt.Pending#info()]
    /// @return how many bytes were sent now
    /// @throws SocketException as [#sendmsg(Msg)]; `SocketInvalidException` if the continuation is of another call
    default long sendmsg(List<ByteBuffer> rest, SelectInfo continuation) throws SocketException {
        Objects.requireNonNull(rest, "rest");
        Objects.requireNonNull(continuation, "continuation");
        continuation.mustBe(SelectInfo.Verb.SENDMSG);
        return sendmsg(continuation.rest(rest), continuation.flags());
    }

    /// Sends several messages, waiting until all have gone, with as few system calls as it takes: sendmmsg(2), each of
    /// up to 1024 messages.
    ///
    /// If one fails, those before it have gone as a whole: [SocketException#sent()] tells how many messages. The one
    /// that failed can be left out, or tried again: `messages.subList(sent, size)` is the rest. OTP's `sendmmsg/4`.
    ///
    /// @param messages the messages; the positions of their buffers move to what was not sent
    /// @param flags for each of them, such as [MsgFlags#DONTROUTE]
    /// @return how many messages were sent: all
    /// @throws SocketException as [#sendmsg(Msg)] for one of them, which the exception's message names by its index in
    ///     the list. A `SocketInvalidException` comes before any has gone.
    /// @throws IllegalArgumentException as [#sendmsg(Msg, MsgFlags)]
    int sendmmsg(List<Msg> messages, MsgFlags flags) throws SocketException;

    /// Sends several messages without flags, otherwise as [#sendmmsg(List, MsgFlags)].
    ///
    /// @param messages the messages; the positions of their buffers move to what was not sent
    /// @return as [#sendmmsg(List, MsgFlags)]
    /// @throws SocketException as [#sendmmsg(List, MsgFlags)]
    default int sendmmsg(List<Msg> messages) throws SocketException {
        return sendmmsg(messages, MsgFlags.NONE);
    }

    /// Sends bytes and descriptors (open files, sockets, …) over a Unix socket, as Python's `send_fds` does: sendmsg(2)
    /// with `SCM_RIGHTS`. The peer gets duplicates; those given stay the caller's, and may be closed as soon as this
    /// returns. OTP has no such call.
    ///
    /// @param data the bytes; of a stream at least one, with the first of which the descriptors travel
    /// @param descriptors what to pass, at most 253
    /// @return how many bytes were sent
    /// @throws SocketException `EBADF` if one is closed, `EINVAL` if there are more than 253, `ETOOMANYREFS` if too
    ///     many are on their way, `EPERM` if the peer has [dev.osock.option.SocketOptions#PASSRIGHTS] off;
    ///     `SocketInvalidException` if this is no Unix socket; as [#sendmsg(Msg)]
    /// @throws IllegalArgumentException if there are descriptors, but no byte for a stream to carry them
    long sendDescriptors(byte[] data, Descriptor... descriptors) throws SocketException;

    /// Receives one datagram, or what is there of a stream, with its source, its control messages, its flags and the
    /// descriptors that come with it, waiting until there is one: recvmsg(2). There is room for 8192 bytes (see
    /// [OtpOptions#RCVBUF]) and 2048 bytes of control messages (see [OtpOptions#RCVCTRLBUF]).
    ///
    /// What does not fit is cut off, and the message's flags say so: [MsgFlags#TRUNC], [MsgFlags#CTRUNC]. With
    /// [MsgFlags#TRUNC] given, [ReceivedMsg#length()] tells how long the datagram was. A wait for the error queue
    /// ([MsgFlags#ERRQUEUE]) ends when there is an entry; it neither waits behind other receives nor holds them up.
    /// OTP's `recvmsg/1`.
    ///
    /// @return the message; close it if descriptors may have come
    /// @throws SocketException as [#recv()]
    default ReceivedMsg recvmsg() throws SocketException {
        return recvmsg(0, 0, MsgFlags.NONE);
    }

    /// Receives one message with flags, otherwise as [#recvmsg()]. OTP's `recvmsg/2,3`.
    ///
    /// @param flags such as [MsgFlags#ERRQUEUE], [MsgFlags#PEEK], [MsgFlags#OOB]
    /// @return the message
    /// @throws SocketException as [#recv()]
    default ReceivedMsg recvmsg(MsgFlags flags) throws SocketException {
        return recvmsg(0, 0, flags);
    }

    /// Receives one message into memory of given sizes, with flags, otherwise as [#recvmsg()]. OTP's `recvmsg/3,4,5`.
    ///
    /// @param bufSize how many of its bytes there is room for; 0 for the usual 8192
    /// @param ctrlSize how many bytes of control messages there is room for; 0 for the usual 2048
    /// @param flags such as [MsgFlags#PEEK]
    /// @return the message
    /// @throws SocketException as [#recv()]
    /// @throws IllegalArgumentException if a size is less than 0
    ReceivedMsg recvmsg(int bufSize, int ctrlSize, MsgFlags flags) throws SocketException;

    /// Receives one message into the caller's buffers, one filled after the other, otherwise as [#recvmsg()].
    ///
    /// @param iov take the bytes; their positions move
    /// @param ctrlSize how many bytes of control messages there is room for; 0 for the usual 2048
    /// @param flags such as [MsgFlags#PEEK]
    /// @return the message; its `data()` is empty
    /// @throws SocketException as [#recv()]; `SocketInvalidException` if there are more buffers than one system call
    ///     takes ([SocketsInfo#iovMax()]) and the socket is not of [Type#STREAM]
    /// @throws IllegalArgumentException if a buffer is read-only or the size is less than 0
    ReceivedMsg recvmsg(List<ByteBuffer> iov, int ctrlSize, MsgFlags flags) throws SocketException;

    /// Receives the datagrams that are there, up to a number, with one system call, waiting for the first only:
    /// recvmmsg(2).
    ///
    /// At most 1024 come at once; of a Unix socket at most as many as have room for their control messages in 64 KiB
    /// together, 32 as a rule; and of a Unix socket of [Type#SEQPACKET] one. Of a stream each message is what the
    /// kernel gives for it, and the end comes with the next call. The first call with new sizes lays out memory for all
    /// messages; later ones with the same sizes only cost for what comes. OTP's `recvmmsg/6`.
    ///
    /// @param count how many messages at the most, 1 or more
    /// @param bufSize how many bytes of each there is room for; 0 for the usual 8192
    /// @param ctrlSize how many bytes of control messages of each there is room for; 0 for the usual 2048
    /// @param flags such as [MsgFlags#ERRQUEUE]
    /// @return the messages, in their order, at least one; close them if descriptors may have come. None if receiving
    ///     has been shut down on a socket of datagrams.
    /// @throws SocketException as [#recv()]
    /// @throws IllegalArgumentException if the count is less than 1, or a size less than 0
    List<ReceivedMsg> recvmmsg(int count, int bufSize, int ctrlSize, MsgFlags flags) throws SocketException;

    /// Receives the datagrams that are there, up to a number, each into memory of the usual size, otherwise as
    /// [#recvmmsg(int, int, int, MsgFlags)].
    ///
    /// @param count how many messages at the most, 1 or more
    /// @return as [#recvmmsg(int, int, int, MsgFlags)]
    /// @throws SocketException as [#recv()]
    /// @throws IllegalArgumentException if the count is less than 1
    default List<ReceivedMsg> recvmmsg(int count) throws SocketException {
        return recvmmsg(count, 0, 0, MsgFlags.NONE);
    }

    /// Sends what is left of a batch, waiting until all of it has gone, with as few system calls as it takes:
    /// sendmmsg(2). Allocates nothing.
    ///
    /// If a message fails, those before it have gone: [SocketException#sent()] tells how many with this call, and
    /// [MessageBatch#sent()] how many in all. The next call tries the one that failed again; [MessageBatch#skip()]
    /// leaves it out. Of what the kernel has noted of earlier datagrams, such as `ECONNREFUSED`, it tells this call
    /// only if that concerns its first message, and forgets it otherwise.
    ///
    /// @param batch the messages; the positions of their buffers move to what was not sent
    /// @param flags for each of them, such as [MsgFlags#DONTROUTE]
    /// @return how many messages were sent: all that were left, 0 if none were
    /// @throws SocketException as [#sendmsg(Msg)] for one of them, which the exception's message names by its index
    /// @throws IllegalStateException if the batch is closed, or in use by another call
    int sendmmsg(MessageBatch batch, MsgFlags flags) throws SocketException;

    /// Sends what is left of a batch without flags, otherwise as [#sendmmsg(MessageBatch, MsgFlags)].
    ///
    /// @param batch the messages; the positions of their buffers move to what was not sent
    /// @return as [#sendmmsg(MessageBatch, MsgFlags)]
    /// @throws SocketException as [#sendmmsg(MessageBatch, MsgFlags)]
    default int sendmmsg(MessageBatch batch) throws SocketException {
        return sendmmsg(batch, MsgFlags.NONE);
    }

    /// Receives the messages that are there into a batch, up to its capacity, with one system call, waiting for the
    /// first only: recvmmsg(2). What was in the batch before is forgotten. Allocates nothing. How many come at once is
    /// limited as by [#recvmmsg(int, int, int, MsgFlags)]. If one fails after others have come, the next receive tells.
    ///
    /// @param batch takes the messages
    /// @param flags such as [MsgFlags#PEEK]
    /// @return how many have come, at least one; 0 if receiving has been shut down on a socket of datagrams
    /// @throws SocketException as [#recv()]
    /// @throws IllegalStateException if the batch is closed, or in use by another call
    int recvmmsg(MessageBatch batch, MsgFlags flags) throws SocketException;

    /// Receives the messages that are there into a batch, without flags, otherwise as
    /// [#recvmmsg(MessageBatch, MsgFlags)].
    ///
    /// @param batch takes the messages
    /// @return as [#recvmmsg(MessageBatch, MsgFlags)]
    /// @throws SocketException as [#recv()]
    default int recvmmsg(MessageBatch batch) throws SocketException {
        return recvmmsg(batch, MsgFlags.NONE);
    }

    /// Gives the sends without copying of this socket, which wait as this view does: `SO_ZEROCOPY`, `MSG_ZEROCOPY`.
    ///
    /// @return the same sends for all views
    /// @throws SocketException `EOPNOTSUPP` if the kernel has none for a socket of this kind, as of a Unix one
    /// @throws IllegalStateException if the socket has [dev.osock.option.SocketOptions#ZEROCOPY] already
    Zerocopy zerocopy() throws SocketException;

    /// Sends a buffer's bytes to the connected peer as datagrams of one size, the last of which may be shorter, waiting
    /// until all have gone. Over UDP up to 64 of them go as one message, a train that the kernel or the device cuts
    /// (`UDP_SEGMENT`); of a direct buffer several trains go with one system call, sendmmsg(2). Where trains are
    /// refused, now or after they have gone well, the datagrams go one by one, up to 64 with one system call, and so
    /// does what is sent to that host later: nothing is lost by that and the order is kept. The size counts, whatever
    /// [dev.osock.option.UdpOptions#SEGMENT] says; with [dev.osock.option.UdpOptions#CORK] the datagrams are joined.
    ///
    /// An earlier datagram's error, as `ECONNREFUSED`, is told by the next system call that finds it at its first
    /// message, and by none if that is another: of several trains some have gone then, and the rest goes on.
    ///
    /// @param data the bytes; the position moves behind the datagrams that have gone. One without bytes is one
    ///     datagram.
    /// @param size how many bytes each datagram has, 1 to 65535; a path takes no more than its MTU whole
    /// @param flags for each datagram, without [MsgFlags#MORE], which would join them
    /// @return how many bytes were sent: all
    /// @throws SocketException as [#send(ByteBuffer)], with the bytes of those that have gone in `sent()`;
    ///     `SocketInvalidException` if the socket is a stream, or of records of vsock
    /// @throws IllegalArgumentException if the size is out of its range, or a flag is that
    int sendSegments(ByteBuffer data, int size, MsgFlags flags) throws SocketException;

    /// Sends a buffer's bytes to the connected peer as datagrams of one size, without flags, otherwise as
    /// [#sendSegments(ByteBuffer, int, MsgFlags)].
    ///
    /// @param data the bytes; the position moves behind the datagrams that have gone
    /// @param size how many bytes each datagram has, 1 to 65535
    /// @return how many bytes were sent: all
    /// @throws SocketException as [#sendSegments(ByteBuffer, int, MsgFlags)]
    default int sendSegments(ByteBuffer data, int size) throws SocketException {
        return sendSegments(data, size, MsgFlags.NONE);
    }

    /// Sends a buffer's bytes to an address as datagrams of one size, otherwise as
    /// [#sendSegments(ByteBuffer, int, MsgFlags)].
    ///
    /// @param data the bytes; the position moves behind the datagrams that have gone
    /// @param size how many bytes each datagram has, 1 to 65535
    /// @param destination where they go
    /// @param flags for each datagram
    /// @return how many bytes were sent: all
    /// @throws SocketException as [#sendSegments(ByteBuffer, int, MsgFlags)]
    int sendSegments(ByteBuffer data, int size, Sockaddr destination, MsgFlags flags) throws SocketException;

    /// Receives bytes and descriptors over a Unix socket, waiting until some come, as Python's `recv_fds` does:
    /// recvmsg(2). There is room for all control messages that the socket's options may add, such as credentials, so
    /// that they take nothing from the descriptors. OTP has no such call.
    ///
    /// @param size how many bytes at the most, 1 or more
    /// @param count how many descriptors at the most, 1..253: those beyond are closed, and the message's flags have
    ///     [MsgFlags#CTRUNC]
    /// @return the message, which owns the descriptors
    /// @throws SocketException as [#recvmsg()]
    /// @throws IllegalArgumentException if a number is less than 1, or the count more than 253
    ReceivedMsg recvDescriptors(int size, int count) throws SocketException;

    /// Sends a whole file, waiting until all of it has gone: sendfile(2), without its bytes coming into the JVM.
    ///
    /// What the kernel cannot send, as most files below `/proc`, is read and sent in pieces; a device that has no more
    /// at the moment ends the call. OTP's `sendfile/2`.
    ///
    /// @param file the file, which is open for the time of the call
    /// @return how many bytes were sent
    /// @throws IOException a [SocketException] for whatever fails, with the count in `sent()`: as [#send(byte\[\])],
    ///     and of the file `ENOENT`, `EACCES`, `ESPIPE` if it is a pipe, …; but if the path is not of the default file
    ///     system and cannot be opened, what that file system throws
    default long sendfile(Path file) throws IOException {
        return sendfile(file, 0, 0);
    }

    /// Sends a part of a file, otherwise as [#sendfile(Path)]. OTP's `sendfile/4,5`.
    ///
    /// @param file the file, which is open for the time of the call
    /// @param offset the index of the first byte, from 0 on; at or after the file's end nothing is sent
    /// @param count how many bytes, fewer if the file ends before; 0 for all up to its end
    /// @return how many bytes were sent
    /// @throws IOException as [#sendfile(Path)]; `EINVAL` if the offset is less than 0
    /// @throws IllegalArgumentException if the count is less than 0
    long sendfile(Path file, long offset, long count) throws IOException;

    /// Sends the rest of a file that [NowaitIo#sendfile] has sent in part, waiting until all of it has gone.
    ///
    /// @param file the file
    /// @param offset the index of the first byte that is left: the caller counts
    /// @param count how many bytes are left, 0 for all up to its end
    /// @param continuation what that call returned, [Attempt.Pending#info()]
    /// @return how many bytes were sent now
    /// @throws IOException as [#sendfile(Path)]; `SocketInvalidException` if the continuation is of another call
    /// @throws IllegalArgumentException if the count is less than 0
    /// @throws IllegalStateException if the [Mailbox] of the caller has no such call in progress on the socket
    long sendfile(Path file, long offset, long count, SelectInfo continuation) throws IOException;

    /// Sends a file that is open, or a part of it, waiting until all of that has gone. It is read and sent 64 KiB at a
    /// time, since the JDK does not tell the channel's descriptor; mostly [#sendfile(Path)] is cheaper, see the guide.
    /// The channel's position stays; an interrupt while it is read closes it, as always.
    ///
    /// @param file the file, open for reading
    /// @param offset the index of the first byte, from 0 on; at or after the file's end nothing is sent
    /// @param count how many bytes, fewer if the file ends before; 0 for all up to its end
    /// @return how many bytes were sent
    /// @throws SocketException as [#send(byte\[\])], with the count in `sent()`; `EBADF` if the channel is closed or
    ///     not open for reading, `EINVAL` if the offset is less than 0, `EIO` if reading failed, with the reason as the
    ///     cause
    /// @throws IllegalArgumentException if the count is less than 0
    long sendfile(FileChannel file, long offset, long count) throws SocketException;

    /// Sends the rest of an open file that [NowaitIo#sendfile] has sent in part, waiting until all of it has gone.
    ///
    /// @param file the file, open for reading
    /// @param offset the index of the first byte that is left: the caller counts
    /// @param count how many bytes are left, 0 for all up to its end
    /// @param continuation what that call returned, [Attempt.Pending#info()]
    /// @return how many bytes were sent now
    /// @throws SocketException as [#sendfile(FileChannel, long, long)]; `SocketInvalidException` if the continuation is
    ///     of another call
    /// @throws IllegalArgumentException if the count is less than 0
    /// @throws IllegalStateException if the [Mailbox] of the caller has no such call in progress on the socket
    long sendfile(FileChannel file, long offset, long count, SelectInfo continuation) throws SocketException;

    /// Returns a stream to read from, as `java.net.Socket.getInputStream()` does.
    ///
    /// A read gives what is there, waiting for the first byte as long as the calls of this object do; -1 is the end of
    /// the stream, which is no exception here. `available()` tells how many bytes can be read at once, `SIOCINQ`; 0
    /// where the kernel does not know, as of vsock before Linux 6.17. Nothing is buffered: what a read does not take,
    /// another call on the socket finds. **Closing the stream closes the socket**; [Socket#shutdown] ends one direction
    /// alone.
    ///
    /// Failures are kinds of [SocketException], among them the time-out, after which the stream can be read on. A
    /// connection that has been reset stays `ECONNRESET` for streams and channels, and does not become the end. Several
    /// threads may read from one stream: each in the order in which it asked.
    ///
    /// @return the stream
    /// @throws UnsupportedOperationException if the socket is not of type [Type#STREAM]: reading in pieces would lose
    ///     what is left of a message
    InputStream inputStream();

    /// Returns a stream to write to, as `java.net.Socket.getOutputStream()` does.
    ///
    /// A write returns when the operating system has taken all bytes, waiting for that as long as the calls of this
    /// object do. Nothing is buffered, so `flush()` has nothing to do; wrap the stream in a `BufferedOutputStream` to
    /// write in small pieces. **Closing the stream closes the socket**; [Socket#shutdown] ends one direction alone.
    ///
    /// Failures are kinds of [SocketException], with how many bytes were written in [SocketException#sent()]. Several
    /// threads may write to one stream: the bytes of one write stay together.
    ///
    /// @return the stream
    /// @throws UnsupportedOperationException if the socket is not of type [Type#STREAM]
    OutputStream outputStream();

    /// Returns a channel to read from and write to, for one buffer or several, as a `SocketChannel` in blocking mode.
    ///
    /// @return the channel, whose calls wait as long as those of this object do
    /// @throws UnsupportedOperationException if the socket is not of type [Type#STREAM]
    SocketByteChannel byteChannel();
}
