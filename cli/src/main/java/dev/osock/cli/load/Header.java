package dev.osock.cli.load;

import java.nio.ByteBuffer;
import java.util.concurrent.ThreadLocalRandom;

/// What every datagram of a flood begins with: its number, the number of the flow it is of, and when it was sent.
///
/// Numbers count from 0 on. A negative one says that the flow is over, and how many datagrams it had; the least of all
/// is that of the sink's answer.
final class Header {

    /// How many bytes it has.
    static final int SIZE = 24;

    /// The number of the answer.
    static final long ANSWER = Long.MIN_VALUE;

    private static final int FLOW = 8;
    private static final int TIME = 16;

    /// The upper half of all flows' numbers, so that nothing else is taken for a flood.
    private static final long MARK = 0x6F73_6F63;

    private Header() {}

    /// Chooses a number for a flow, which is never 0.
    static long newFlow() {
        return (MARK << Integer.SIZE) | Integer.toUnsignedLong(ThreadLocalRandom.current().nextInt());
    }

    /// Gives the number that says that a flow is over.
    static long end(long count) {
        return ~count;
    }

    /// Writes one, and moves no position.
    static void put(ByteBuffer to, int at, long number, long flow, long time) {
        to.putLong(at, number).putLong(at + FLOW, flow).putLong(at + TIME, time);
    }

    /// Reads the number of a datagram's flow: 0 if it is of no flood.
    static long flow(ByteBuffer datagram) {
        if (datagram.remaining() < SIZE) {
            return 0;
        }
        long flow = datagram.getLong(datagram.position() + FLOW);
        return (flow >>> Integer.SIZE) == MARK ? flow : 0;
    }

    static long number(ByteBuffer datagram) {
        return datagram.getLong(datagram.position());
    }

    static long time(ByteBuffer datagram) {
        return datagram.getLong(datagram.position() + TIME);
    }
}
