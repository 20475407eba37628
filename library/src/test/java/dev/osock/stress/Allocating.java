package dev.osock.stress;

import com.sun.management.ThreadMXBean;
import dev.osock.Socket;
import dev.osock.message.MsgFlags;
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

    private Allocating() {}

    private interface Round {
        void run(Socket near, Socket far) throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        Round round = System.getProperty("osock.stress.case", "").equals("all") ? Allocating::all : Allocating::some;
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (Links links = Links.tcp(); Link link = links.make()) {
            long allocated = Long.MAX_VALUE;
            for (int i = 0; i < ROUNDS && allocated >= CALLS; i++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                round.run(link.near(), link.far());
                allocated = threads.getCurrentThreadAllocatedBytes() - before;
            }
            System.out.println(allocated < CALLS ? "nothing for each call" : allocated / CALLS + " bytes");
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
