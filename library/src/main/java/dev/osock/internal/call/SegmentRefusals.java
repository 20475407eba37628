package dev.osock.internal.call;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.osock.internal.abi.Abi;
import dev.osock.internal.kernel.Kernel;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Where to a socket's trains cannot go as one message, as the kernel or a device has said, which it may do after
/// trains have gone well: EIO, EINVAL, or, of segments that are longer than the path takes whole, EMSGSIZE. Their
/// segments then go one by one. Guarded by the socket's write lane.
public final class SegmentRefusals {

    private static final int EIO = -Abi.current().number("EIO");
    private static final int EMSGSIZE = -Abi.current().number("EMSGSIZE");
    private static final int EOPNOTSUPP = -Abi.current().number("EOPNOTSUPP");

    /// More are forgotten again, the oldest first, and are refused anew.
    private static final int MOST = 64;

    /// An address of the internet begins with its family and its port, of which the latter does not matter.
    private static final int PORT = 2;

    private static final int PORT_END = 4;

    private final List<byte[]> routes = new ArrayList<>();

    /// Whether a train that was sent with such a result may be refused as a train only.
    static boolean areIn(long result) {
        return result == EIO || result == Kernel.EINVAL || result == EMSGSIZE || result == EOPNOTSUPP;
    }

    /// Whether trains to an address have been refused.
    ///
    /// @param memory has the address
    /// @param at where
    /// @param length how long it is, 0 for that of the connected peer
    boolean contain(MemorySegment memory, long at, int length) {
        for (byte[] route : routes) {
            if (isTo(route, memory, at, length)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTo(byte[] route, MemorySegment memory, long at, int length) {
        if (route.length != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if ((i < PORT || i >= PORT_END) && route[i] != memory.get(JAVA_BYTE, at + i)) {
                return false;
            }
        }
        return true;
    }

    /// Takes note of an address to which trains are refused.
    void add(MemorySegment memory, long at, int length) {
        if (!contain(memory, at, length)) {
            if (routes.size() == MOST) {
                routes.removeFirst();
            }
            routes.add(memory.asSlice(at, length).toArray(JAVA_BYTE));
        }
    }

    /// The socket has another peer, or none any more, of whom nothing is known.
    public void forgetPeer() {
        routes.removeIf(route -> route.length == 0);
    }
}
