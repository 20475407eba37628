package dev.osock.stress.fault;

import dev.osock.Attempt;
import dev.osock.Descriptor;
import dev.osock.Mailbox;
import dev.osock.NowaitZerocopy;
import dev.osock.OpenOptions;
import dev.osock.ReceivedMsg;
import dev.osock.SelectInfo;
import dev.osock.Socket;
import dev.osock.SocketMessage;
import dev.osock.ZerocopySend;
import dev.osock.address.SockaddrIn;
import dev.osock.error.Reason;
import dev.osock.error.SocketException;
import dev.osock.ioctl.IoctlRequests;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Shutdown;
import dev.osock.kind.Type;
import dev.osock.message.Msg;
import dev.osock.message.MsgFlags;
import dev.osock.option.Linger;
import dev.osock.option.SocketOptions;
import dev.osock.stress.fault.Stage.Link;
import dev.osock.testing.Patience;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// What is tried while system calls fail: every verb, those that may wait both with something there and with nothing.
public final class Verbs {

    /// Sets a stage for one call.
    public interface Scene {
        void set(Stage stage) throws Exception;
    }

    /// One verb.
    ///
    /// @param own the system calls that it is made for: if these fail, it must say so
    public record Verb(String name, List<String> own, Scene scene) {
        @Override
        public String toString() {
            return name;
        }
    }

    /// Exchanges after which a socket has learnt how its callers wait.
    private static final int EXCHANGES = 40;

    private static final Duration PATIENCE = Patience.seconds(10);

    private final List<Verb> all = new ArrayList<>();

    private Verbs() {
        life();
        names();
        sending();
        receiving();
        streams();
        descriptors();
        nowait();
    }

    public static List<Verb> all() {
        return new Verbs().all;
    }

    private void verb(String name, String own, Scene scene) {
        all.add(new Verb(name, own.isEmpty() ? List.of() : List.of(own.split(" ")), scene));
    }

    private void life() {
        verb("open", "socket", stage -> stage.call(() -> Socket.open(Domain.INET, Type.STREAM).close()));
        verb("open in a namespace", "openat setns socket", stage -> stage.call(() -> Socket.open(
                Domain.INET,
                Type.DGRAM,
                Protocol.DEFAULT,
                OpenOptions.DEFAULT.withNetns("/proc/self/ns/net")).close()));
        verb("open a number", "", stage -> {
            Descriptor descriptor = stage.keep(stage.bound(Type.STREAM).duplicate());
            stage.call(() -> Socket.open(descriptor.fd()).close());
        });
        verb("pair", "socketpair", stage -> stage.call(() -> Socket.pair(Domain.LOCAL, Type.STREAM).close()));
        verb("bind", "bind", stage -> {
            Socket socket = stage.open(Type.STREAM);
            stage.call(() -> socket.bind(SockaddrIn.loopback(0)));
        });
        verb("listen", "listen", stage -> stage.call(stage.bound(Type.STREAM)::listen));
        verb("shutdown", "shutdown", stage -> {
            Link link = stage.link();
            stage.call(() -> link.near().shutdown(Shutdown.WRITE));
        });
        verb("close", "", stage -> {
            Link link = stage.link();
            stage.call(() -> closeAndSee(link.near()));
        });
        verb("close of one that lingers", "", stage -> {
            Link link = stage.link();
            link.near().setopt(SocketOptions.LINGER, Linger.seconds(1));
            link.near().send(new byte[10]);
            stage.call(() -> closeAndSee(link.near()));
        });
        verb("close of one that is watched", "", stage -> {
            Link link = stage.link();
            link.near().nowait().recv();
            stage.call(() -> closeAndSee(link.near()));
        });
        verb("accept", "accept4", stage -> {
            Socket listener = stage.bound(Type.STREAM);
            listener.listen();
            InetSocketAddress name = Stage.nameOf(listener);
            stage.keep(SocketChannel.open(name));
            stage.call(() -> listener.accept().close());
            stage.release(() -> stage.keep(SocketChannel.open(name))); // for a second call
        });
        verb("accept, waiting", "accept4", stage -> {
            Socket listener = stage.bound(Type.STREAM);
            listener.listen();
            InetSocketAddress name = Stage.nameOf(listener);
            stage.call(() -> listener.accept().close());
            stage.release(() -> stage.keep(SocketChannel.open(name)));
        });
        verb("connect", "connect", stage -> {
            SockaddrIn name = Stage.nameOf(stage.listener());
            Socket socket = stage.open(Type.STREAM);
            stage.call(() -> socket.connect(name));
        });
        verb("connect a datagram socket", "connect", stage -> {
            Socket socket = stage.open(Type.DGRAM);
            stage.call(() -> socket.connect(SockaddrIn.loopback(9)));
        });
    }

    private static void closeAndSee(Socket socket) throws SocketException {
        try {
            socket.close();
        } finally {
            expect(!socket.isOpen());
        }
    }

    private void names() {
        verb("sockname", "getsockname", stage -> stage.call(stage.bound(Type.STREAM)::sockname));
        verb("peername", "getpeername", stage -> stage.call(stage.link().near()::peername));
        verb("getopt", "getsockopt", stage -> {
            Socket socket = stage.open(Type.STREAM);
            stage.call(() -> expect(socket.getopt(SocketOptions.RCVBUF) > 0));
        });
        verb("setopt", "setsockopt", stage -> {
            Socket socket = stage.open(Type.STREAM);
            stage.call(() -> socket.setopt(SocketOptions.KEEPALIVE, true));
        });
        verb("ioctl", "ioctl", stage -> {
            Socket socket = stage.open(Type.STREAM);
            stage.call(() -> expect(!socket.ioctl(IoctlRequests.GIFCONF).isEmpty()));
        });
        verb("info", "", stage -> {
            Socket socket = stage.bound(Type.STREAM);
            stage.call(() -> expect(socket.info().numReaders() == 0));
        });
    }

    private void sending() {
        verb("send", "sendto", stage -> {
            Link link = stage.link();
            stage.call(() -> expect(link.near().send(new byte[3]) == 3));
        });
        verb("send, waiting", "sendto", stage -> {
            Link link = stage.full();
            stage.call(() -> expect(link.near().send(new byte[1 << 17]) == 1 << 17));
        });
        verb("sendto", "sendto", stage -> {
            Socket socket = stage.bound(Type.DGRAM);
            var to = SockaddrIn.loopback(Stage.nameOf(stage.bound(Type.DGRAM)).getPort());
            stage.call(() -> expect(socket.sendto(new byte[3], to) == 3));
        });
        verb("sendmsg", "sendmsg", stage -> {
            Link link = stage.link();
            stage.call(() -> expect(link.near().sendmsg(Msg.of(new byte[3], new byte[4])) == 7));
        });
        verb("sendmsg, waiting", "sendmsg", stage -> {
            Link link = stage.full();
            stage.call(() -> expect(link.near().sendmsg(Msg.of(new byte[1], new byte[1 << 17])) == 1 + (1 << 17)));
        });
        verb("sendmmsg", "sendmmsg", stage -> {
            Link link = stage.link();
            stage.call(() -> expect(link.near().sendmmsg(List.of(Msg.of(new byte[3]), Msg.of(new byte[4]))) == 2));
        });
        verb("sendmmsg, waiting", "sendmmsg", stage -> {
            Link link = stage.full();
            List<Msg> messages = List.of(Msg.of(new byte[1 << 17]), Msg.of(new byte[1]));
            stage.call(() -> expect(link.near().sendmmsg(messages) == 2));
        });
        verb("send without copying, and its end", "", stage -> {
            Link link = stage.full();
            stage.call(() -> {
                ZerocopySend send = link.near().zerocopy().send(ByteBuffer.allocateDirect(1));
                send.await(PATIENCE);
                expect(send.isDone());
            });
        });
        verb("sendfile", "", stage -> {
            Link link = stage.link();
            FileChannel file = stage.keep(file(10_000));
            stage.call(() -> expect(link.near().sendfile(file, 0, 0) == 10_000));
        });
        sendfileOf("a path", "openat", 50_000);
        sendfileOf("a small file's path", "openat pread64", 10_000);
        verb("sendfile, waiting", "", stage -> {
            Link link = stage.full();
            FileChannel file = stage.keep(file(1 << 17));
            stage.call(() -> expect(link.near().sendfile(file, 0, 0) == 1 << 17));
        });
    }

    private void sendfileOf(String what, String own, int size) {
        verb("sendfile of " + what, own, stage -> {
            Link link = stage.link();
            Path path = Files.createTempFile("osock-fault", ".dat");
            Files.write(path, new byte[size]);
            stage.keep(() -> Files.delete(path));
            stage.call(() -> expect(link.near().sendfile(path) == size));
        });
    }

    private static FileChannel file(int size) throws Exception {
        Path path = Files.createTempFile("osock-fault", ".dat");
        Files.write(path, new byte[size]);
        FileChannel file = FileChannel.open(path);
        Files.delete(path);
        return file;
    }

    private void receiving() {
        verb("recv", "recvfrom", stage -> {
            Link link = stage.link();
            link.write(3);
            stage.call(() -> expect(link.near().recv(3).length == 3));
        });
        verb("recv of much", "recvfrom", stage -> {
            Link link = stage.link();
            link.write(150_000);
            stage.call(() -> expect(link.near().recv(150_000).length == 150_000));
        });
        waiting("recv, waiting", "recvfrom", link -> () -> expect(link.near().recv(1).length == 1));
        waiting("recv with a time-out", "recvfrom",
                link -> () -> expect(link.near().within(PATIENCE).recv(1).length == 1));
        waiting("recvmsg, waiting", "recvmsg", link -> () -> expect(link.near().recvmsg().length() > 0));
        waiting("recvmmsg, waiting", "recvmmsg", link -> () -> expect(link.near().recvmmsg(4).size() == 1));
        verb("recv of one that has learnt", "recvfrom", stage -> {
            Link link = stage.link();
            learn(link);
            stage.call(() -> expect(link.near().recv(1).length == 1));
            stage.release(() -> link.write(1));
        });
        verb("recv of one that learns", "recvfrom", stage -> {
            Link link = stage.link();
            stage.call(() -> learn(link));
        });
        verb("recvfrom, waiting", "recvfrom", stage -> {
            Socket socket = stage.bound(Type.DGRAM);
            InetSocketAddress name = Stage.nameOf(socket);
            DatagramChannel far = stage.keep(DatagramChannel.open(StandardProtocolFamily.INET));
            stage.call(() -> expect(socket.recvfrom().data().length == 4));
            stage.release(() -> far.send(ByteBuffer.allocate(4), name));
        });
    }

    private void streams() {
        waiting("read of a stream, waiting", "recvfrom", link -> () -> expect(link.near().inputStream().read() >= 0));
        verb("available", "ioctl", stage -> {
            Link link = stage.link();
            stage.call(() -> expect(link.near().inputStream().available() == 0));
        });
        waiting("scattering read, waiting", "recvmsg", link -> () -> {
            ByteBuffer[] buffers = {ByteBuffer.allocate(3), ByteBuffer.allocateDirect(3)};
            expect(link.near().byteChannel().read(buffers) > 0);
        });
        verb("write to a stream, waiting", "sendto", stage -> {
            Link link = stage.full();
            stage.call(() -> link.near().outputStream().write(new byte[1 << 17]));
        });
        verb("gathering write, waiting", "sendmsg", stage -> {
            Link link = stage.full();
            ByteBuffer[] buffers = {ByteBuffer.allocate(1), ByteBuffer.allocateDirect(1 << 17)};
            stage.call(() -> expect(link.near().byteChannel().write(buffers) == 1 + (1 << 17)));
        });
    }

    /// Receives so often what comes late that the library waits in recv(2) itself.
    private static void learn(Link link) throws SocketException {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                for (int i = 0; i < EXCHANGES; i++) {
                    Thread.sleep(Duration.ofNanos(200_000));
                    link.write(1);
                }
            } catch (Exception closed) {
                // and nobody waits any more
            }
        });
        ByteBuffer one = ByteBuffer.allocateDirect(1);
        for (int i = 0; i < EXCHANGES; i++) {
            expect(link.near().recv(one.clear()) == 1);
        }
    }

    private void waiting(String name, String own, Caller caller) {
        verb(name, own, stage -> {
            Link link = stage.link();
            stage.call(caller.on(link));
            stage.release(() -> link.write(1));
        });
    }

    private interface Caller {
        Stage.Act on(Link link);
    }

    private void descriptors() {
        verb("open a file", "openat", stage -> stage.call(() -> Descriptor.open(Path.of("/proc/self/status")).close()));
        verb("duplicate", "fcntl", stage -> {
            Socket socket = stage.open(Type.STREAM);
            stage.call(() -> socket.duplicate().close());
        });
        verb("duplicate of one that blocks", "fcntl", stage -> {
            Link link = stage.link();
            learn(link);
            stage.call(() -> link.near().duplicate().close());
        });
        verb("send descriptors", "sendmsg", stage -> {
            Socket.Pair pair = stage.keep(Socket.pair(Domain.LOCAL, Type.STREAM));
            Descriptor sent = stage.keep(stage.open(Type.DGRAM).duplicate());
            stage.call(() -> expect(pair.first().sendDescriptors(new byte[1], sent) == 1));
        });
        verb("receive descriptors", "recvmsg", stage -> {
            Socket.Pair pair = stage.keep(Socket.pair(Domain.LOCAL, Type.STREAM));
            Descriptor sent = stage.keep(stage.open(Type.DGRAM).duplicate());
            pair.first().sendDescriptors(new byte[1], sent);
            stage.call(() -> {
                try (ReceivedMsg received = pair.second().recvDescriptors(1, 1)) {
                    expect(received.descriptors().size() == 1);
                }
            });
        });
        verb("descriptor to socket", "fcntl", stage -> {
            Socket socket = stage.open(Type.DGRAM);
            stage.call(() -> {
                try (Descriptor given = socket.duplicate()) {
                    given.toSocket().close();
                }
            });
        });
        verb("descriptor's streams", "write read", stage -> {
            Socket.Pair pair = stage.keep(Socket.pair(Domain.LOCAL, Type.STREAM));
            Descriptor written = stage.keep(pair.first().duplicate());
            Descriptor read = stage.keep(pair.second().duplicate());
            pair.first().send(new byte[8]);
            stage.call(() -> {
                written.outputStream().write(new byte[3]);
                expect(read.inputStream().read(new byte[3]) == 3);
            });
        });
    }

    private void nowait() {
        verb("nowait recv and its message", "", stage -> {
            Link link = stage.link();
            stage.call(() -> untilDone(() -> link.near().nowait().recv(1)));
            stage.release(() -> link.write(1));
        });
        verb("nowait accept and its message", "", stage -> {
            Socket listener = stage.bound(Type.STREAM);
            listener.listen();
            InetSocketAddress name = Stage.nameOf(listener);
            stage.call(() -> untilDone(() -> listener.nowait().accept()));
            stage.release(() -> stage.keep(SocketChannel.open(name)));
        });
        verb("nowait send and its message", "", stage -> {
            Link link = stage.full();
            stage.call(() -> untilDone(() -> link.near().nowait().send(new byte[1])));
        });
        verb("nowait send without copying, and its messages", "", stage -> {
            Link link = stage.full();
            stage.call(() -> {
                NowaitZerocopy zerocopy = link.near().nowait().zerocopy();
                ByteBuffer data = ByteBuffer.allocateDirect(1);
                Attempt<ZerocopySend> attempt = zerocopy.send(data, MsgFlags.NONE);
                while (attempt instanceof Attempt.Select<ZerocopySend>) {
                    awaitMessage();
                    attempt = zerocopy.send(data, MsgFlags.NONE);
                }
                if (attempt instanceof Attempt.Done<ZerocopySend>(ZerocopySend send)) {
                    untilDone(() -> zerocopy.await(send));
                    expect(send.isDone());
                }
            });
        });
        verb("nowait connect and its message", "", stage -> {
            ServerSocketChannel listener = stage.listener();
            SockaddrIn name = Stage.nameOf(listener);
            Socket socket = stage.open(Type.STREAM);
            stage.call(() -> {
                Attempt<Socket> attempt = socket.nowait().connect(name);
                while (attempt instanceof Attempt.Select<Socket>) {
                    awaitMessage();
                    attempt = socket.nowait().connect();
                }
            });
        });
        verb("nowait recv and its cancel", "", stage -> {
            Link link = stage.link();
            stage.call(() -> {
                if (link.near().nowait().recv(1) instanceof Attempt.Select<byte[]>(SelectInfo info)) {
                    link.near().cancel(info);
                }
            });
        });
    }

    private static <T> void untilDone(Callable<Attempt<T>> call) throws Exception {
        Attempt<T> attempt = call.call();
        while (attempt instanceof Attempt.Select<T>) {
            awaitMessage();
            attempt = call.call();
        }
        if (attempt instanceof Attempt.Done<T>(T value) && value instanceof Socket accepted) {
            accepted.close();
        }
    }

    private static void awaitMessage() throws InterruptedException, Aborted {
        SocketMessage told = Mailbox.self().receive(PATIENCE).orElseThrow(() -> new AssertionError("no message"));
        if (told instanceof SocketMessage.AbortMessage(var _, var _, var reason)) {
            throw new Aborted(reason);
        }
    }

    /// A message has told that a call is given up.
    public static final class Aborted extends Exception {
        private static final long serialVersionUID = 1;

        private final transient Reason reason;

        Aborted(Reason reason) {
            super(reason.toString());
            this.reason = reason;
        }

        public Reason reason() {
            return reason;
        }
    }

    private static void expect(boolean is) {
        if (!is) {
            throw new AssertionError("another result than without a fault");
        }
    }
}
