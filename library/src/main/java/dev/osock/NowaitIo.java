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

/// The calls of [BlockingIo] in the form that does not wait: on [Socket#nowait()].
///
/// Each does what can be done at once. If something is left, the result is a [Attempt.Select] or [Attempt.Partial], and
/// the caller's mailbox gets one [SocketMessage] about it: a [SocketMessage.SelectMessage] when it makes sense to call
/// again, or an [SocketMessage.AbortMessage] if the call has been given up.
///
/// **Places.** The caller then has a place: it is the *current* reader, acceptor, writer or connector of the socket,
/// or, if another mailbox is that, in the queue. The current one keeps its place when it is told, and locks the others
/// out until it calls again and the call is done, or [Socket#cancel]s. Calling again is allowed at any time; if the
/// call has to wait again, the new handle replaces the old one, about which nothing more comes.
///
/// A receive that is done may keep its place for the caller's next one: see [OtpOptions#SELECT_READ].
///
/// **Failing.** As in [BlockingIo]; and a mailbox that is in the queue and calls again gets an [IllegalStateException].
/// While a connection attempt is pending, sends are refused as invalid; while a receive is pending, accepts are; and
/// the other way about.
public sealed interface NowaitIo permits NowaitVerbs {

    /// Accepts a connection. OTP's `accept(L, nowait)`.
    ///
    /// @return the connection's socket, owned by the caller
    /// @throws SocketException as [BlockingIo#accept()]
    Attempt<Socket> accept() throws SocketException;

    /// Connects to an address. When told, call [#connect()], or [BlockingIo#connect()]. Or connect to the same address
    /// again; to another it is `EALREADY` until then. OTP's `connect(S, Addr, nowait)`.
    ///
    /// @param address the peer
    /// @return the socket itself, once connected
    /// @throws SocketException as [BlockingIo#connect(Sockaddr)]
    Attempt<Socket> connect(Sockaddr address) throws SocketException;

    /// Ends the connection attempt that this mailbox has begun. If it is still under way, the result is a
    /// [Attempt.Select] again. OTP's `connect(S)`.
    ///
    /// @return the socket itself, once connected
    /// @throws SocketException why the attempt failed
    /// @throws IllegalStateException if this mailbox has begun none
    Attempt<Socket> connect() throws SocketException;

    /// Sends an array. OTP's `send(S, Data, nowait)`.
    ///
    /// @param data the bytes
    /// @return how many were sent; a part only of a stream
    /// @throws SocketException as [BlockingIo#send(byte\[\])]
    default Attempt<Integer> send(byte[] data) throws SocketException {
        return send(ByteBuffer.wrap(data), MsgFlags.NONE);
    }

    /// Sends an array with flags.
    ///
    /// @param data the bytes
    /// @param flags such as [MsgFlags#MORE]
    /// @return how many were sent
    /// @throws SocketException as [BlockingIo#send(byte\[\])]
    default Attempt<Integer> send(byte[] data, MsgFlags flags) throws SocketException {
        return send(ByteBuffer.wrap(data), flags);
    }

    /// Sends a part of an array.
    ///
    /// @param data has the bytes
    /// @param offset where the first is
    /// @param length how many they are
    /// @return how many were sent; a part only of a stream
    /// @throws SocketException as [BlockingIo#send(byte\[\])]
    /// @throws IndexOutOfBoundsException if the array has no such part
    default Attempt<Integer> send(byte[] data, int offset, int length) throws SocketException {
        return send(ByteBuffer.wrap(data, offset, length), MsgFlags.NONE);
    }

    /// Sends the remaining bytes of a buffer.
    ///
    /// @param data the bytes; the position moves to the first that was not sent
    /// @return how many were sent
    /// @throws SocketException as [BlockingIo#send(byte\[\])]
    default Attempt<Integer> send(ByteBuffer data) throws SocketException {
        return send(data, MsgFlags.NONE);
    }

    /// Sends the remaining bytes of a buffer with flags.
    ///
    /// @param data the bytes; the position moves to the first that was not sent
    /// @param flags such as [MsgFlags#MORE]
    /// @return how many were sent
    /// @throws SocketException as [BlockingIo#send(byte\[\])]
    Attempt<Integer> send(ByteBuffer data, MsgFlags flags) throws SocketException;

    /// Goes on with a send, with the same flags. OTP's `send(S, Rest, Cont, nowait)`.
    ///
    /// @param rest the bytes that are left
    /// @param continuation of the send that began
    /// @return how many were sent now
    /// @throws SocketException as [BlockingIo#send(byte\[\])]; invalid if the continuation is of another call
    default Attempt<Integer> send(ByteBuffer rest, SelectInfo continuation) throws SocketException {
        continuation.mustBe(SelectInfo.Verb.SEND);
        return send(rest, continuation.flags());
    }

    /// Sends an array to an address. OTP's `sendto(S, Data, Dest, nowait)`.
    ///
    /// @param data the bytes
    /// @param destination where to
    /// @return how many were sent
    /// @throws SocketException as [BlockingIo#sendto(byte\[\], Sockaddr)]
    default Attempt<Integer> sendto(byte[] data, Sockaddr destination) throws SocketException {
        return sendto(ByteBuffer.wrap(data), destination, MsgFlags.NONE);
    }

    /// Sends an array to an address with flags.
    ///
    /// @param data the bytes
    /// @param destination where to
    /// @param flags such as [MsgFlags#DONTROUTE]
    /// @return how many were sent
    /// @throws SocketException as [BlockingIo#sendto(byte\[\], Sockaddr)]
    default Attempt<Integer> sendto(byte[] data, Sockaddr destination, MsgFlags flags) throws SocketException {
        return sendto(ByteBuffer.wrap(data), destination, flags);
    }

    /// Sends the remaining bytes of a buffer to an address.
    ///
    /// @param data the bytes; the position moves to the first that was not sent
    /// @param destination where to
    /// @return how many were sent
    /// @throws SocketException as [BlockingIo#sendto(byte\[\], Sockaddr)]
    default Attempt<Integer> sendto(ByteBuffer data, Sockaddr destination) throws SocketException {
        return sendto(data, destination, MsgFlags.NONE);
    }

    /// Sends the remaining bytes of a buffer to an address with flags.
    ///
    /// @param data the bytes; the position moves to the first that was not sent
    /// @param destination where to
    /// @param flags such as [MsgFlags#DONTROUTE]
    /// @return how many were sent
    /// @throws SocketException as [BlockingIo#sendto(byte\[\], Sockaddr)]
    Attempt<Integer> sendto(ByteBuffer data, Sockaddr destination, MsgFlags flags) throws SocketException;

    /// Goes on with a sendto, with the same destination and flags. OTP's `sendto(S, Rest, Cont, nowait)`.
    ///
    /// @param rest the bytes that are left
    /// @param continuation of the sendto that began
    /// @return how many were sent now
    /// @throws SocketException as [BlockingIo#sendto(byte\[\], Sockaddr)]; invalid if the continuation is of another
    ///     call
    default Attempt<Integer> sendto(ByteBuffer rest, SelectInfo continuation) throws SocketException {
        continuation.mustBe(SelectInfo.Verb.SENDTO);
        return sendto(rest, continuation.destination().orElseThrow(), continuation.flags());
    }

    /// Receives what is there. OTP's `recv(S, 0, nowait)`.
    ///
    /// @return the bytes
    /// @throws SocketException as [BlockingIo#recv()]
    default Attempt<byte[]> recv() throws SocketException {
        return recv(0, MsgFlags.NONE);
    }

    /// Receives just so many bytes of a stream, or a datagram cut to so many. OTP's `recv(S, Length, nowait)`.
    ///
    /// @param length how many bytes; 0 means what is there
    /// @return the bytes, or the first of them
    /// @throws SocketException as [BlockingIo#recv()]
    /// @throws IllegalArgumentException if the length is less than 0
    default Attempt<byte[]> recv(int length) throws SocketException {
        return recv(length, MsgFlags.NONE);
    }

    /// Receives bytes with flags.
    ///
    /// @param length how many bytes; 0 means what is there
    /// @param flags such as [MsgFlags#PEEK]
    /// @return the bytes, or the first of them
    /// @throws SocketException as [BlockingIo#recv()]
    /// @throws IllegalArgumentException if the length is less than 0
    Attempt<byte[]> recv(int length, MsgFlags flags) throws SocketException;

    /// Receives some bytes of a stream: what is there, at least one and up to so many; or a datagram cut to so many.
    ///
    /// @param max how many bytes at the most
    /// @return the bytes; never a part of them
    /// @throws SocketException as [BlockingIo#recvSome]
    /// @throws IllegalArgumentException if the number is less than 1
    Attempt<byte[]> recvSome(int max) throws SocketException;

    /// Receives what is there into a part of an array.
    ///
    /// @param buffer takes the bytes
    /// @param offset where the first goes
    /// @param length how many there is room for
    /// @return how many bytes were received
    /// @throws SocketException as [BlockingIo#recv(byte\[\], int, int)]
    /// @throws IndexOutOfBoundsException if the array has no such part
    default Attempt<Integer> recv(byte[] buffer, int offset, int length) throws SocketException {
        return recv(ByteBuffer.wrap(buffer, offset, length), MsgFlags.NONE);
    }

    /// Receives what is there into a buffer.
    ///
    /// @param buffer takes the bytes; its position moves
    /// @return how many bytes were received
    /// @throws SocketException as [BlockingIo#recv(ByteBuffer)]
    default Attempt<Integer> recv(ByteBuffer buffer) throws SocketException {
        return recv(buffer, MsgFlags.NONE);
    }

    /// Receives into a buffer with flags. With [MsgFlags#WAITALL] it is done when the buffer is full.
    ///
    /// @param buffer takes the bytes; its position moves
    /// @param flags such as [MsgFlags#WAITALL]
    /// @return how many bytes were received
    /// @throws SocketException as [BlockingIo#recv(ByteBuffer)]
    Attempt<Integer> recv(ByteBuffer buffer, MsgFlags flags) throws SocketException;

    /// Receives one message of up to the socket's default size and tells who sent it. OTP's `recvfrom(S, 0, nowait)`.
    ///
    /// @return source and bytes
    /// @throws SocketException as [BlockingIo#recvfrom()]
    default Attempt<Received> recvfrom() throws SocketException {
        return recvfrom(0, MsgFlags.NONE);
    }

    /// Receives one message of up to a size and tells who sent it.
    ///
    /// @param size the room for it; 0 means the default
    /// @return source and bytes
    /// @throws SocketException as [BlockingIo#recvfrom()]
    /// @throws IllegalArgumentException if the size is less than 0
    default Attempt<Received> recvfrom(int size) throws SocketException {
        return recvfrom(size, MsgFlags.NONE);
    }

    /// Receives one message with flags and tells who sent it.
    ///
    /// @param size the room for it; 0 means the default
    /// @param flags such as [MsgFlags#PEEK]
    /// @return source and bytes
    /// @throws SocketException as [BlockingIo#recvfrom()]
    /// @throws IllegalArgumentException if the size is less than 0
    Attempt<Received> recvfrom(int size, MsgFlags flags) throws SocketException;

    /// Receives one message into a buffer and tells who sent it.
    ///
    /// @param buffer takes the bytes; its position moves
    /// @return who sent it
    /// @throws SocketException as [BlockingIo#recvfrom()]
    default Attempt<Sockaddr> recvfrom(ByteBuffer buffer) throws SocketException {
        return recvfrom(buffer, MsgFlags.NONE);
    }

    /// Receives one message into a buffer with flags and tells who sent it.
    ///
    /// @param buffer takes the bytes; its position moves
    /// @param flags such as [MsgFlags#PEEK]
    /// @return who sent it
    /// @throws SocketException as [BlockingIo#recvfrom()]
    Attempt<Sockaddr> recvfrom(ByteBuffer buffer, MsgFlags flags) throws SocketException;

    /// Sends a message with all its parts. OTP's `sendmsg(S, Msg, nowait)`.
    ///
    /// @param message the message; the positions of its buffers move to what was not sent
    /// @return how many bytes were sent
    /// @throws SocketException as [BlockingIo#sendmsg(Msg)]
    default Attempt<Long> sendmsg(Msg message) throws SocketException {
        return sendmsg(message, MsgFlags.NONE);
    }

    /// Sends a message with flags.
    ///
    /// @param message the message; the positions of its buffers move to what was not sent
    /// @param flags such as [MsgFlags#MORE]
    /// @return how many bytes were sent
    /// @throws SocketException as [BlockingIo#sendmsg(Msg)]
    Attempt<Long> sendmsg(Msg message, MsgFlags flags) throws SocketException;

    /// Goes on with a sendmsg, with the same destination and flags, and with its control messages unless they have
    /// gone. OTP's `sendmsg(S, RestData, Cont, nowait)`.
    ///
    /// @param rest the buffers that are left
    /// @param continuation of the sendmsg that began
    /// @return how many bytes were sent now
    /// @throws SocketException as [BlockingIo#sendmsg(Msg)]; invalid if the continuation is of another call
    default Attempt<Long> sendmsg(List<ByteBuffer> rest, SelectInfo continuation) throws SocketException {
        continuation.mustBe(SelectInfo.Verb.SENDMSG);
        return sendmsg(continuation.rest(rest), continuation.flags());
    }

    /// Sends several messages, each as a whole. To go on after an [Attempt.Partial], call this again with the rest:
    /// `messages.subList(sent, size)`. OTP's `sendmmsg(S, Msgs, Flags, nowait)`.
    ///
    /// @param messages the messages; the positions of their buffers move to what was not sent
    /// @param flags such as [MsgFlags#DONTROUTE], for each of them
    /// @return how many messages were sent. One of a stream's that has gone in part is none of them, and what is left
    ///     of it would go with its control messages again.
    /// @throws SocketException as [BlockingIo#sendmmsg(List, MsgFlags)]
    Attempt<Integer> sendmmsg(List<Msg> messages, MsgFlags flags) throws SocketException;

    /// Sends several messages.
    ///
    /// @param messages the messages; the positions of their buffers move to what was not sent
    /// @return as [#sendmmsg(List, MsgFlags)]
    /// @throws SocketException as [BlockingIo#sendmmsg(List, MsgFlags)]
    default Attempt<Integer> sendmmsg(List<Msg> messages) throws SocketException {
        return sendmmsg(messages, MsgFlags.NONE);
    }

    /// Sends bytes and descriptors over a local socket. After an [Attempt.Select] nothing has gone: call this again.
    /// After an [Attempt.Partial] the descriptors have gone, and [#sendmsg(List, SelectInfo)] sends the rest of the
    /// bytes.
    ///
    /// @param data at least one byte on a stream, where the descriptors travel with the first
    /// @param descriptors what to pass, at most 253
    /// @return how many bytes were sent
    /// @throws SocketException as [BlockingIo#sendDescriptors]
    /// @throws IllegalArgumentException if there are descriptors, but no byte for a stream to carry them
    Attempt<Long> sendDescriptors(byte[] data, Descriptor... descriptors) throws SocketException;

    /// Receives one message with all that comes with it. OTP's `recvmsg(S, nowait)`.
    ///
    /// @return the message; close it if descriptors may have come
    /// @throws SocketException as [BlockingIo#recvmsg()]
    default Attempt<ReceivedMsg> recvmsg() throws SocketException {
        return recvmsg(0, 0, MsgFlags.NONE);
    }

    /// Receives one message with flags.
    ///
    /// @param flags such as [MsgFlags#ERRQUEUE]
    /// @return the message
    /// @throws SocketException as [BlockingIo#recvmsg()]
    default Attempt<ReceivedMsg> recvmsg(MsgFlags flags) throws SocketException {
        return recvmsg(0, 0, flags);
    }

    /// Receives one message with so much room.
    ///
    /// @param bufSize the room for its bytes; 0 means the default
    /// @param ctrlSize the room for its control messages; 0 means the default
    /// @return the message
    /// @throws SocketException as [BlockingIo#recvmsg()]
    /// @throws IllegalArgumentException if a size is less than 0
    default Attempt<ReceivedMsg> recvmsg(int bufSize, int ctrlSize) throws SocketException {
        return recvmsg(bufSize, ctrlSize, MsgFlags.NONE);
    }

    /// Receives one message with so much room and flags.
    ///
    /// @param bufSize the room for its bytes; 0 means the default
    /// @param ctrlSize the room for its control messages; 0 means the default
    /// @param flags such as [MsgFlags#PEEK]
    /// @return the message
    /// @throws SocketException as [BlockingIo#recvmsg()]
    /// @throws IllegalArgumentException if a size is less than 0
    Attempt<ReceivedMsg> recvmsg(int bufSize, int ctrlSize, MsgFlags flags) throws SocketException;

    /// Receives one message into buffers, one filled after the other.
    ///
    /// @param iov take the bytes; their positions move
    /// @param ctrlSize the room for its control messages; 0 means the default
    /// @param flags such as [MsgFlags#PEEK]
    /// @return the message; its `data()` is empty
    /// @throws SocketException as [BlockingIo#recvmsg()]
    /// @throws IllegalArgumentException if a buffer is read-only or the size is less than 0
    Attempt<ReceivedMsg> recvmsg(List<ByteBuffer> iov, int ctrlSize, MsgFlags flags) throws SocketException;

    /// Receives the messages that are there, up to a number. OTP's `recvmmsg(S, VLen, BufSz, CtrlSz, Flags, nowait)`.
    ///
    /// @param count how many messages at the most, 1 or more
    /// @param bufSize the room for the bytes of each; 0 means the default
    /// @param ctrlSize the room for the control messages of each; 0 means the default
    /// @param flags such as [MsgFlags#ERRQUEUE]
    /// @return the messages
    /// @throws SocketException as [BlockingIo#recv()]
    /// @throws IllegalArgumentException if the count is less than 1, or a size less than 0
    Attempt<List<ReceivedMsg>> recvmmsg(int count, int bufSize, int ctrlSize, MsgFlags flags) throws SocketException;

    /// Receives the messages that are there, up to a number, each with the usual room.
    ///
    /// @param count how many messages at the most, 1 or more
    /// @return the messages
    /// @throws SocketException as [BlockingIo#recv()]
    /// @throws IllegalArgumentException if the count is less than 1
    default Attempt<List<ReceivedMsg>> recvmmsg(int count) throws SocketException {
        return recvmmsg(count, 0, 0, MsgFlags.NONE);
    }

    /// Receives bytes and descriptors over a local socket.
    ///
    /// @param size the room for the bytes
    /// @param count how many descriptors at the most, 1..253: those beyond are closed, and the message's flags have
    ///     [MsgFlags#CTRUNC]
    /// @return the message, which owns the descriptors
    /// @throws SocketException as [BlockingIo#recvDescriptors]
    /// @throws IllegalArgumentException if a number is less than 1, or the count more than 253
    Attempt<ReceivedMsg> recvDescriptors(int size, int count) throws SocketException;

    /// Sends a whole file. It is open only while this call runs: whoever goes on says where. OTP's
    /// `sendfile(S, File, 0, 0, nowait)`.
    ///
    /// @param file the file
    /// @return how many bytes were sent
    /// @throws IOException as [BlockingIo#sendfile(Path)]
    default Attempt<Long> sendfile(Path file) throws IOException {
        return sendfile(file, 0, 0);
    }

    /// Sends a part of a file.
    ///
    /// @param file the file
    /// @param offset where in the file to begin
    /// @param count how many bytes, fewer if the file ends before; 0 for all up to its end
    /// @return how many bytes were sent
    /// @throws IOException as [BlockingIo#sendfile(Path, long, long)]
    /// @throws IllegalArgumentException if the count is less than 0
    Attempt<Long> sendfile(Path file, long offset, long count) throws IOException;

    /// Goes on with a sendfile.
    ///
    /// @param file the file
    /// @param offset where in the file to go on: the caller counts
    /// @param count how many bytes are left, 0 for all up to its end
    /// @param continuation of the sendfile that began
    /// @return how many bytes were sent now
    /// @throws IOException as [BlockingIo#sendfile(Path, long, long)]; invalid if the continuation is of another call
    /// @throws IllegalStateException if this mailbox has no such call in progress on the socket
    Attempt<Long> sendfile(Path file, long offset, long count, SelectInfo continuation) throws IOException;

    /// Sends a whole file that is open.
    ///
    /// @param file the file, open for reading
    /// @return how many bytes were sent
    /// @throws SocketException as [BlockingIo#sendfile(FileChannel)]
    default Attempt<Long> sendfile(FileChannel file) throws SocketException {
        return sendfile(file, 0, 0);
    }

    /// Sends a part of a file that is open.
    ///
    /// @param file the file, open for reading
    /// @param offset where in the file to begin
    /// @param count how many bytes, fewer if the file ends before; 0 for all up to its end
    /// @return how many bytes were sent
    /// @throws SocketException as [BlockingIo#sendfile(FileChannel, long, long)]
    /// @throws IllegalArgumentException if the count is less than 0
    Attempt<Long> sendfile(FileChannel file, long offset, long count) throws SocketException;

    /// Goes on with a sendfile.
    ///
    /// @param file the file, open for reading
    /// @param offset where in the file to go on: the caller counts
    /// @param count how many bytes are left, 0 for all up to its end
    /// @param continuation of the sendfile that began
    /// @return how many bytes were sent now
    /// @throws SocketException as [BlockingIo#sendfile(FileChannel)]; invalid if the continuation is of another call
    /// @throws IllegalStateException if this mailbox has no such call in progress on the socket
    Attempt<Long> sendfile(FileChannel file, long offset, long count, SelectInfo continuation) throws SocketException;
}
