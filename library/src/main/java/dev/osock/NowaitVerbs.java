package dev.osock;

import dev.osock.SelectInfo.Verb;
import dev.osock.address.Sockaddr;
import dev.osock.error.SocketException;
import dev.osock.internal.engine.Asking;
import dev.osock.internal.engine.Attempted;
import dev.osock.internal.engine.Connecting;
import dev.osock.internal.engine.Endpoint;
import dev.osock.internal.engine.FileSending;
import dev.osock.internal.engine.FileSource;
import dev.osock.internal.engine.Handle;
import dev.osock.internal.engine.Messaging;
import dev.osock.internal.engine.Passing;
import dev.osock.internal.engine.Receiving;
import dev.osock.internal.engine.Sending;
import dev.osock.message.ControlMessage;
import dev.osock.message.Msg;
import dev.osock.message.MsgFlags;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Carries out the verbs of [NowaitIo]. It holds the socket, which so stays reachable while a call is under way.
final class NowaitVerbs implements NowaitIo {

    private final Socket socket;
    private final Endpoint endpoint;
    private final Asking asking;

    NowaitVerbs(Socket socket, @Nullable SelectHandle handle) {
        this.socket = socket;
        endpoint = socket.endpoint;
        asking = new Asking(socket, handle == null ? null : handle.handle);
    }

    @Override
    public Attempt<Socket> accept() throws SocketException {
        return attempt(Connecting.accept(endpoint, asking, Socket::new), Function.identity(), Verb.ACCEPT);
    }

    @Override
    public Attempt<Socket> connect(Sockaddr address) throws SocketException {
        return connected(Connecting.connect(endpoint, Objects.requireNonNull(address, "address"), asking));
    }

    @Override
    public Attempt<Socket> connect() throws SocketException {
        return connected(Connecting.finish(endpoint, asking));
    }

    private Attempt<Socket> connected(@Nullable Handle handle) {
        return handle == null
                ? new Attempt.Done<>(socket)
                : new Attempt.Select<>(new SelectInfo(Verb.CONNECT, new SelectHandle(handle)));
    }

    @Override
    public Attempt<Integer> send(byte[] data) throws SocketException {
        return send(ByteBuffer.wrap(data), MsgFlags.NONE);
    }

    @Override
    public Attempt<Integer> send(byte[] data, MsgFlags flags) throws SocketException {
        return send(ByteBuffer.wrap(data), flags);
    }

    @Override
    public Attempt<Integer> send(ByteBuffer data) throws SocketException {
        return send(data, MsgFlags.NONE);
    }

    @Override
    public Attempt<Integer> send(ByteBuffer data, MsgFlags flags) throws SocketException {
        return attempt(
                Sending.send(endpoint, data, null, flags.bits(), asking),
                Function.identity(),
                handle -> new SelectInfo(Verb.SEND, handle, flags, Optional.empty()));
    }

    @Override
    public Attempt<Integer> send(ByteBuffer rest, SelectInfo continuation) throws SocketException {
        continuation.mustBe(Verb.SEND);
        return send(rest, continuation.flags());
    }

    @Override
    public Attempt<Integer> sendto(byte[] data, Sockaddr destination) throws SocketException {
        return sendto(ByteBuffer.wrap(data), destination, MsgFlags.NONE);
    }

    @Override
    public Attempt<Integer> sendto(byte[] data, Sockaddr destination, MsgFlags flags) throws SocketException {
        return sendto(ByteBuffer.wrap(data), destination, flags);
    }

    @Override
    public Attempt<Integer> sendto(ByteBuffer data, Sockaddr destination) throws SocketException {
        return sendto(data, destination, MsgFlags.NONE);
    }

    @Override
    public Attempt<Integer> sendto(ByteBuffer data, Sockaddr destination, MsgFlags flags) throws SocketException {
        Objects.requireNonNull(destination, "destination");
        return attempt(
                Sending.send(endpoint, data, destination, flags.bits(), asking),
                Function.identity(),
                handle -> new SelectInfo(Verb.SENDTO, handle, flags, Optional.of(destination)));
    }

    @Override
    public Attempt<Integer> sendto(ByteBuffer rest, SelectInfo continuation) throws SocketException {
        continuation.mustBe(Verb.SENDTO);
        return sendto(rest, continuation.destination().orElseThrow(), continuation.flags());
    }

    @Override
    public Attempt<byte[]> recv() throws SocketException {
        return recv(0, MsgFlags.NONE);
    }

    @Override
    public Attempt<byte[]> recv(int length) throws SocketException {
        return recv(length, MsgFlags.NONE);
    }

    @Override
    public Attempt<byte[]> recv(int length, MsgFlags flags) throws SocketException {
        BlockingVerbs.notNegative("recv", "length", length);
        return attempt(Receiving.recv(endpoint, length, flags.bits(), asking), Function.identity(), Verb.RECV);
    }

    @Override
    public Attempt<Integer> recv(ByteBuffer buffer) throws SocketException {
        return recv(buffer, MsgFlags.NONE);
    }

    @Override
    public Attempt<Integer> recv(ByteBuffer buffer, MsgFlags flags) throws SocketException {
        return attempt(Receiving.recv(endpoint, buffer, flags.bits(), asking), Function.identity(), Verb.RECV);
    }

    @Override
    public Attempt<Received> recvfrom() throws SocketException {
        return recvfrom(0, MsgFlags.NONE);
    }

    @Override
    public Attempt<Received> recvfrom(int size) throws SocketException {
        return recvfrom(size, MsgFlags.NONE);
    }

    @Override
    public Attempt<Received> recvfrom(int size, MsgFlags flags) throws SocketException {
        BlockingVerbs.notNegative("recvfrom", "size", size);
        return attempt(
                Receiving.recvfrom(endpoint, size, flags.bits(), asking),
                from -> new Received(from.source(), from.data()),
                Verb.RECVFROM);
    }

    @Override
    public Attempt<Sockaddr> recvfrom(ByteBuffer buffer) throws SocketException {
        return recvfrom(buffer, MsgFlags.NONE);
    }

    @Override
    public Attempt<Sockaddr> recvfrom(ByteBuffer buffer, MsgFlags flags) throws SocketException {
        return attempt(
                Receiving.recvfrom(endpoint, buffer, flags.bits(), asking), Function.identity(), Verb.RECVFROM);
    }

    @Override
    public Attempt<Long> sendmsg(Msg message) throws SocketException {
        return sendmsg(message, MsgFlags.NONE);
    }

    @Override
    public Attempt<Long> sendmsg(Msg message, MsgFlags flags) throws SocketException {
        Messaging.Sent sent = Messaging.sendmsg(endpoint, message, flags.bits(), asking);
        List<ControlMessage> rest = sent.controlSent() ? List.of() : message.ctrl();
        return attempt(
                sent.attempted(),
                Function.identity(),
                handle -> new SelectInfo(Verb.SENDMSG, handle, flags, message.addr(), rest));
    }

    @Override
    public Attempt<Long> sendmsg(List<ByteBuffer> rest, SelectInfo continuation) throws SocketException {
        continuation.mustBe(Verb.SENDMSG);
        return sendmsg(continuation.rest(rest), continuation.flags());
    }

    @Override
    public Attempt<Long> sendDescriptors(byte[] data, Descriptor... descriptors) throws SocketException {
        try {
            Messaging.Sent sent = Passing.send(endpoint, data, Descriptor.owned(descriptors), asking);
            Verb verb = sent.controlSent() ? Verb.SENDMSG : Verb.SEND_DESCRIPTORS;
            return attempt(sent.attempted(), Function.identity(), verb);
        } finally {
            Reference.reachabilityFence(descriptors);
        }
    }

    @Override
    public Attempt<ReceivedMsg> recvmsg() throws SocketException {
        return recvmsg(0, 0, MsgFlags.NONE);
    }

    @Override
    public Attempt<ReceivedMsg> recvmsg(MsgFlags flags) throws SocketException {
        return recvmsg(0, 0, flags);
    }

    @Override
    public Attempt<ReceivedMsg> recvmsg(int bufSize, int ctrlSize) throws SocketException {
        return recvmsg(bufSize, ctrlSize, MsgFlags.NONE);
    }

    @Override
    public Attempt<ReceivedMsg> recvmsg(int bufSize, int ctrlSize, MsgFlags flags) throws SocketException {
        BlockingVerbs.notNegative("recvmsg", "size", bufSize);
        BlockingVerbs.notNegative("recvmsg", "control size", ctrlSize);
        return attempt(
                Messaging.recvmsg(endpoint, bufSize, ctrlSize, flags.bits(), asking, ReceivedMsg::of),
                Function.identity(),
                Verb.RECVMSG);
    }

    @Override
    public Attempt<ReceivedMsg> recvmsg(List<ByteBuffer> iov, int ctrlSize, MsgFlags flags) throws SocketException {
        BlockingVerbs.notNegative("recvmsg", "control size", ctrlSize);
        return attempt(
                Messaging.recvmsg(endpoint, iov, ctrlSize, flags.bits(), asking, ReceivedMsg::of),
                Function.identity(),
                Verb.RECVMSG);
    }

    @Override
    public Attempt<ReceivedMsg> recvDescriptors(int size, int count) throws SocketException {
        return attempt(
                Passing.receive(endpoint, size, count, asking, ReceivedMsg::of), Function.identity(), Verb.RECVMSG);
    }

    @Override
    public Attempt<Long> sendfile(Path file) throws IOException {
        return sendfile(file, 0, 0);
    }

    @Override
    public Attempt<Long> sendfile(Path file, long offset, long count) throws IOException {
        try (FileSource source = FileSource.open(file)) {
            return sendfile(source, offset, count, false);
        }
    }

    @Override
    public Attempt<Long> sendfile(Path file, long offset, long count, SelectInfo continuation) throws IOException {
        continuation.mustBe(Verb.SENDFILE);
        try (FileSource source = FileSource.open(file)) {
            return sendfile(source, offset, count, true);
        }
    }

    @Override
    public Attempt<Long> sendfile(FileChannel file) throws SocketException {
        return sendfile(file, 0, 0);
    }

    @Override
    public Attempt<Long> sendfile(FileChannel file, long offset, long count) throws SocketException {
        return sendfile(FileSource.of(file), offset, count, false);
    }

    @Override
    public Attempt<Long> sendfile(FileChannel file, long offset, long count, SelectInfo continuation)
            throws SocketException {
        continuation.mustBe(Verb.SENDFILE);
        return sendfile(FileSource.of(file), offset, count, true);
    }

    private Attempt<Long> sendfile(FileSource source, long offset, long count, boolean continuing)
            throws SocketException {
        BlockingVerbs.notNegative("sendfile", "count", count);
        return attempt(
                FileSending.sendfile(endpoint, source, offset, count, continuing, asking),
                Function.identity(),
                Verb.SENDFILE);
    }

    private static <E, T> Attempt<T> attempt(Attempted<E> attempted, Function<E, T> value, Verb verb) {
        return attempt(attempted, value, handle -> new SelectInfo(verb, handle));
    }

    private static <E, T> Attempt<T> attempt(
            Attempted<E> attempted, Function<E, T> value, Function<SelectHandle, SelectInfo> info) {
        E part = attempted.value();
        Handle handle = attempted.handle();
        if (handle == null) {
            return new Attempt.Done<>(value.apply(Objects.requireNonNull(part)));
        }
        SelectInfo selected = info.apply(new SelectHandle(handle));
        return part == null ? new Attempt.Select<>(selected) : new Attempt.Partial<>(value.apply(part), selected);
    }

    @Override
    public String toString() {
        return socket.toString();
    }
}
