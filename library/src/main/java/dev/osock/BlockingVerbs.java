package dev.osock;

import dev.osock.address.Sockaddr;
import dev.osock.error.SocketException;
import dev.osock.internal.socket.OpenSocket;
import dev.osock.internal.verb.Batching;
import dev.osock.internal.verb.Connecting;
import dev.osock.internal.verb.FileSending;
import dev.osock.internal.verb.Messaging;
import dev.osock.internal.verb.Passing;
import dev.osock.internal.verb.Receiving;
import dev.osock.internal.verb.Sending;
import dev.osock.internal.verb.SentFile;
import dev.osock.internal.verb.Streaming;
import dev.osock.internal.wait.Timeout;
import dev.osock.message.Msg;
import dev.osock.message.MsgFlags;
import dev.osock.message.Received;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// Carries out the system calls of [BlockingIo] with one time-out.
///
/// Each keeps this object reachable to its end: a socket whose last use is a call that waits must not be taken for
/// leaked meanwhile.
abstract sealed class BlockingVerbs implements BlockingIo permits Socket, Within {

    final OpenSocket openSocket;

    private final Timeout timeout;

    BlockingVerbs(OpenSocket openSocket, Timeout timeout) {
        this.openSocket = openSocket;
        this.timeout = timeout;
    }

    @Override
    public final Socket accept() throws SocketException {
        try {
            return Connecting.accept(openSocket, timeout, Socket::new);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public final void connect(Sockaddr address) throws SocketException {
        try {
            Connecting.connect(openSocket, Objects.requireNonNull(address, "address"), timeout);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public final void connect(List<Sockaddr> addresses) throws SocketException {
        Objects.requireNonNull(addresses, "addresses");
        try {
            Connecting.connect(openSocket, addresses, timeout);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public final void connect() throws SocketException {
        try {
            Connecting.finish(openSocket, timeout);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public final int send(ByteBuffer data, MsgFlags flags) throws SocketException {
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(flags, "flags");
        try {
            return Sending.send(openSocket, data, null, flags.bits(), timeout);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public final int sendto(ByteBuffer data, Sockaddr destination, MsgFlags flags) throws SocketException {
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(flags, "flags");
        Objects.requireNonNull(destination, "destination");
        try {
            return Sending.send(openSocket, data, destination, flags.bits(), timeout);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public final byte[] recv(int length, MsgFlags flags) throws SocketException {
        Objects.requireNonNull(flags, "flags");
        notNegative("recv", "length", length);
        try {
            return Receiving.recv(openSocket, length, flags.bits(), timeout);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public final int recv(ByteBuffer buffer, MsgFlags flags) throws SocketException {
        Objects.requireNonNull(buffer, "buffer");
        Objects.requireNonNull(flags, "flags");
        try {
            return Receiving.recv(openSocket, buffer, flags.bits(), timeout);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public final byte[] recvSome(int max) throws SocketException {
        atLeastOne("recvSome", "max", max);
        try {
            return Receiving.recvSome(openSocket, max, timeout);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public final Received recvfrom(int size, MsgFlags flags) throws SocketException {
        Objects.requireNonNull(flags, "flags");
        notNegative("recvfrom", "size", size);
        try {
            return Receiving.recvfrom(openSocket, size, flags.bits(), timeout);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public final Sockaddr recvfrom(ByteBuffer buffer, MsgFlags flags) throws SocketException {
        Objects.requireNonNull(buffer, "buffer");
        Objects.requireNonNull(flags, "flags");
        try {
            return Receiving.recvfrom(openSocket, buffer, flags.bits(), timeout);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public final long sendmsg(Msg message, MsgFlags flags) throws SocketException {
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(flags, "flags");
        try {
            return Messaging.sendmsg(openSocket, message, flags.bits(), timeout);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public final int sendmmsg(List<Msg> messages, MsgFlags flags) throws SocketException {
        Objects.requireNonNull(messages, "messages");
        Objects.requireNonNull(flags, "flags");
        try {
            return Batching.sendmmsg(openSocket, messages, flags.bits(), timeout);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public final long sendDescriptors(byte[] data, Descriptor... descriptors) throws SocketException {
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(descriptors, "descriptors");
        try {
            return Passing.send(openSocket, data, Descriptor.owned(descriptors), timeout);
        } finally {
            Reference.reachabilityFence(descriptors);
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public final ReceivedMsg recvmsg(int bufSize, int ctrlSize, MsgFlags flags) throws SocketException {
        Objects.requireNonNull(flags, "flags");
        notNegative("recvmsg", "size", bufSize);
        notNegative("recvmsg", "control size", ctrlSize);
        try {
            return Messaging.recvmsg(openSocket, bufSize, ctrlSize, flags.bits(), timeout, ReceivedMsg::of);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public final ReceivedMsg recvmsg(List<ByteBuffer> iov, int ctrlSize, MsgFlags flags) throws SocketException {
        Objects.requireNonNull(iov, "iov");
        Objects.requireNonNull(flags, "flags");
        notNegative("recvmsg", "control size", ctrlSize);
        try {
            return Messaging.recvmsg(openSocket, iov, ctrlSize, flags.bits(), timeout, ReceivedMsg::of);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public final List<ReceivedMsg> recvmmsg(int count, int bufSize, int ctrlSize, MsgFlags flags)
            throws SocketException {
        Objects.requireNonNull(flags, "flags");
        checkBatch(count, bufSize, ctrlSize);
        try {
            return Batching.recvmmsg(
                    openSocket, count, bufSize, ctrlSize, flags.bits(), timeout, ReceivedMsg::of);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public final ReceivedMsg recvDescriptors(int size, int count) throws SocketException {
        try {
            return Passing.receive(openSocket, size, count, timeout, ReceivedMsg::of);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public final long sendfile(Path file, long offset, long count) throws IOException {
        Objects.requireNonNull(file, "file");
        try (SentFile source = SentFile.open(file)) {
            return sendfile(source, offset, count, false);
        }
    }

    @Override
    public final long sendfile(Path file, long offset, long count, SelectInfo continuation) throws IOException {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(continuation, "continuation");
        continuation.mustBe(SelectInfo.Verb.SENDFILE);
        try (SentFile source = SentFile.open(file)) {
            return sendfile(source, offset, count, true);
        }
    }

    @Override
    public final long sendfile(FileChannel file, long offset, long count) throws SocketException {
        Objects.requireNonNull(file, "file");
        return sendfile(SentFile.of(file), offset, count, false);
    }

    @Override
    public final long sendfile(FileChannel file, long offset, long count, SelectInfo continuation)
            throws SocketException {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(continuation, "continuation");
        continuation.mustBe(SelectInfo.Verb.SENDFILE);
        return sendfile(SentFile.of(file), offset, count, true);
    }

    private long sendfile(SentFile source, long offset, long count, boolean continuing) throws SocketException {
        notNegative("sendfile", "count", count);
        try {
            return FileSending.sendfile(openSocket, source, offset, count, continuing, timeout);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public final InputStream inputStream() {
        Streaming.check(openSocket);
        return new SocketInput(this);
    }

    @Override
    public final OutputStream outputStream() {
        Streaming.check(openSocket);
        return new SocketOutput(this);
    }

    @Override
    public final SocketByteChannel byteChannel() {
        Streaming.check(openSocket);
        return new StreamChannel(this);
    }

    /// Gives the socket that this is a view of.
    abstract Socket socket();

    final int read(ByteBuffer buffer) throws SocketException {
        try {
            return Streaming.read(openSocket, buffer, timeout);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    final long read(ByteBuffer[] buffers, int offset, int length) throws SocketException {
        try {
            return Streaming.read(openSocket, buffers, offset, length, timeout);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    final int write(ByteBuffer buffer) throws SocketException {
        try {
            return Streaming.write(openSocket, buffer, timeout);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    final long write(ByteBuffer[] buffers, int offset, int length) throws SocketException {
        try {
            return Streaming.write(openSocket, buffers, offset, length, timeout);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    final int available() throws SocketException {
        try {
            return Streaming.available(openSocket);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    static ByteBuffer part(String call, byte[] bytes, int offset, int length) {
        if ((offset | length) < 0 || length > bytes.length - offset) {
            throw new IndexOutOfBoundsException(
                    call + ": " + length + " bytes from offset " + offset + " on are not within " + bytes.length);
        }
        return ByteBuffer.wrap(bytes, offset, length);
    }

    static void atLeastOne(String call, String argument, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(call + ": " + argument + " is less than 1: " + value);
        }
    }

    static void checkBatch(int count, int size, int controlSize) {
        atLeastOne("recvmmsg", "count", count);
        notNegative("recvmmsg", "size", size);
        notNegative("recvmmsg", "control size", controlSize);
    }

    static void notNegative(String call, String argument, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(call + ": " + argument + " is negative: " + value);
        }
    }
}
