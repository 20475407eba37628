package dev.osock.stress;

import dev.osock.Descriptor;
import dev.osock.Mailbox;
import dev.osock.OpenOptions;
import dev.osock.OtpOptions;
import dev.osock.Socket;
import dev.osock.SocketRegistry;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.error.SocketException;
import dev.osock.ioctl.IoctlRequests;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Shutdown;
import dev.osock.kind.Type;
import dev.osock.message.ControlTypes;
import dev.osock.message.Msg;
import dev.osock.message.MsgFlags;
import dev.osock.option.IpOptions;
import dev.osock.option.Linger;
import dev.osock.option.SocketOptions;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Makes every call for the first time when no descriptor is left, after hardly more than opening sockets, and prints
/// what each comes to. A class that has not been loaded by then cannot be, if it comes from a folder: also not by the
/// calls before.
final class FirstFailure {

    private static final Duration SHORT = Duration.ofMillis(50);
    private static final List<FileInputStream> FILES = new ArrayList<>();

    private final Socket.Pair local = Socket.pair(Domain.LOCAL, Type.STREAM);
    private final Socket listener = Socket.open(Domain.INET, Type.STREAM);
    private final Socket near = Socket.open(Domain.INET, Type.STREAM);
    private final Socket udp = Socket.open(Domain.INET, Type.DGRAM, Protocol.UDP);
    private final Descriptor passed = Descriptor.duplicateOf(0);
    private final Sockaddr nobody = SockaddrIn.loopback(1);

    private FirstFailure() throws SocketException {}

    /// The calls, by name; those that end sockets come last.
    private enum Verb {
        OPEN(it -> Socket.open(Domain.INET, Type.STREAM)),
        OPEN_ELSEWHERE(it -> Socket.open(
                Domain.INET, Type.STREAM, Protocol.TCP, OpenOptions.DEFAULT.withNetns("/proc/self/ns/net"))),
        PAIR(it -> Socket.pair(Domain.LOCAL, Type.DGRAM)),
        ADOPT(it -> Socket.open(it.udpNumber)),
        DUPLICATE(it -> it.udp.duplicate()),
        DUPLICATE_OF(it -> Descriptor.duplicateOf(1)),
        OF_PROCESS(it -> Descriptor.ofProcess(1, 0)),
        GETOPT_OF_DESCRIPTOR(it -> it.passed.getopt(SocketOptions.TYPE)),
        TO_SOCKET(it -> it.passed.toSocket()),
        ACCEPT(it -> it.listener.accept()),
        ACCEPT_TIMED(it -> it.listener.within(SHORT).accept()),
        ACCEPT_NOWAIT(it -> it.listener.nowait().accept()),
        CONNECT(it -> it.udp.connect(SockaddrIn.loopback(9))),
        CONNECT_REFUSED(it -> it.refused.connect(it.nobody)),
        BIND(it -> it.udp.bind(it.listenerName)),
        BIND_TWICE(it -> it.listener.bind(it.listenerName)),
        LISTEN(it -> it.udp.listen()),
        SEND(it -> it.local.first().send(new byte[1])),
        SEND_NOWHERE(it -> it.udp.send(new byte[1])),
        SENDTO(it -> it.udp.sendto(new byte[1], it.nobody)),
        SENDMSG(it -> it.local.first().sendmsg(Msg.of(new byte[1]))),
        SENDMSG_CONTROL(it -> it.udp.sendmsg(Msg.of(new byte[1]).with(ControlTypes.IP_TTL.of(1)))),
        SENDMMSG(it -> it.udp.sendmmsg(List.of(Msg.of(new byte[1]).to(it.nobody)))),
        SEND_DESCRIPTORS(it -> it.local.first().sendDescriptors(new byte[1], it.passed)),
        SENDFILE(it -> it.local.first().sendfile(Path.of("/etc/passwd"))),
        RECV(it -> it.local.first().within(Duration.ZERO).recv()),
        RECV_BUFFER(it -> it.local.first().within(Duration.ZERO).recv(ByteBuffer.allocate(1))),
        RECV_LENGTH(it -> it.local.first().within(SHORT).recv(100_000)),
        RECV_NOWAIT(it -> it.local.first().nowait().recv()),
        RECV_ON_A_VIRTUAL_THREAD(it -> it.onVirtualThread(() -> it.local.first().within(SHORT).recv(1))),
        RECV_ON_A_PLATFORM_THREAD(it -> it.local.first().within(SHORT).recv(1)),
        RECVFROM(it -> it.udp.within(Duration.ZERO).recvfrom()),
        RECVMSG(it -> it.udp.within(Duration.ZERO).recvmsg()),
        RECVMMSG(it -> it.udp.within(Duration.ZERO).recvmmsg(4)),
        RECVMSG_ERRQUEUE(it -> it.udp.within(Duration.ZERO).recvmsg(MsgFlags.ERRQUEUE)),
        RECV_DESCRIPTORS(it -> it.local.second().recvDescriptors(1, 1)),
        GETOPT(it -> it.udp.getopt(SocketOptions.RCVBUF)),
        GETOPT_STRUCT(it -> it.udp.getopt(SocketOptions.LINGER)),
        SETOPT(it -> it.udp.setopt(IpOptions.TTL, 1)),
        SETOPT_WRONG(it -> it.udp.setopt(IpOptions.TTL, 1000)),
        IOCTL(it -> it.udp.ioctl(IoctlRequests.GIFINDEX, "lo")),
        IOCTL_OF_SOCKET(it -> it.udp.ioctl(IoctlRequests.NREAD)),
        IOCTL_WRONG(it -> it.udp.ioctl(IoctlRequests.GIFINDEX, "nothing")),
        SOCKNAME(it -> it.udp.sockname()),
        PEERNAME(it -> it.udp.peername()),
        TO_STRING(it -> FILES.sort(Comparator.comparing(file -> it.udp.toString()))),
        INFO(it -> it.udp.info()),
        MONITOR(it -> it.udp.monitor()),
        MAILBOX(it -> Mailbox.self().receive(SHORT)),
        SOCKETS(it -> SocketRegistry.print(new PrintStream(OutputStream.nullOutputStream()))),
        SHUTDOWN(it -> it.local.first().shutdown(Shutdown.READ_WRITE)),
        SHUTDOWN_WRONG(it -> it.refused.shutdown(Shutdown.READ_WRITE)),
        CLOSE(it -> it.udp.close()),
        CLOSE_LINGERING(it -> it.onVirtualThread(() -> it.near.close())),
        USE_AFTER_CLOSE(it -> {
            it.udp.close();
            it.udp.recv();
        }),
        NOT_ON_THE_STREAM(it -> it.near.nowait().connect());

        private final Call call;

        Verb(Call call) {
            this.call = call;
        }
    }

    private interface Task {
        void run() throws Exception;
    }

    private interface Call {
        void run(FirstFailure it) throws Exception;
    }

    private Sockaddr listenerName = nobody;
    private int udpNumber;
    private final Socket refused = Socket.open(Domain.INET, Type.STREAM);

    public static void main(String[] arguments) throws Exception {
        var it = new FirstFailure();
        it.listener.bind(SockaddrIn.loopback(0));
        it.listener.listen();
        it.listenerName = it.listener.sockname();
        it.near.connect(it.listenerName);
        it.near.setopt(SocketOptions.LINGER, Linger.seconds(1));
        it.udpNumber = it.udp.getopt(OtpOptions.FD);
        it.onVirtualThread(() -> System.out.print("")); // loads what the test itself needs
        for (Verb verb : Verb.values()) {
            useUp();
            System.out.println(verb + ": " + outcome(verb, it));
        }
        System.exit(0);
    }

    private static String outcome(Verb verb, FirstFailure it) {
        try {
            verb.call.run(it);
            return "done";
        } catch (Throwable failed) {
            return failed.toString();
        }
    }

    private static void useUp() throws Exception {
        try {
            for (;;) {
                FILES.add(new FileInputStream("/dev/null"));
            }
        } catch (FileNotFoundException noneLeft) {
            // that is what is wanted
        }
    }

    private void onVirtualThread(Task task) throws Exception {
        Throwable[] thrown = new Throwable[1];
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        task.run();
                    } catch (Throwable failed) {
                        thrown[0] = failed;
                    }
                })
                .join();
        switch (thrown[0]) {
            case Error error -> throw error;
            case Exception exception -> throw exception;
            case null, default -> {}
        }
    }
}
