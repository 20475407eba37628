package dev.osock.stress;

import com.sun.management.ThreadMXBean;
import dev.osock.BlockingIo;
import dev.osock.Deadline;
import dev.osock.Socket;
import dev.osock.SocketByteChannel;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import dev.osock.testing.Patience;
import dev.osock.testing.sockets.Action;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;

/// Prints how many bytes of the heap each call takes that need not wait and has direct buffers.
final class ChannelMemory {

    private static final int CALLS = 200;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private ChannelMemory() {}

    public static void main(String[] arguments) throws Exception {
        ByteBuffer one = ByteBuffer.allocateDirect(16);
        ByteBuffer[] two = {ByteBuffer.allocateDirect(8), ByteBuffer.allocateDirect(8)};
        try (Socket.Pair pair = Socket.pair(Domain.LOCAL, Type.STREAM)) {
            Deadline deadline = Deadline.in(Patience.seconds(300));
            BlockingIo near = pair.first().until(deadline);
            BlockingIo far = pair.second().until(deadline);
            SocketByteChannel out = pair.first().byteChannel();
            SocketByteChannel in = pair.second().byteChannel();
            for (int round = 0; round < 2; round++) { // the first one loads classes
                print("look at a buffer", () -> MemorySegment.ofBuffer(one));
                print("send", () -> pair.first().send(one.clear()));
                print("recv", () -> pair.second().recv(one.clear()));
                print("send with a deadline", () -> near.send(one.clear()));
                print("recv with a deadline", () -> far.recv(one.clear()));
                print("write", () -> out.write(one.clear()));
                print("read", () -> in.read(one.clear()));
                print("gathering write", () -> out.write(cleared(two)));
                print("scattering read", () -> in.read(cleared(two)));
            }
        }
    }

    private static ByteBuffer[] cleared(ByteBuffer[] buffers) {
        for (ByteBuffer each : buffers) {
            each.clear();
        }
        return buffers;
    }

    private static void print(String name, Action call) throws Exception {
        call.run();
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < CALLS; i++) {
            call.run();
        }
        System.out.println(name + ": " + (THREADS.getCurrentThreadAllocatedBytes() - before) / CALLS);
    }
}
