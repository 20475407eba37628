package dev.osock;

import java.nio.channels.ByteChannel;
import java.nio.channels.GatheringByteChannel;
import java.nio.channels.ScatteringByteChannel;

/// A stream socket as a channel, for code that wants one: [BlockingIo#byteChannel].
///
/// **Reading** gives what is there, waiting for the first byte: at least one, or -1 at the end of the stream, or 0 if
/// there is no room. Several buffers are filled one after the other, with one recvmsg(2).
///
/// **Writing** goes on until all bytes are written, as a channel does that blocks; several buffers, of any number, are
/// gathered by sendmsg(2). In both directions positions move by what the operating system gave or took, also when the
/// call throws. Nothing is buffered in between; direct buffers are used in place, and with those a call that does not
/// wait allocates nothing.
///
/// **Closing** the channel closes the socket, and the other way about. As `java.nio` has it, a call on a closed channel
/// throws a [java.nio.channels.ClosedChannelException]; one that another thread's close has found at work, an
/// [java.nio.channels.AsynchronousCloseException], whose cause is the [dev.osock.error.SocketClosedException]. Every
/// other failure is a kind of [dev.osock.error.SocketException], as in [BlockingIo]: in particular a time-out
/// of [Socket#within] or [Socket#until], after which the channel goes on, and an **interrupt, which does not close the
/// channel**. A write after `shutdown(WRITE)` is `EPIPE`, and a connection that has been reset stays `ECONNRESET`.
///
/// Several threads may use one channel: those who read, and those who write, are served in the order in which they
/// came, and the bytes of one write stay together. A null is a `NullPointerException`, a bad index an
/// `IndexOutOfBoundsException`, and a read-only buffer to read into an `IllegalArgumentException`.
public sealed interface SocketByteChannel extends ByteChannel, ScatteringByteChannel, GatheringByteChannel
        permits StreamChannel {}
