package dev.osock;

import dev.osock.SelectInfo.Verb;
import dev.osock.address.Sockaddr;
import dev.osock.error.SocketException;
import dev.osock.internal.lane.Asking;
import dev.osock.internal.mailbox.SelectHandleState;
import dev.osock.internal.socket.OpenSocket;
import dev.osock.internal.verb.AttemptState;
import dev.osock.internal.verb.Batching;
import dev.osock.internal.verb.Connecting;
import dev.osock.internal.verb.FileSending;
import dev.osock.internal.verb.Messaging;
import dev.osock.internal.verb.Passing;
import dev.osock.internal.verb.Receiving;
import dev.osock.internal.verb.SegmentSending;
import dev.osock.internal.verb.Sending;
import dev.osock.internal.verb.SentFile;
import dev.osock.internal.verb.ZerocopyState;
import dev.osock.message.ControlMessage;
import dev.osock.message.Msg;
import dev.osock.message.MsgFlags;
import dev.osock.message.Received;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Carries out the system calls of [NowaitIo]. It holds the socket, which so stays reachable while a call is under way.
final class NowaitVerbs implements NowaitIo {

    private final Socket socket;
    private final OpenSocket openSocket;
    private final Asking asking;

    NowaitVerbs(Socket socket, @Nullable SelectHandle handle) {
        this.socket = socket;
        openSocket = socket.openSocket;
        asking = new Asking(socket, handle == null ? null : handle.handle);
    }

    @Override
    public Attempt<Socket> accept() throws SocketException {
        return attempt(Connecting.accept(openSocket, asking, Socket::new), Verb.ACCEPT);
    }

    @Override
    public Attempt<Socket> connect(Sockaddr address) throws SocketException {
        return connected(Connecting.connect(openSocket, Objects.requireNonNull(address, "address"), asking));
    }

    @Override
    public Attempt<Socket> connect(List<Sockaddr> addresses) throws SocketException {
        Objects.requireNonNull(addresses, "addresses");
        return connected(Connecting.connect(openSocket, addresses, asking));
    }

    @Override
    public Attempt<Socket> connect() throws SocketException {
        return connected(Connecting.finish(openSocket, asking));
    }

    private Attempt<Socket> connected(@Nullable SelectHandleState handle) {
        return handle == null
                ? new Attempt.Done<>(socket)
                : attempt(AttemptState.pending(handle), Verb.CONNECT);
    }

    @Override
    public Attempt<Integer> send(ByteBuffer data, MsgFlags flags) throws SocketException {
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(flags, "flags");
        AttemptState<Integer> attempted = Sending.send(openSocket, data, null, flags.bits(), asking);
        return attempt(attempted, Verb.SEND, flags, Optional.empty(), List.of());
    }

    @Override
    public Attempt<Integer> sendto(ByteBuffer data, Sockaddr destination, MsgFlags flags) throws SocketException {
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(flags, "flags");
        Objects.requireNonNull(destination, "destination");
        AttemptState<Integer> attempted = Sending.send(openSocket, data, destination, flags.bits(), asking);
        return attempt(attempted, Verb.SENDTO, flags, Optional.of(destination), List.of());
    }

    @Override
    public Attempt<byte[]> recv(int length, MsgFlags flags) throws SocketException {
        Objects.requireNonNull(flags, "flags");
        BlockingVerbs.notNegative("recv", "length", length);
        return attempt(Receiving.recv(openSocket, length, flags.bits(), asking), Verb.RECV);
    }

    @Override
    public Attempt<Integer> recv(ByteBuffer buffer, MsgFlags flags) throws SocketException {
        Objects.requireNonNull(buffer, "buffer");
        Objects.requireNonNull(flags, "flags");
        return attempt(Receiving.recv(openSocket, buffer, flags.bits(), asking), Verb.RECV);
    }

    @Override
    public Attempt<byte[]> recvSome(int max) throws SocketException {
        BlockingVerbs.atLeastOne("recvSome", "max", max);
        return attempt(Receiving.recvSome(openSocket, max, asking), Verb.RECV);
    }

    @Override
    public Attempt<Received> recvfrom(int size, MsgFlags flags) throws SocketException {
        Objects.requireNonNull(flags, "flags");
        BlockingVerbs.notNegative("recvfrom", "size", size);
        return attempt(Receiving.recvfrom(openSocket, size, flags.bits(), asking), Verb.RECVFROM);
    }

    @Override
    public Attempt<Sockaddr> recvfrom(ByteBuffer buffer, MsgFlags flags) throws SocketException {
        Objects.requireNonNull(buffer, "buffer");
        Objects.requireNonNull(flags, "flags");
        return attempt(Receiving.recvfrom(openSocket, buffer, flags.bits(), asking), Verb.RECVFROM);
    }

    @Override
    public Attempt<Long> sendmsg(Msg message, MsgFlags flags) throws SocketException {
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(flags, "flags");
        Messaging.Sent sent = Messaging.sendmsg(openSocket, message, flags.bits(), asking);
        List<ControlMessage> rest = sent.controlSent() ? List.of() : message.ctrl();
        return attempt(sent.attempted(), Verb.SENDMSG, flags, message.addr(), rest);
    }

    @Override
    public Attempt<Integer> sendmmsg(List<Msg> messages, MsgFlags flags) throws SocketException {
        Objects.requireNonNull(messages, "messages");
        Objects.requireNonNull(flags, "flags");
        AttemptState<Integer> attempted = Batching.sendmmsg(openSocket, messages, flags.bits(), asking);
        return attempt(attempted, Verb.SENDMMSG, flags, Optional.empty(), List.of());
    }

    @Override
    public Attempt<Long> sendDescriptors(byte[] data, Descriptor... descriptors) throws SocketException {
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(descriptors, "descriptors");
        try {
            Messaging.Sent sent = Passing.send(openSocket, data, Descriptor.owned(descriptors), asking);
            Verb verb = sent.controlSent() ? Verb.SENDMSG : Verb.SEND_DESCRIPTORS;
            return attempt(sent.attempted(), verb);
        } finally {
            Reference.reachabilityFence(descriptors);
        }
    }

    @Override
    public Attempt<ReceivedMsg> recvmsg(int bufSize, int ctrlSize, MsgFlags flags) throws SocketException {
        Objects.requireNonNull(flags, "flags");
        BlockingVerbs.notNegative("recvmsg", "size", bufSize);
        BlockingVerbs.notNegative("recvmsg", "control size", ctrlSize);
        return attempt(
                Messaging.recvmsg(openSocket, bufSize, ctrlSize, flags.bits(), asking, ReceivedMsg::of),
                Verb.RECVMSG);
    }

    @Override
    public Attempt<ReceivedMsg> recvmsg(List<ByteBuffer> iov, int ctrlSize, MsgFlags flags) throws SocketException {
        Objects.requireNonNull(iov, "iov");
        Objects.requireNonNull(flags, "flags");
        BlockingVerbs.notNegative("recvmsg", "control size", ctrlSize);
        return attempt(
                Messaging.recvmsg(openSocket, iov, ctrlSize, flags.bits(), asking, ReceivedMsg::of),
                Verb.RECVMSG);
    }

    @Override
    public Attempt<List<ReceivedMsg>> recvmmsg(int count, int bufSize, int ctrlSize, MsgFlags flags)
            throws SocketException {
        Objects.requireNonNull(flags, "flags");
        BlockingVerbs.checkBatch(count, bufSize, ctrlSize);
        return attempt(
                Batching.recvmmsg(openSocket, count, bufSize, ctrlSize, flags.bits(), asking, ReceivedMsg::of),
                Verb.RECVMMSG);
    }

    @Override
    public Attempt<Integer> sendmmsg(MessageBatch batch, MsgFlags flags) throws SocketException {
        Objects.requireNonNull(batch, "batch");
        Objects.requireNonNull(flags, "flags");
        try {
            return attempt(Batching.sendmmsg(openSocket, batch.state, flags.bits(), asking), Verb.SENDMMSG);
        } finally {
            Reference.reachabilityFence(batch);
        }
    }

    @Override
    public Attempt<Integer> recvmmsg(MessageBatch batch, MsgFlags flags) throws SocketException {
        Objects.requireNonNull(batch, "batch");
        Objects.requireNonNull(flags, "flags");
        try {
            return attempt(Batching.recvmmsg(openSocket, batch.state, flags.bits(), asking), Verb.RECVMMSG);
        } finally {
            Reference.reachabilityFence(batch);
        }
    }

    @Override
    public Attempt<Long> recv(SocketPipe pipe) throws SocketException {
        Objects.requireNonNull(pipe, "pipe");
        try {
            return attempt(pipe.state.receive(openSocket, asking), Verb.RECV);
        } finally {
            Reference.reachabilityFence(pipe);
        }
    }

    @Override
    public Attempt<Long> send(SocketPipe pipe) throws SocketException {
        Objects.requireNonNull(pipe, "pipe");
        try {
            return attempt(pipe.state.send(openSocket, asking), Verb.SEND);
        } finally {
            Reference.reachabilityFence(pipe);
        }
    }

    @Override
    public NowaitZerocopy zerocopy() throws SocketException {
        return new NowaitZerocopy(socket, ZerocopyState.of(openSocket), asking);
    }

    @Override
    public Attempt<Integer> sendSegments(ByteBuffer data, int size, MsgFlags flags) throws SocketException {
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(flags, "flags");
        return attempt(
                SegmentSending.send(openSocket, data, size, null, flags.bits(), asking), Verb.SEND_SEGMENTS);
    }

    @Override
    public Attempt<Integer> sendSegments(ByteBuffer data, int size, Sockaddr destination, MsgFlags flags)
            throws SocketException {
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(destination, "destination");
        Objects.requireNonNull(flags, "flags");
        return attempt(
                SegmentSending.send(openSocket, data, size, destination, flags.bits(), asking),
                Verb.SEND_SEGMENTS);
    }

    @Override
    public Attempt<ReceivedMsg> recvDescriptors(int size, int count) throws SocketException {
        return attempt(Passing.receive(openSocket, size, count, asking, ReceivedMsg::of), Verb.RECVMSG);
    }

    @Override
    public Attempt<Long> sendfile(Path file, long offset, long count) throws IOException {
        Objects.requireNonNull(file, "file");
        try (SentFile source = SentFile.open(file)) {
            return sendfile(source, offset, count, false);
        }
    }

    @Override
    public Attempt<Long> sendfile(Path file, long offset, long count, SelectInfo continuation) throws IOException {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(continuation, "continuation");
        continuation.mustBe(Verb.SENDFILE);
        try (SentFile source = SentFile.open(file)) {
            return sendfile(source, offset, count, true);
        }
    }

    @Override
    public Attempt<Long> sendfile(FileChannel file, long offset, long count) throws SocketException {
        Objects.requireNonNull(file, "file");
        return sendfile(SentFile.of(file), offset, count, false);
    }

    @Override
    public Attempt<Long> sendfile(FileChannel file, long offset, long count, SelectInfo continuation)
            throws SocketException {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(continuation, "continuation");
        continuation.mustBe(Verb.SENDFILE);
        return sendfile(SentFile.of(file), offset, count, true);
    }

    private Attempt<Long> sendfile(SentFile source, long offset, long count, boolean continuing)
            throws SocketException {
        BlockingVerbs.notNegative("sendfile", "count", count);
        return attempt(
                FileSending.sendfile(openSocket, source, offset, count, continuing, asking),
                Verb.SENDFILE);
    }

    static <T> Attempt<T> attempt(AttemptState<T> attempted, Verb verb) {
        return attempt(attempted, verb, MsgFlags.NONE, Optional.empty(), List.of());
    }

    /// Gives what a call came to its public form. Flags, destination and control messages are for going on with a send.
    static <T> Attempt<T> attempt(
            AttemptState<T> attempted, Verb verb, MsgFlags flags, Optional<Sockaddr> to, List<ControlMessage> ctrl) {
        T value = attempted.value();
        SelectHandleState handle = attempted.handle();
        if (handle == null) {
            return new Attempt.Done<>(Objects.requireNonNull(value));
        }
        var info = new SelectInfo(verb, new SelectHandle(handle), flags, to, ctrl);
        if (value == null) {
            return new Attempt.Select<>(info);
        }
        return attempted.isDone() ? new Attempt.Armed<>(value, info) : new Attempt.Partial<>(value, info);
    }

    @Override
    public String toString() {
        return socket.toString();
    }
}
