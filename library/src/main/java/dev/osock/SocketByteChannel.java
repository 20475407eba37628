package dev.osock;

import java.nio.channels.ByteChannel;
import java.nio.channels.GatheringByteChannel;
import java.nio.channels.ScatteringByteChannel;

/// A stream socket as a channel of `java.nio`, which [BlockingIo#byteChannel] returns: its calls block as those of a
/// `SocketChannel` in blocking mode.
///
/// **Reading** gives what is there, waiting for the first byte: at least one, or -1 at the end of the stream, or 0 if
/// there is no room. Several buffers are filled one after the other, with one system call: recvmsg(2).
///
/// **Writing** returns when the operating system has taken all bytes; several buffers, of any number, are sent with as
/// few calls of sendmsg(2) as it takes. In both directions positions move by what the operating system gave or took,
/// also when the call throws. Nothing is buffered in between; direct buffers are used in place, and with those a call
/// that does not wait allocates nothing.
///
/// **Closing** the channel closes the socket, and the other way about. As in `java.nio`, a call on a closed channel
/// throws a [java.nio.channels.ClosedChannelException]; a call that is at work while another thread closes the channel
/// throws an [java.nio.channels.AsynchronousCloseException], whose cause is the
/// [dev.osock.error.SocketClosedException]. Every other failure is a kind of [dev.osock.error.SocketException], as in
/// [BlockingIo]: in particular a time-out of [Socket#within] or [Socket#until], after which the channel can be used on,
/// and an **interrupt, which does not close the channel**. A write after `shutdown(WRITE)` is `EPIPE`, and a connection
/// that has been reset stays `ECONNRESET`.
///
/// Several threads may use one channel: those who read, and those who write, are served in the order in which they
/// came, and the bytes of one write stay together. A null is a `NullPointerException`, a bad index an
/// `IndexOutOfBoundsException`, and a read-only buffer to read into an `IllegalArgumentException`. OTP has none.
///
/// @see <a href="{@docRoot}/dev.osock/doc-files/guide/streams.html">Streams and channels, in the guide</a>
public sealed interface SocketByteChannel extends ByteChannel, ScatteringByteChannel, GatheringByteChannel
        permits StreamChannel {}
