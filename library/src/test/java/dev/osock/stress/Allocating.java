package dev.osock.stress;

import com.sun.management.ThreadMXBean;
import dev.osock.MessageBatch;
import dev.osock.Socket;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.error.SocketException;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import dev.osock.message.ControlTypes;
import dev.osock.message.MsgFlags;
import dev.osock.option.IpOptions;
import dev.osock.stress.Links.Link;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;

/// Sends and receives bytes that are there, again and again, until nothing is allocated any more. Prints how many bytes
/// a round has allocated in the end.
final class Allocating {

    private static final int CALLS = 20_000;

    /// How many times at the most, until the compiler has done its work.
    private static final int ROUNDS = 60;

    private static final ByteBuffer OUT = ByteBuffer.allocateDirect(64);
    private static final ByteBuffer IN = ByteBuffer.allocateDirect(64);

    private static final int BATCH = 32;
    private static final MessageBatch OUT_BATCH = MessageBatch.of(BATCH, 64);
    private static final MessageBatch IN_BATCH = MessageBatch.of(BATCH, 64, 24);

    private Allocating() {}

    private interface Round {
        void run(Socket near, Socket far) throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        String what = System.getProperty("osock.stress.case", "");
        Round round = switch (what) {
            case "all" -> Allocating::all;
            case "batches" -> Allocating::batches;
            default -> Allocating::some;
        };
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (Links links = Links.tcp(); Link link = what.equals("batches") ? datagrams() : links.make()) {
            long allocated = Long.MAX_VALUE;
            for (int i = 0; i < ROUNDS && allocated >= CALLS; i++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                round.run(link.near(), link.far());
                allocated = threads.getCurrentThreadAllocatedBytes() - before;
            }
            System.out.println(allocated < CALLS ? "nothing for each call" : allocated / CALLS + " bytes");
        }
    }

    private static Link datagrams() throws SocketException {
        Socket near = Socket.open(Domain.INET, Type.DGRAM);
        Socket far = Socket.open(Domain.INET, Type.DGRAM);
        near.bind(SockaddrIn.loopback(0));
        far.bind(SockaddrIn.loopback(0));
        far.setopt(IpOptions.RECVTTL, true);
        near.connect(far.sockname());
        return new Link(near, far);
    }

    /// As many messages as calls in the other cases, of each of which the address and a control message are read.
    @SuppressWarnings("ReferenceEquality") // that it is the same object is the point
    private static void batches(Socket near, Socket far) throws Exception {
        Sockaddr last = null;
        for (int i = 0; i < CALLS; i += BATCH) {
            OUT_BATCH.clear();
            for (int k = 0; k < BATCH; k++) {
                OUT_BATCH.add().limit(64);
            }
            near.sendmmsg(OUT_BATCH);
            for (int left = BATCH; left > 0; left -= IN_BATCH.count()) {
                far.recvmmsg(IN_BATCH);
                for (int k = 0; k < IN_BATCH.count(); k++) {
                    Sockaddr address = IN_BATCH.address(k);
                    int ttl = IN_BATCH.number(k, ControlTypes.IP_TTL, -1);
                    if (ttl < 1 || (last != null && address != last) || IN_BATCH.data(k).remaining() != 64) {
                        throw new IllegalStateException(ttl + " " + address);
                    }
                    last = address;
                }
            }
        }
    }

    private static void some(Socket near, Socket far) throws Exception {
        for (int i = 0; i < CALLS; i++) {
            near.send(OUT.clear());
            far.recv(IN.clear());
        }
    }

    private static void all(Socket near, Socket far) throws Exception {
        for (int i = 0; i < CALLS; i++) {
            near.send(OUT.clear(), MsgFlags.NONE);
            far.recv(IN.clear(), MsgFlags.WAITALL);
        }
    }
}
