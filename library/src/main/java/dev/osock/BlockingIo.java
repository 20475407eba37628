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

/// The calls that may wait, in the form that waits: without limit on a [Socket] itself, up to a time-out on
/// [Socket#within], up to a deadline that all share on [Socket#until].
///
/// **Waiting.** A virtual thread that waits is parked and never pins its carrier; a platform thread waits in the
/// kernel. Callers of one kind on one socket (receives and accepts; sends and connects) are served strictly in the
/// order in which they came. With a time-out of zero a call tries once.
///
/// **Failing.** All of them throw a kind of [SocketException]:
/// * [dev.osock.error.SocketErrnoException] for what the operating system reports;
/// * [dev.osock.error.SocketClosedException] when the socket is closed, before or during the call, or when a receive
///   finds the end of a stream;
/// * [dev.osock.error.SocketTimeoutException] when the time is over;
/// * [dev.osock.error.SocketInterruptedException] when the thread is interrupted while it would have to wait. Its
///   interrupt status stays set, the socket stays open and usable, and a call that need not wait succeeds in spite of
///   the status. (A `java.nio.channels` channel is closed by an interrupt.)
/// * [dev.osock.error.SocketInvalidException] when the other kind of call is in progress: a receive against an accept,
///   a send against a connect.
///
/// What a failed call had already moved is not lost. A receive into a new array has it in
/// [SocketException#data()]; a send has the count in [SocketException#sent()]; a `ByteBuffer` has it in its position.
///
/// **Buffers.** `ByteBuffer` forms move the position by what the operating system took or delivered, also when they
/// throw; nothing is allocated for a call that does not wait. Direct buffers are used in place; heap buffers, and those
/// of a shared arena, are copied, and cannot be sent with [MsgFlags#ZEROCOPY] (an `IllegalArgumentException`). A buffer
/// must not be touched, and its arena not closed, while a call uses it. If that happens all the same, no other memory
/// is read or written: position and limit are looked at once, when the call begins, and a call whose arena is gone
/// throws `IllegalStateException`. The position then moves only if the limit allows it.
public sealed interface BlockingIo permits BlockingVerbs {

    /// Accepts a connection: accept4(2). OTP's `accept/1,2`.
    ///
    /// @return the socket of the connection
    /// @throws SocketException `EINVAL` if the socket is not listening, `EOPNOTSUPP` if it is not of a connecting type
    Socket accept() throws SocketException;

    /// Connects to an address: connect(2).
    ///
    /// A socket that was refused may try again. After a time-out or an interrupt nobody waits here any more, but the
    /// operating system goes on: connecting to the same address waits for that attempt again, to another is `EALREADY`
    /// until it has ended, and `EISCONN` if it has succeeded; or close the socket.
    ///
    /// A datagram socket may be connected again, and disconnected with [Sockaddr#unspec()]: then its address, port and
    /// device are as before, given back by binding again, which fails if another socket has taken the port in that
    /// moment (`EADDRINUSE`). Linux goes on to deliver to a disconnected IPv6 socket only what comes from the last
    /// peer's address. OTP's `connect/2,3`.
    ///
    /// @param address the peer
    /// @throws SocketException `ECONNREFUSED`, `EISCONN`, `ENOENT`, `ETIMEDOUT`, …; already, if another caller connects
    void connect(Sockaddr address) throws SocketException;

    /// Ends the connection attempt that this mailbox has begun with [NowaitIo#connect(Sockaddr)], waiting for it.
    /// OTP's `connect/1`, which does not wait, and may say that a connection is there which is not.
    ///
    /// @throws SocketException why the attempt failed
    /// @throws IllegalStateException if this mailbox has begun none
    void connect() throws SocketException;

    /// Sends all of an array to the connected peer: send(2). OTP's `send/2,3`.
    ///
    /// @param data the bytes: of a stream, or one datagram, which may be empty
    /// @return how many bytes were sent: all of them, but for a datagram socket that takes less
    /// @throws SocketException `EPIPE` when the connection is gone (never a signal), `EMSGSIZE`, `EDESTADDRREQ`, …
    default int send(byte[] data) throws SocketException {
        return send(ByteBuffer.wrap(data), MsgFlags.NONE);
    }

    /// Sends all of an array with flags.
    ///
    /// @param data the bytes
    /// @param flags such as [MsgFlags#MORE]
    /// @return as [#send(byte\[\])]
    /// @throws SocketException as [#send(byte\[\])]
    default int send(byte[] data, MsgFlags flags) throws SocketException {
        return send(ByteBuffer.wrap(data), flags);
    }

    /// Sends a part of an array.
    ///
    /// @param data has the bytes
    /// @param offset where the first is
    /// @param length how many they are
    /// @return as [#send(byte\[\])]
    /// @throws SocketException as [#send(byte\[\])]
    /// @throws IndexOutOfBoundsException if the array has no such part
    default int send(byte[] data, int offset, int length) throws SocketException {
        return send(ByteBuffer.wrap(data, offset, length), MsgFlags.NONE);
    }

    /// Sends the remaining bytes of a buffer to the connected peer.
    ///
    /// @param data the bytes; the position moves to the first that was not sent
    /// @return as [#send(byte\[\])]
    /// @throws SocketException as [#send(byte\[\])]
    default int send(ByteBuffer data) throws SocketException {
        return send(data, MsgFlags.NONE);
    }

    /// Sends the remaining bytes of a buffer with flags.
    ///
    /// @param data the bytes; the position moves to the first that was not sent
    /// @param flags such as [MsgFlags#MORE]
    /// @return as [#send(byte\[\])]
    /// @throws SocketException as [#send(byte\[\])]
    int send(ByteBuffer data, MsgFlags flags) throws SocketException;

    /// Goes on with a send that [NowaitIo#send] began, with the same flags. OTP's `send(S, Rest, Cont)`.
    ///
    /// @param rest the bytes that are left; the position moves to the first that was not sent
    /// @param continuation of the send that began
    /// @return how many bytes were sent now
    /// @throws SocketException as [#send(byte\[\])]; invalid if the continuation is of another call
    default int send(ByteBuffer rest, SelectInfo continuation) throws SocketException {
        continuation.mustBe(SelectInfo.Verb.SEND);
        return send(rest, continuation.flags());
    }

    /// Sends an array to an address: sendto(2). OTP's `sendto/3,4`.
    ///
    /// @param data the bytes, which may be none
    /// @param destination where to; Linux ignores it on a connected stream socket
    /// @return how many bytes were sent
    /// @throws SocketException `EMSGSIZE`, `ENETUNREACH`, `EAFNOSUPPORT`, …
    default int sendto(byte[] data, Sockaddr destination) throws SocketException {
        return sendto(ByteBuffer.wrap(data), destination, MsgFlags.NONE);
    }

    /// Sends an array to an address with flags.
    ///
    /// @param data the bytes
    /// @param destination where to
    /// @param flags such as [MsgFlags#DONTROUTE]
    /// @return how many bytes were sent
    /// @throws SocketException as [#sendto(byte\[\], Sockaddr)]
    default int sendto(byte[] data, Sockaddr destination, MsgFlags flags) throws SocketException {
        return sendto(ByteBuffer.wrap(data), destination, flags);
    }

    /// Sends the remaining bytes of a buffer to an address.
    ///
    /// @param data the bytes; the position moves to the first that was not sent
    /// @param destination where to
    /// @return how many bytes were sent
    /// @throws SocketException as [#sendto(byte\[\], Sockaddr)]
    default int sendto(ByteBuffer data, Sockaddr destination) throws SocketException {
        return sendto(data, destination, MsgFlags.NONE);
    }

    /// Sends the remaining bytes of a buffer to an address with flags.
    ///
    /// @param data the bytes; the position moves to the first that was not sent
    /// @param destination where to
    /// @param flags such as [MsgFlags#DONTROUTE]
    /// @return how many bytes were sent
    /// @throws SocketException as [#sendto(byte\[\], Sockaddr)]
    int sendto(ByteBuffer data, Sockaddr destination, MsgFlags flags) throws SocketException;

    /// Goes on with a sendto that [NowaitIo#sendto] began, with the same destination and flags.
    ///
    /// @param rest the bytes that are left; the position moves to the first that was not sent
    /// @param continuation of the sendto that began
    /// @return how many bytes were sent now
    /// @throws SocketException as [#sendto(byte\[\], Sockaddr)]; invalid if the continuation is of another call
    default int sendto(ByteBuffer rest, SelectInfo continuation) throws SocketException {
        continuation.mustBe(SelectInfo.Verb.SENDTO);
        return sendto(rest, continuation.destination().orElseThrow(), continuation.flags());
    }

    /// Receives what is there, up to 8192 bytes (see [OtpOptions#RCVBUF]), waiting for the first: recv(2). OTP's
    /// `recv/1`.
    ///
    /// @return the bytes; of a datagram socket one datagram, which may be empty, cut to 8192 bytes
    /// @throws SocketException closed at the end of a stream, or of a local sequence of records ([Type#SEQPACKET]),
    ///     which an empty record is not; `ECONNRESET`, `ENOTCONN`, …
    default byte[] recv() throws SocketException {
        return recv(0, MsgFlags.NONE);
    }

    /// Receives just so many bytes of a stream, or a datagram cut to so many. OTP's `recv/2,3`.
    ///
    /// @param length how many bytes; 0 means what is there, as [#recv()]
    /// @return the bytes; fewer only for a datagram
    /// @throws SocketException as [#recv()], with the bytes that had come in `data()`: also with a time-out of zero
    /// @throws IllegalArgumentException if the length is less than 0
    default byte[] recv(int length) throws SocketException {
        return recv(length, MsgFlags.NONE);
    }

    /// Receives bytes with flags. With [MsgFlags#PEEK] it reads once, so it may give fewer bytes.
    ///
    /// @param length how many bytes; 0 means what is there
    /// @param flags such as [MsgFlags#PEEK]
    /// @return the bytes
    /// @throws SocketException as [#recv(int)]
    /// @throws IllegalArgumentException if the length is less than 0
    byte[] recv(int length, MsgFlags flags) throws SocketException;

    /// Receives some bytes of a stream: what is there, at least one and up to so many, waiting for the first; or a
    /// datagram cut to so many. It receives once, and at most 64 KiB of a stream. OTP has it as `recv(S, 0)` with the
    /// option `rcvbuf`.
    ///
    /// @param max how many bytes at the most
    /// @return the bytes; none only of an empty datagram
    /// @throws SocketException as [#recv()]
    /// @throws IllegalArgumentException if the number is less than 1
    byte[] recvSome(int max) throws SocketException;

    /// Receives what is there into a part of an array, waiting for the first byte.
    ///
    /// @param buffer takes the bytes
    /// @param offset where the first goes
    /// @param length how many there is room for; what is more of a datagram is cut
    /// @return how many bytes were received; 0 for an empty datagram, or if there is no room for a stream's bytes
    /// @throws SocketException as [#recv()]
    /// @throws IndexOutOfBoundsException if the array has no such part
    default int recv(byte[] buffer, int offset, int length) throws SocketException {
        return recv(ByteBuffer.wrap(buffer, offset, length), MsgFlags.NONE);
    }

    /// Receives what is there into a buffer, waiting for the first byte.
    ///
    /// @param buffer takes the bytes; a datagram that does not fit is cut
    /// @return how many bytes were received; 0 for an empty datagram, or if the buffer has no room for a stream's bytes
    /// @throws SocketException as [#recv()]
    /// @throws IllegalArgumentException if the buffer is read-only
    default int recv(ByteBuffer buffer) throws SocketException {
        return recv(buffer, MsgFlags.NONE);
    }

    /// Receives into a buffer with flags. With [MsgFlags#WAITALL] a stream receive goes on until the buffer is full.
    ///
    /// @param buffer takes the bytes
    /// @param flags such as [MsgFlags#WAITALL] or [MsgFlags#PEEK]
    /// @return how many bytes were received
    /// @throws SocketException as [#recv()], with the bytes that had come in the buffer
    /// @throws IllegalArgumentException if the buffer is read-only
    int recv(ByteBuffer buffer, MsgFlags flags) throws SocketException;

    /// Receives one message of up to 8192 bytes and tells who sent it: recvfrom(2). OTP's `recvfrom/1`.
    ///
    /// @return source and bytes; the source is [Sockaddr#unspec()] where the system gives none, as for a connected
    ///     stream
    /// @throws SocketException as [#recv()]
    default Received recvfrom() throws SocketException {
        return recvfrom(0, MsgFlags.NONE);
    }

    /// Receives one message of up to a size and tells who sent it. OTP's `recvfrom/2`.
    ///
    /// @param size the room for it; what does not fit is cut off; 0 means 8192
    /// @return source and bytes
    /// @throws SocketException as [#recv()]
    /// @throws IllegalArgumentException if the size is less than 0
    default Received recvfrom(int size) throws SocketException {
        return recvfrom(size, MsgFlags.NONE);
    }

    /// Receives one message with flags and tells who sent it.
    ///
    /// @param size the room for it; 0 means 8192
    /// @param flags such as [MsgFlags#PEEK]
    /// @return source and bytes
    /// @throws SocketException as [#recv()]
    /// @throws IllegalArgumentException if the size is less than 0
    Received recvfrom(int size, MsgFlags flags) throws SocketException;

    /// Receives one message into a buffer and tells who sent it.
    ///
    /// @param buffer takes the bytes
    /// @return who sent it
    /// @throws SocketException as [#recv()]
    /// @throws IllegalArgumentException if the buffer is read-only
    default Sockaddr recvfrom(ByteBuffer buffer) throws SocketException {
        return recvfrom(buffer, MsgFlags.NONE);
    }

    /// Receives one message into a buffer with flags and tells who sent it.
    ///
    /// @param buffer takes the bytes
    /// @param flags such as [MsgFlags#PEEK]
    /// @return who sent it
    /// @throws SocketException as [#recv()]
    /// @throws IllegalArgumentException if the buffer is read-only
    Sockaddr recvfrom(ByteBuffer buffer, MsgFlags flags) throws SocketException;

    /// Sends a message with all its parts: sendmsg(2). Of a stream all bytes go, in as many system calls as it takes,
    /// the control messages with the first of them; otherwise it is one message. OTP's `sendmsg/2`.
    ///
    /// @param message the message; the positions of its buffers move to what was not sent
    /// @return how many bytes were sent
    /// @throws SocketException as [#sendto(byte\[\], Sockaddr)]; invalid if a message that is no stream's has more
    ///     buffers than [Sockets#info()] says one call takes (`iov_max`), or a control message cannot be sent or does
    ///     not fit [OtpOptions#SNDCTRLBUF]; `EINVAL`, `EBADF`, `EPERM` if the operating system refuses a control
    ///     message
    default long sendmsg(Msg message) throws SocketException {
        return sendmsg(message, MsgFlags.NONE);
    }

    /// Sends a message with flags. OTP's `sendmsg/3,4`.
    ///
    /// @param message the message; the positions of its buffers move to what was not sent
    /// @param flags such as [MsgFlags#MORE]
    /// @return how many bytes were sent
    /// @throws SocketException as [#sendmsg(Msg)]
    long sendmsg(Msg message, MsgFlags flags) throws SocketException;

    /// Goes on with a sendmsg that [NowaitIo#sendmsg] began, with the same destination and flags, and with its control
    /// messages unless they have gone. OTP's `sendmsg(S, RestData, Cont)`.
    ///
    /// @param rest the buffers that are left
    /// @param continuation of the sendmsg that began
    /// @return how many bytes were sent now
    /// @throws SocketException as [#sendmsg(Msg)]; invalid if the continuation is of another call
    default long sendmsg(List<ByteBuffer> rest, SelectInfo continuation) throws SocketException {
        continuation.mustBe(SelectInfo.Verb.SENDMSG);
        return sendmsg(continuation.rest(rest), continuation.flags());
    }

    /// Sends several messages, each as a whole, with as few system calls as it takes: sendmmsg(2), of up to 1024
    /// messages each. Waits until all have gone.
    ///
    /// If one fails, those before it have gone: [SocketException#sent()] tells how many messages. It can be left out,
    /// or tried again: `messages.subList(sent, size)` is the rest. OTP's `sendmmsg/4`.
    ///
    /// @param messages the messages; the positions of their buffers move to what was not sent
    /// @param flags such as [MsgFlags#DONTROUTE], for each of them
    /// @return how many messages were sent: all
    /// @throws SocketException as [#sendmsg(Msg)] for one of them, which the exception's message names by its place in
    ///     the list. If one is invalid, none has gone.
    int sendmmsg(List<Msg> messages, MsgFlags flags) throws SocketException;

    /// Sends several messages.
    ///
    /// @param messages the messages; the positions of their buffers move to what was not sent
    /// @return as [#sendmmsg(List, MsgFlags)]
    /// @throws SocketException as [#sendmmsg(List, MsgFlags)]
    default int sendmmsg(List<Msg> messages) throws SocketException {
        return sendmmsg(messages, MsgFlags.NONE);
    }

    /// Sends bytes and descriptors over a local socket, as `send_fds` does elsewhere: sendmsg(2) with `SCM_RIGHTS`. The
    /// peer gets duplicates; those given stay the caller's, and may be closed as soon as this returns. OTP has no such
    /// call.
    ///
    /// @param data at least one byte on a stream, where the descriptors travel with the first
    /// @param descriptors what to pass, at most 253
    /// @return how many bytes were sent
    /// @throws SocketException `EBADF` if one is closed, `EINVAL` if there are too many, `ETOOMANYREFS` if too many
    ///     are on their way; invalid if the socket is not local; as [#sendmsg(Msg)]
    /// @throws IllegalArgumentException if there are descriptors, but no byte for a stream to carry them
    long sendDescriptors(byte[] data, Descriptor... descriptors) throws SocketException;

    /// Receives one message with all that comes with it: recvmsg(2). There is room for 8192 bytes (see
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

    /// Receives one message with flags. OTP's `recvmsg/2,3`.
    ///
    /// @param flags such as [MsgFlags#ERRQUEUE], [MsgFlags#PEEK], [MsgFlags#OOB]
    /// @return the message
    /// @throws SocketException as [#recv()]
    default ReceivedMsg recvmsg(MsgFlags flags) throws SocketException {
        return recvmsg(0, 0, flags);
    }

    /// Receives one message with so much room. OTP's `recvmsg/3,4`.
    ///
    /// @param bufSize the room for its bytes; 0 means the default
    /// @param ctrlSize the room for its control messages; 0 means the default
    /// @return the message
    /// @throws SocketException as [#recv()]
    /// @throws IllegalArgumentException if a size is less than 0
    default ReceivedMsg recvmsg(int bufSize, int ctrlSize) throws SocketException {
        return recvmsg(bufSize, ctrlSize, MsgFlags.NONE);
    }

    /// Receives one message with so much room and flags. OTP's `recvmsg/5`.
    ///
    /// @param bufSize the room for its bytes; 0 means the default
    /// @param ctrlSize the room for its control messages; 0 means the default
    /// @param flags such as [MsgFlags#PEEK]
    /// @return the message
    /// @throws SocketException as [#recv()]
    /// @throws IllegalArgumentException if a size is less than 0
    ReceivedMsg recvmsg(int bufSize, int ctrlSize, MsgFlags flags) throws SocketException;

    /// Receives one message into buffers, one filled after the other.
    ///
    /// @param iov take the bytes; their positions move
    /// @param ctrlSize the room for its control messages; 0 means the default
    /// @param flags such as [MsgFlags#PEEK]
    /// @return the message; its `data()` is empty
    /// @throws SocketException as [#recv()]
    /// @throws IllegalArgumentException if a buffer is read-only or the size is less than 0
    ReceivedMsg recvmsg(List<ByteBuffer> iov, int ctrlSize, MsgFlags flags) throws SocketException;

    /// Receives the messages that are there, up to a number, with one system call: recvmmsg(2). Waits for the first
    /// only.
    ///
    /// No more than 1024 come at once, of local sockets fewer, and of local records ([Type#SEQPACKET]) one. Of a stream
    /// each message is what is there when its turn comes, and no call finds the end together with bytes. A receive
    /// costs for what comes, not for what there is room for, as long as the sizes stay the same. OTP's `recvmmsg/6`.
    ///
    /// @param count how many messages at the most, 1 or more
    /// @param bufSize the room for the bytes of each; 0 means the default
    /// @param ctrlSize the room for the control messages of each; 0 means the default
    /// @param flags such as [MsgFlags#ERRQUEUE]
    /// @return the messages, in their order, at least one; close them if descriptors may have come. None if receiving
    ///     has been shut down on a socket without connection.
    /// @throws SocketException as [#recv()]
    /// @throws IllegalArgumentException if the count is less than 1, or a size less than 0
    List<ReceivedMsg> recvmmsg(int count, int bufSize, int ctrlSize, MsgFlags flags) throws SocketException;

    /// Receives the messages that are there, up to a number, each with the usual room.
    ///
    /// @param count how many messages at the most, 1 or more
    /// @return as [#recvmmsg(int, int, int, MsgFlags)]
    /// @throws SocketException as [#recv()]
    /// @throws IllegalArgumentException if the count is less than 1
    default List<ReceivedMsg> recvmmsg(int count) throws SocketException {
        return recvmmsg(count, 0, 0, MsgFlags.NONE);
    }

    /// Receives bytes and descriptors over a local socket, as `recv_fds` does elsewhere: recvmsg(2) with room for
    /// whatever may come, so that what the socket's options add, such as credentials, takes nothing from the
    /// descriptors. OTP has no such call.
    ///
    /// @param size the room for the bytes
    /// @param count how many descriptors at the most, 1..253: those beyond are closed, and the message's flags have
    ///     [MsgFlags#CTRUNC]
    /// @return the message, which owns the descriptors
    /// @throws SocketException as [#recvmsg()]
    /// @throws IllegalArgumentException if a number is less than 1, or the count more than 253
    ReceivedMsg recvDescriptors(int size, int count) throws SocketException;

    /// Sends a whole file: sendfile(2).
    ///
    /// What the kernel cannot send, as most files below `/proc`, is read and sent in pieces; a device that has nothing
    /// at once ends the call. OTP's `sendfile/2`.
    ///
    /// @param file the file, which is open for the time of the call
    /// @return how many bytes were sent
    /// @throws IOException if the file cannot be opened or read, `ESPIPE` if it is a pipe; as [#send(byte\[\])] for the
    ///     socket, always a [SocketException], with the count in `sent()`
    default long sendfile(Path file) throws IOException {
        return sendfile(file, 0, 0);
    }

    /// Sends a part of a file. OTP's `sendfile/4,5`.
    ///
    /// @param file the file, which is open for the time of the call
    /// @param offset where in the file to begin; at or after its end nothing is sent
    /// @param count how many bytes, fewer if the file ends before; 0 for all up to its end
    /// @return how many bytes were sent
    /// @throws IOException as [#sendfile(Path)]; `EINVAL` if the offset is less than 0
    /// @throws IllegalArgumentException if the count is less than 0
    long sendfile(Path file, long offset, long count) throws IOException;

    /// Goes on with a sendfile that [NowaitIo#sendfile] began.
    ///
    /// @param file the file
    /// @param offset where in the file to go on: the caller counts
    /// @param count how many bytes are left, 0 for all up to its end
    /// @param continuation of the sendfile that began
    /// @return how many bytes were sent now
    /// @throws IOException as [#sendfile(Path)]; invalid if the continuation is of another call
    /// @throws IllegalStateException if this mailbox has no such call in progress on the socket
    long sendfile(Path file, long offset, long count, SelectInfo continuation) throws IOException;

    /// Sends a whole file that is open, from its first byte on, by reading and sending it: the JDK does not tell the
    /// channel's descriptor. The channel's position stays; an interrupt while it is read closes it, as always.
    ///
    /// @param file the file, open for reading
    /// @return how many bytes were sent
    /// @throws SocketException as [#send(byte\[\])], with the count in `sent()`; `EBADF` if the channel cannot be read,
    ///     `EIO` if reading failed, with the reason as the cause
    default long sendfile(FileChannel file) throws SocketException {
        return sendfile(file, 0, 0);
    }

    /// Sends a part of a file that is open.
    ///
    /// @param file the file, open for reading
    /// @param offset where in the file to begin
    /// @param count how many bytes, fewer if the file ends before; 0 for all up to its end
    /// @return how many bytes were sent
    /// @throws SocketException as [#sendfile(FileChannel)]; `EINVAL` if the offset is less than 0
    /// @throws IllegalArgumentException if the count is less than 0
    long sendfile(FileChannel file, long offset, long count) throws SocketException;

    /// Goes on with a sendfile that [NowaitIo#sendfile] began.
    ///
    /// @param file the file, open for reading
    /// @param offset where in the file to go on: the caller counts
    /// @param count how many bytes are left, 0 for all up to its end
    /// @param continuation of the sendfile that began
    /// @return how many bytes were sent now
    /// @throws SocketException as [#sendfile(FileChannel)]; invalid if the continuation is of another call
    /// @throws IllegalStateException if this mailbox has no such call in progress on the socket
    long sendfile(FileChannel file, long offset, long count, SelectInfo continuation) throws SocketException;

    /// Gives a stream to read from, as `java.net.Socket` has one.
    ///
    /// A read gives what is there, waiting for the first byte as this view does; -1 is the end of the stream, which is
    /// no exception here. `available()` is what can be read at once, `SIOCINQ`. Nothing is buffered: what a read does
    /// not take, another call on the socket finds. **Closing the stream closes the socket**; [Socket#shutdown] ends one
    /// direction alone.
    ///
    /// Failures are kinds of [SocketException], among them the time-out of this view, after which the stream goes on. A
    /// connection that has been reset stays `ECONNRESET` for streams and channels, and does not become the end. Several
    /// threads may read from one stream: each read gets what is there when its turn comes.
    ///
    /// @return the stream
    /// @throws UnsupportedOperationException if the socket is not of type [Type#STREAM]: reading in pieces would lose
    ///     what is left of a message
    InputStream inputStream();

    /// Gives a stream to write to, as `java.net.Socket` has one.
    ///
    /// A write is done when the operating system has taken all bytes, waiting for room as this view does. Nothing is
    /// buffered, so `flush()` has nothing to do; wrap the stream in a `BufferedOutputStream` to write in small pieces.
    /// **Closing the stream closes the socket**; [Socket#shutdown] ends one direction alone.
    ///
    /// Failures are kinds of [SocketException], with how many bytes were written in [SocketException#sent()]. Several
    /// threads may write to one stream: the bytes of one write stay together.
    ///
    /// @return the stream
    /// @throws UnsupportedOperationException if the socket is not of type [Type#STREAM]
    OutputStream outputStream();

    /// Gives a channel to read from and write to, as `java.nio` has it, for one buffer or several.
    ///
    /// @return the channel, whose calls wait as this view does
    /// @throws UnsupportedOperationException if the socket is not of type [Type#STREAM]
    SocketByteChannel byteChannel();
}
