package dev.osock.cli.probe;

import java.nio.ByteBuffer;
import java.util.Optional;

/// An echo request or reply of ICMP or ICMPv6, RFC 792 and RFC 4443.
///
/// @param identifier whose it is
/// @param sequence which one it is, modulo 65536
/// @param payload its bytes
record Echo(int identifier, int sequence, ByteBuffer payload) {

    private static final int HEADER = 8;
    private static final int REQUEST = 8;
    private static final int REPLY = 0;
    private static final int REQUEST6 = 128;
    private static final int REPLY6 = 129;
    private static final int IP_VERSION = 4;

    /// Builds a request. The kernel fills the checksum of ICMPv6 in.
    byte[] request(boolean isInet6) {
        ByteBuffer packet = ByteBuffer.allocate(HEADER + payload.remaining());
        packet.put((byte) (isInet6 ? REQUEST6 : REQUEST)).put((byte) 0).putShort((short) 0);
        packet.putShort((short) identifier).putShort((short) sequence).put(payload.duplicate());
        if (!isInet6) {
            packet.putShort(2, checksum(packet.flip()));
        }
        return packet.array();
    }

    /// Reads a reply; a raw socket of IPv4 gives the header of IP as well.
    ///
    /// @return the reply, or nothing if the packet is something else
    static Optional<Echo> reply(byte[] packet, boolean isInet6, boolean isRaw) {
        return parse(packet, isRaw && !isInet6, isInet6 ? REPLY6 : REPLY);
    }

    /// Reads a request that came back in an error queue: without the header of IP.
    static Optional<Echo> returned(byte[] packet, boolean isInet6) {
        return parse(packet, false, isInet6 ? REQUEST6 : REQUEST);
    }

    private static Optional<Echo> parse(byte[] packet, boolean hasHeader, int type) {
        int start = 0;
        if (hasHeader) {
            if (packet.length == 0 || packet[0] >> IP_VERSION != IP_VERSION) {
                return Optional.empty();
            }
            start = (packet[0] & 0xF) * Integer.BYTES;
        }
        if (packet.length < start + HEADER || Byte.toUnsignedInt(packet[start]) != type) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(packet);
        return Optional.of(new Echo(
                Short.toUnsignedInt(bytes.getShort(start + 4)),
                Short.toUnsignedInt(bytes.getShort(start + 6)),
                bytes.position(start + HEADER).slice()));
    }

    /// The Internet checksum, RFC 1071.
    static short checksum(ByteBuffer packet) {
        int sum = 0;
        for (int i = packet.position(); i < packet.limit(); i += 2) {
            int high = Byte.toUnsignedInt(packet.get(i)) << Byte.SIZE;
            sum += high + (i + 1 < packet.limit() ? Byte.toUnsignedInt(packet.get(i + 1)) : 0);
        }
        while (sum >> Short.SIZE != 0) {
            sum = (sum & 0xFFFF) + (sum >> Short.SIZE);
        }
        return (short) ~sum;
    }
}
