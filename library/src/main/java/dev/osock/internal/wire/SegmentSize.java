package dev.osock.internal.wire;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.osock.internal.abi.Abi;
import java.lang.foreign.MemorySegment;

/// The control messages that say how long the segments of a train are: datagrams of one size that go, or have come,
/// with one message. The last may be shorter.
public final class SegmentSize {

    /// How much room either of them takes.
    public static final int SPACE = (int) Cmsg.space(Integer.BYTES);

    private static final int LEVEL = Abi.current().number("IPPROTO_UDP");
    private static final int SENT = Abi.current().number("UDP_SEGMENT");
    private static final int RECEIVED = Abi.current().number("UDP_GRO");

    private SegmentSize() {}

    /// Writes the size with which a train is to be sent, 1 to 65535; or 0 for one datagram, whatever size the socket's
    /// own option says.
    ///
    /// @param control where to
    /// @param at behind which other control messages; a multiple of 8
    /// @return how long all of them are now
    public static long put(MemorySegment control, long at, int size) {
        Cmsg.put(control, at, LEVEL, SENT, Short.BYTES);
        control.set(JAVA_SHORT_UNALIGNED, at + Cmsg.HEADER, (short) size);
        return at + Cmsg.space(Short.BYTES);
    }

    /// Finds the size of the segments that have come.
    ///
    /// @param control where the control messages are, from its start on
    /// @param length how many bytes of it
    /// @return the size; 0 if it is one datagram
    public static int received(MemorySegment control, long length) {
        long at = Cmsg.find(control, length, LEVEL, RECEIVED);
        return at < 0 || Cmsg.size(control, at) < Integer.BYTES
                ? 0
                : Math.max(0, control.get(JAVA_INT_UNALIGNED, at));
    }
}
