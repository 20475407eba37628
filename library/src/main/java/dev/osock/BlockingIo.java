package dev.osock;

import dev.osock.address.Sockaddr;
import dev.osock.error.SocketException;
import dev.osock.message.MsgFlags;
import java.nio.ByteBuffer;

/// The calls that may wait, in the form that waits: without limit on a [Socket] itself, up to a time-out on
/// [Socket#within].
///
/// **Waiting.** A virtual thread that waits is parked and never pins its carrier; a platform thread waits in the kernel.
/// Callers of one kind on one socket (receives and accepts; sends and connects) are served strictly in the order in
/// which they came. With a time-out of zero a call tries once.
///
/// **Failing.** All of them throw a kind of [SocketException]:
/// * [dev.osock.error.ErrnoException] for what the operating system reports;
/// * [dev.osock.error.SocketClosedException] when the socket is closed, before or during the call, or when a receive
///   finds the end of a stream;
/// * [dev.osock.error.SocketTimeoutException] when the time is over;
/// * [dev.osock.error.SocketInterruptedException] when the thread is interrupted while it would have to wait. Its
///   interrupt status stays set, the socket stays open and usable, and a call that need not wait succeeds in spite of
///   the status. (A `java.nio.channels` channel is closed by an interrupt.)
/// * [dev.osock.error.InvalidException] when the other kind of call is in progress: a receive against an accept, a send
///   against a connect.
///
/// What a failed call had already moved is not lost. A receive into a new array has it in
/// [SocketException#data()]; a send has the count in [SocketException#sent()]; a `ByteBuffer` has it in its position.
///
/// **Buffers.** `ByteBuffer` forms move the position by what the operating system took or delivered, also when they
/// throw; nothing is allocated for a call that does not wait. Direct buffers are used in place; heap buffers are
/// copied. A buffer must not be touched, and its arena not closed, while a call uses it.
public sealed interface BlockingIo permits BlockingVerbs {

    /// Accepts a connection: accept4(2), the seed's `accept/1,2`.
    ///
    /// @return the socket of the connection
    /// @throws SocketException `EINVAL` if the socket is not listening, `EOPNOTSUPP` if it is not of a connecting type
    Socket accept() throws SocketException;

    /// Connects to an address: connect(2), the seed's `connect/2,3`.
    ///
    /// After a time-out or an interrupt the attempt is given up here, but the operating system may still complete it:
    /// close the socket. A datagram socket may be connected again, and disconnected with [Sockaddr#unspec()].
    ///
    /// @param address the peer
    /// @throws SocketException `ECONNREFUSED`, `EISCONN`, `ENOENT`, `ETIMEDOUT`, …; already, if another caller connects
    void connect(Sockaddr address) throws SocketException;

    /// Ends the connection attempt that this mailbox has begun with [NowaitIo#connect(Sockaddr)], waiting for it: the seed's
    /// `connect/1`. (The seed's does not wait, and may say that a connection is there which is not.)
    ///
    /// @throws SocketException why the attempt failed
    /// @throws IllegalStateException if this mailbox has begun none
    void connect() throws SocketException;

    /// Sends all of an array to the connected peer: send(2), the seed's `send/2,3`.
    ///
    /// @param data the bytes: of a stream, or one datagram, which may be empty
    /// @return how many bytes were sent: all of them, but for a datagram socket that takes less
    /// @throws SocketException `EPIPE` when the connection is gone (never a signal), `EMSGSIZE`, `EDESTADDRREQ`, …
    int send(byte[] data) throws SocketException;

    /// Sends all of an array with flags.
    ///
    /// @param data the bytes
    /// @param flags such as [MsgFlags#MORE]
    /// @return as [#send(byte\[\])]
    /// @throws SocketException as [#send(byte\[\])]
    int send(byte[] data, MsgFlags flags) throws SocketException;

    /// Sends the remaining bytes of a buffer to the connected peer.
    ///
    /// @param data the bytes; the position moves to the first that was not sent
    /// @return as [#send(byte\[\])]
    /// @throws SocketException as [#send(byte\[\])]
    int send(ByteBuffer data) throws SocketException;

    /// Sends the remaining bytes of a buffer with flags.
    ///
    /// @param data the bytes; the position moves to the first that was not sent
    /// @param flags such as [MsgFlags#MORE]
    /// @return as [#send(byte\[\])]
    /// @throws SocketException as [#send(byte\[\])]
    int send(ByteBuffer data, MsgFlags flags) throws SocketException;

    /// Goes on with a send that [NowaitIo#send] began, with the same flags: the seed's `send(S, Rest, Cont)`.
    ///
    /// @param rest the bytes that are left; the position moves to the first that was not sent
    /// @param continuation of the send that began
    /// @return how many bytes were sent now
    /// @throws SocketException as [#send(byte\[\])]; invalid if the continuation is of another call
    int send(ByteBuffer rest, SelectInfo continuation) throws SocketException;

    /// Sends an array to an address: sendto(2), the seed's `sendto/3,4`.
    ///
    /// @param data the bytes, which may be none
    /// @param destination where to; Linux ignores it on a connected stream socket
    /// @return how many bytes were sent
    /// @throws SocketException `EMSGSIZE`, `ENETUNREACH`, `EAFNOSUPPORT`, …
    int sendto(byte[] data, Sockaddr destination) throws SocketException;

    /// Sends an array to an address with flags.
    ///
    /// @param data the bytes
    /// @param destination where to
    /// @param flags such as [MsgFlags#DONTROUTE]
    /// @return how many bytes were sent
    /// @throws SocketException as [#sendto(byte\[\], Sockaddr)]
    int sendto(byte[] data, Sockaddr destination, MsgFlags flags) throws SocketException;

    /// Sends the remaining bytes of a buffer to an address.
    ///
    /// @param data the bytes; the position moves to the first that was not sent
    /// @param destination where to
    /// @return how many bytes were sent
    /// @throws SocketException as [#sendto(byte\[\], Sockaddr)]
    int sendto(ByteBuffer data, Sockaddr destination) throws SocketException;

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
    int sendto(ByteBuffer rest, SelectInfo continuation) throws SocketException;

    /// Receives what is there, up to 8192 bytes (see [OtpOptions#RCVBUF]), waiting for the first: recv(2), the
    /// seed's `recv/1`.
    ///
    /// @return the bytes; of a datagram socket one datagram, which may be empty, cut to 8192 bytes
    /// @throws SocketException closed at the end of a stream; `ECONNRESET`, `ENOTCONN`, …
    byte[] recv() throws SocketException;

    /// Receives just so many bytes of a stream, or a datagram cut to so many: the seed's `recv/2,3`.
    ///
    /// @param length how many bytes; 0 means what is there, as [#recv()]
    /// @return the bytes; fewer only for a datagram, or with a time-out of zero
    /// @throws SocketException as [#recv()], with the bytes that had come in `data()`
    /// @throws IllegalArgumentException if the length is less than 0
    byte[] recv(int length) throws SocketException;

    /// Receives bytes with flags. With [MsgFlags#PEEK] it reads once, so it may give fewer bytes.
    ///
    /// @param length how many bytes; 0 means what is there
    /// @param flags such as [MsgFlags#PEEK]
    /// @return the bytes
    /// @throws SocketException as [#recv(int)]
    /// @throws IllegalArgumentException if the length is less than 0
    byte[] recv(int length, MsgFlags flags) throws SocketException;

    /// Receives what is there into a buffer, waiting for the first byte.
    ///
    /// @param buffer takes the bytes; a datagram that does not fit is cut
    /// @return how many bytes were received; 0 for an empty datagram, or if the buffer has no room for a stream's bytes
    /// @throws SocketException as [#recv()]
    /// @throws IllegalArgumentException if the buffer is read-only
    int recv(ByteBuffer buffer) throws SocketException;

    /// Receives into a buffer with flags. With [MsgFlags#WAITALL] a stream receive goes on until the buffer is full.
    ///
    /// @param buffer takes the bytes
    /// @param flags such as [MsgFlags#WAITALL] or [MsgFlags#PEEK]
    /// @return how many bytes were received
    /// @throws SocketException as [#recv()], with the bytes that had come in the buffer
    /// @throws IllegalArgumentException if the buffer is read-only
    int recv(ByteBuffer buffer, MsgFlags flags) throws SocketException;

    /// Receives one message of up to 8192 bytes and tells who sent it: recvfrom(2), the seed's `recvfrom/1`.
    ///
    /// @return source and bytes; the source is [Sockaddr#unspec()] where the system gives none, as for a connected stream
    /// @throws SocketException as [#recv()]
    Received recvfrom() throws SocketException;

    /// Receives one message of up to a size and tells who sent it: the seed's `recvfrom/2`.
    ///
    /// @param size the room for it; what does not fit is cut off; 0 means 8192
    /// @return source and bytes
    /// @throws SocketException as [#recv()]
    /// @throws IllegalArgumentException if the size is less than 0
    Received recvfrom(int size) throws SocketException;

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
    Sockaddr recvfrom(ByteBuffer buffer) throws SocketException;

    /// Receives one message into a buffer with flags and tells who sent it.
    ///
    /// @param buffer takes the bytes
    /// @param flags such as [MsgFlags#PEEK]
    /// @return who sent it
    /// @throws SocketException as [#recv()]
    /// @throws IllegalArgumentException if the buffer is read-only
    Sockaddr recvfrom(ByteBuffer buffer, MsgFlags flags) throws SocketException;
}
