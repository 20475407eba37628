package dev.osock.architecture;

import dev.osock.Deadline;
import dev.osock.Descriptor;
import dev.osock.Mailbox;
import dev.osock.MessageBatch;
import dev.osock.NowaitIo;
import dev.osock.NowaitZerocopy;
import dev.osock.SelectHandle;
import dev.osock.Socket;
import dev.osock.SocketOpener;
import dev.osock.SocketPipe;
import dev.osock.Zerocopy;
import dev.osock.ZerocopySend;
import dev.osock.address.RawBytes;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.error.Errno;
import dev.osock.error.Reason;
import dev.osock.error.SocketException;
import dev.osock.error.SocketTimeoutException;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import dev.osock.message.ControlMessage;
import dev.osock.message.MsgFlags;
import dev.osock.option.Shape;
import dev.osock.option.TcpPeers;
import dev.osock.sctp.SctpNotification;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A value of each type that the public interface takes, and an object of each type that has methods.
final class Samples implements AutoCloseable {

    private final Map<Class<?>, Object> known = new HashMap<>();
    private final Socket socket;
    private final FileChannel file;

    Samples() throws IOException {
        socket = Socket.open(Domain.INET, Type.DGRAM);
        file = FileChannel.open(Path.of("/dev/null"));
        ofTheJdk();
        ofTheLibrary();
    }

    private void ofTheJdk() {
        know(int.class, 1);
        know(long.class, 1L);
        know(boolean.class, true);
        know(String.class, "x");
        know(Object.class, "x");
        know(Class.class, String.class);
        know(List.class, List.of());
        know(Set.class, Set.of());
        know(Map.class, Map.of());
        know(Optional.class, Optional.empty());
        know(OptionalInt.class, OptionalInt.empty());
        know(ByteBuffer.class, ByteBuffer.allocate(1));
        know(Duration.class, Duration.ZERO);
        know(Path.class, Path.of("/dev/null"));
        know(FileChannel.class, file);
        know(PrintStream.class, new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        know(SocketAddress.class, SockaddrIn.loopback(1).toSocketAddress());
        know(Inet4Address.class, InetAddress.ofLiteral("127.0.0.1"));
        know(Inet6Address.class, InetAddress.ofLiteral("::1"));
        know(Executor.class, (Executor) Runnable::run);
        know(Consumer.class, (Consumer<Object>) _ -> {});
        know(SocketOpener.class, (SocketOpener) _ -> null);
        know(Predicate.class, (Predicate<Object>) _ -> true);
        know(Runnable.class, (Runnable) () -> {});
        know(Thread.class, Thread.currentThread());
        know(ScopedValue.CallableOp.class, (ScopedValue.CallableOp<String, RuntimeException>) () -> "x");
    }

    private void ofTheLibrary() throws IOException {
        know(Socket.class, socket);
        know(dev.osock.BlockingIo.class, socket.within(Duration.ZERO));
        know(NowaitIo.class, socket.nowait());
        know(dev.osock.Associations.class, socket.associations());
        know(dev.osock.Monitor.class, socket.monitor());
        know(Mailbox.class, Mailbox.create());
        know(SelectHandle.class, SelectHandle.create());
        MessageBatch batch = MessageBatch.of(2, 10, 24);
        batch.add();
        batch.add();
        know(MessageBatch.class, batch);
        know(SocketPipe.class, SocketPipe.open());
        know(Zerocopy.class, socket.zerocopy());
        know(NowaitZerocopy.class, socket.nowait().zerocopy());
        socket.bind(SockaddrIn.loopback(0));
        know(ZerocopySend.class,
                socket.zerocopy().sendto(ByteBuffer.allocateDirect(0), socket.sockname(), MsgFlags.NONE));
        know(Deadline.class, Deadline.in(Duration.ZERO));
        know(Descriptor.class, socket.duplicate());
        know(Sockaddr.class, SockaddrIn.loopback(1));
        know(TcpPeers.class, TcpPeers.host(SockaddrIn.loopback(1)));
        know(ControlMessage.class, ControlMessage.of(1, 1, new byte[0]));
        know(Shape.class, Shape.INT);
        know(Reason.class, Errno.EINVAL);
        know(SocketException.class, new SocketTimeoutException("x", new byte[0], 0));
        know(SctpNotification.class, new SctpNotification.Broken(RawBytes.of()));
    }

    private void know(Class<?> type, Object value) {
        known.put(type, value);
    }

    /// Gives a value of a type: one of those above, an empty array, a constant of an enumeration, or a record of such
    /// values.
    Object of(Class<?> type) throws ReflectiveOperationException {
        Object value = known.get(type);
        if (value == null) {
            value = make(type);
            known.put(type, value);
        }
        return value;
    }

    private Object make(Class<?> type) throws ReflectiveOperationException {
        if (type.isArray()) {
            return Array.newInstance(type.getComponentType(), 0);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type.isRecord()) {
            Class<?>[] components = Stream.of(type.getRecordComponents())
                    .map(each -> each.getType())
                    .toArray(Class<?>[]::new);
            Constructor<?> constructor = type.getDeclaredConstructor(components);
            return constructor.newInstance(ofAll(components));
        }
        throw new IllegalStateException("no sample of " + type);
    }

    /// Gives values of several types.
    Object[] ofAll(Class<?>... types) throws ReflectiveOperationException {
        Object[] values = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            values[i] = of(types[i]);
        }
        return values;
    }

    @Override
    public void close() throws IOException {
        ((Descriptor) known.get(Descriptor.class)).close();
        ((SocketPipe) known.get(SocketPipe.class)).close();
        file.close();
        socket.close();
    }
}
