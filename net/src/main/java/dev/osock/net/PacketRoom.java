package dev.osock.net;

import java.net.DatagramPacket;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/// How many bytes a packet has room for.
///
/// To the JDK that is what its user has said last; but a packet tells the length of what was received last, and
/// outside of the JDK its length cannot be set without its room. So it is kept here, as long as the packet is as it was
/// left: whoever receives into the same packet again has all its room again.
final class PacketRoom {

    private static final Map<DatagramPacket, Left> PACKETS = Collections.synchronizedMap(new WeakHashMap<>());

    private PacketRoom() {}

    /// How a packet was left.
    private record Left(byte[] data, int offset, int length, int room) {
        @SuppressWarnings("ReferenceEquality") // that array, and no other with the same bytes
        boolean is(DatagramPacket packet) {
            return packet.getData() == data && packet.getOffset() == offset && packet.getLength() == length;
        }
    }

    /// Tells the room of a packet.
    static int of(DatagramPacket packet) {
        Left left = PACKETS.get(packet);
        return left != null && left.is(packet) ? left.room : packet.getLength();
    }

    /// Tells a packet the length of what was received into it, and keeps its room.
    static void received(DatagramPacket packet, int length, int room) {
        packet.setLength(length);
        if (length < room) {
            PACKETS.put(packet, new Left(packet.getData(), packet.getOffset(), length, room));
        } else {
            PACKETS.remove(packet);
        }
    }
}
