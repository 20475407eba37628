package dev.osock.stress;

import dev.osock.Socket;
import dev.osock.Zerocopy;
import dev.osock.ZerocopySend;
import dev.osock.address.SockaddrIn;
import dev.osock.error.SocketException;
import dev.osock.error.SocketTimeoutException;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import dev.osock.option.SocketOptions;
import dev.osock.testing.Patience;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/// Sends without copying, over TCP and UDP, from a few buffers that are used again as soon as they may be.
///
/// Argument: how many sends of each. Prints `wrong …` or `grows …` for what is, and last the figures.
final class ZerocopySoak {

    private static final int SIZE = 16 * 1024;
    private static final int BUFFERS = 64;
    private static final Duration PATIENCE = Patience.seconds(60);

    /// What the heap may grow by.
    private static final long HEAP_BYTES = 8L << 20;

    private final int sends;

    private ZerocopySoak(int sends) {
        this.sends = sends;
    }

    public static void main(String[] arguments) throws Exception {
        var soak = new ZerocopySoak(Integer.parseInt(arguments[0]));
        soak.tcp();
        soak.udp();
        System.exit(0);
    }

    private void tcp() throws Exception {
        try (Socket listener = Socket.open(Domain.INET, Type.STREAM);
                Socket near = Socket.open(Domain.INET, Type.STREAM)) {
            listener.bind(SockaddrIn.loopback(0));
            listener.listen(1);
            near.connect(listener.sockname());
            try (Socket far = listener.accept()) {
                var reader = start(() -> readAll(far));
                send("tcp", near);
                if (!reader.get()) {
                    System.out.println("wrong tcp: the receiver stopped");
                }
            }
        }
    }

    /// Each message is the number of its send, again and again.
    private boolean readAll(Socket far) throws SocketException {
        ByteBuffer data = ByteBuffer.allocateDirect(SIZE);
        for (int i = 0; i < sends; i++) {
            data.clear();
            while (data.hasRemaining()) {
                far.within(PATIENCE).recv(data);
            }
            check(i, data.flip());
        }
        return true;
    }

    private void udp() throws Exception {
        try (Socket near = Socket.open(Domain.INET, Type.DGRAM); Socket far = Socket.open(Domain.INET, Type.DGRAM)) {
            far.bind(SockaddrIn.loopback(0));
            far.setopt(SocketOptions.RCVBUF, 64 * SIZE);
            near.connect(far.sockname());
            var reader = start(() -> readSome(far));
            send("udp", near);
            if (!reader.get()) {
                System.out.println("wrong udp: nothing came");
            }
        }
    }

    /// Datagrams may be lost, and each that comes is whole and later than the one before.
    private boolean readSome(Socket far) throws SocketException {
        ByteBuffer data = ByteBuffer.allocateDirect(SIZE);
        int last = -1;
        while (last < sends - 1) {
            try {
                far.within(Patience.seconds(5)).recv(data.clear());
            } catch (SocketTimeoutException quiet) {
                break;
            }
            int number = data.flip().getInt(0);
            if (number <= last) {
                System.out.println("wrong udp: " + number + " after " + last);
            }
            check(number, data);
            last = number;
        }
        return last >= 0;
    }

    private static void check(int number, ByteBuffer data) {
        for (int k = 0; k < SIZE; k += 4 * Integer.BYTES) {
            if (data.getInt(k) != number) {
                System.out.println("wrong: send " + number + " has " + data.getInt(k) + " at " + k);
                return;
            }
        }
    }

    private static <T> FutureTask<T> start(Callable<T> work) {
        var task = new FutureTask<>(work);
        Thread.ofPlatform().start(task);
        return task;
    }

    private void send(String kind, Socket near) throws SocketException {
        Zerocopy zerocopy = near.within(PATIENCE).zerocopy();
        Deque<ByteBuffer> free = new ArrayDeque<>();
        for (int i = 0; i < BUFFERS; i++) {
            free.add(ByteBuffer.allocateDirect(SIZE));
        }
        record Outstanding(ByteBuffer buffer, ZerocopySend send) {}
        Deque<Outstanding> outstanding = new ArrayDeque<>();
        long early = 0;
        int copied = 0;
        for (int i = 0; i < sends; i++) {
            if (free.isEmpty()) {
                Outstanding oldest = outstanding.removeFirst();
                copied += oldest.send.await(PATIENCE) ? 1 : 0;
                free.add(oldest.buffer);
            }
            ByteBuffer buffer = free.removeFirst().clear();
            while (buffer.hasRemaining()) {
                buffer.putInt(i);
            }
            outstanding.add(new Outstanding(buffer, zerocopy.send(buffer.flip())));
            if (i == sends / 4) {
                early = used();
            }
        }
        long late = used();
        for (Outstanding each : outstanding) {
            copied += each.send.await(PATIENCE) ? 1 : 0;
        }
        if (zerocopy.outstanding() != 0) {
            System.out.println("wrong " + kind + ": " + zerocopy.outstanding() + " sends are never done");
        }
        if (late - early > HEAP_BYTES) {
            System.out.println("grows " + kind + ": heap from " + early + " to " + late);
        }
        System.out.println(kind + ": " + sends + " sends done, of which copied " + copied + ", heap " + (early >> 10)
                + " to " + (late >> 10) + " KiB, others " + zerocopy.others().size());
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
