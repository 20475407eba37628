package dev.osock;

import dev.osock.SelectInfo.Verb;
import dev.osock.address.Sockaddr;
import dev.osock.error.SocketException;
import dev.osock.internal.engine.Asking;
import dev.osock.internal.engine.Attempted;
import dev.osock.internal.engine.Connecting;
import dev.osock.internal.engine.Endpoint;
import dev.osock.internal.engine.Handle;
import dev.osock.internal.engine.Receiving;
import dev.osock.internal.engine.Sending;
import dev.osock.message.MsgFlags;
import java.nio.ByteBuffer;
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
        return attempt(Connecting.accept(endpoint, asking), Socket::new, Verb.ACCEPT);
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
