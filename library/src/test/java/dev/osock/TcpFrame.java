package dev.osock;

import java.nio.ByteBuffer;
import java.util.Optional;

/// A frame of Ethernet with a segment of TCP over IPv4, as a packet socket with `PACKET_VNET_HDR` gives and takes it:
/// before it stands what the device that sends it is still to do (`struct virtio_net_hdr`).
final class TcpFrame {

    private static final int TO_DO = 10;
    private static final byte NEEDS_CHECKSUM = 1;
    private static final int IP = TO_DO + 14;
    private static final short IPV4 = 0x0800;
    private static final byte TCP = 6;

    private static final byte OPTIONS_END = 0;
    private static final byte OPTION_NOTHING = 1;
    private static final byte OPTION_MPTCP = 30;

    private final ByteBuffer frame;
    private final int tcp;
    private final int data;

    private TcpFrame(ByteBuffer frame, int tcp) {
        this.frame = frame;
        this.tcp = tcp;
        data = tcp + ((frame.get(tcp + 12) & 0xF0) >> 2);
    }

    /// Looks whether a frame has one.
    static Optional<TcpFrame> of(ByteBuffer frame) {
        return frame.limit() >= IP + 40 && frame.getShort(IP - 2) == IPV4 && frame.get(IP + 9) == TCP
                ? Optional.of(new TcpFrame(frame, IP + (frame.get(IP) & 0xF) * 4))
                : Optional.empty();
    }

    /// Whether it begins a connection, or answers one that does.
    boolean isSyn() {
        return (frame.get(tcp + 13) & 2) != 0;
    }

    /// Overwrites the options of Multipath TCP by the option that says nothing, and mends the checksum, unless that is
    /// still to be made.
    ///
    /// @return whether there were any
    boolean strip() {
        int before = sum();
        boolean found = false;
        int at = tcp + 20;
        while (at < data && frame.get(at) != OPTIONS_END) {
            byte kind = frame.get(at);
            int next = at + (kind == OPTION_NOTHING ? 1 : Math.max(2, frame.get(at + 1)));
            if (kind == OPTION_MPTCP) {
                found = true;
                for (int i = at; i < next; i++) {
                    frame.put(i, OPTION_NOTHING);
                }
            }
            at = next;
        }
        if (found && (frame.get(0) & NEEDS_CHECKSUM) == 0) {
            int old = ~Short.toUnsignedInt(frame.getShort(tcp + 16)) & 0xFFFF;
            frame.putShort(tcp + 16, (short) ~folded(old + (~before & 0xFFFF) + sum()));
        }
        return found;
    }

    /// What the header contributes to the checksum.
    private int sum() {
        int sum = 0;
        for (int i = tcp; i < data; i += 2) {
            sum += Short.toUnsignedInt(frame.getShort(i));
        }
        return folded(sum);
    }

    private static int folded(int sum) {
        int once = (sum & 0xFFFF) + (sum >>> 16);
        return (once & 0xFFFF) + (once >>> 16);
    }
}
