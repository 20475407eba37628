package dev.osock.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// A packet of IPv4 or IPv6, as it leaves, that has a whole datagram of UDP, with its lengths and checksums right.
///
/// @param destination the address it goes to, of 4 or 16 bytes
/// @param port the port it goes to
/// @param data the datagram's
record UdpPacket(byte[] destination, int port, byte[] data) {

    private static final int UDP = 17;
    private static final int UDP_HEADER = 8;
    private static final int FRAGMENT = 0x3FFF;
    private static final int ALL_ONES = 0xFFFF;

    /// Takes a packet apart.
    static UdpPacket of(byte[] packet) {
        return packet[0] >> 4 == 4 ? ofIp4(packet) : ofIp6(packet);
    }

    private static UdpPacket ofIp4(byte[] packet) {
        ByteBuffer buffer = ByteBuffer.wrap(packet);
        assertThat(packet[0]).as("version, and no options").isEqualTo((byte) 0x45);
        assertThat(unsigned(buffer, 2)).as("its length").isEqualTo(packet.length);
        assertThat(unsigned(buffer, 6) & FRAGMENT).as("what a fragment has").isZero();
        assertThat((int) packet[9]).as("protocol").isEqualTo(UDP);
        assertThat(sum(0, packet, 0, 20)).as("checksum of the header").isEqualTo(ALL_ONES);
        return of(packet, 20, 4);
    }

    private static UdpPacket ofIp6(byte[] packet) {
        ByteBuffer buffer = ByteBuffer.wrap(packet);
        assertThat(packet[0] >> 4).as("version").isEqualTo(6);
        assertThat(unsigned(buffer, 4)).as("length of what the packet has").isEqualTo(packet.length - 40);
        assertThat((int) packet[6]).as("protocol").isEqualTo(UDP);
        return of(packet, 40, 16);
    }

    private static UdpPacket of(byte[] packet, int header, int addressLength) {
        ByteBuffer buffer = ByteBuffer.wrap(packet);
        int length = packet.length - header;
        assertThat(unsigned(buffer, header + 4)).as("the datagram's length").isEqualTo(length);
        assertThat(sum(UDP + length, packet, header - 2 * addressLength, packet.length))
                .as("the datagram's checksum")
                .isEqualTo(ALL_ONES);
        return new UdpPacket(
                Arrays.copyOfRange(packet, header - addressLength, header),
                unsigned(buffer, header + 2),
                Arrays.copyOfRange(packet, header + UDP_HEADER, packet.length));
    }

    private static int unsigned(ByteBuffer buffer, int at) {
        return Short.toUnsignedInt(buffer.getShort(at));
    }

    /// Adds 16 bits at a time, as RFC 1071 says.
    private static int sum(int start, byte[] bytes, int from, int to) {
        int sum = start;
        for (int i = from; i < to; i++) {
            sum += Byte.toUnsignedInt(bytes[i]) << ((i - from) % 2 == 0 ? 8 : 0);
        }
        while (sum > ALL_ONES) {
            sum = (sum & ALL_ONES) + (sum >> 16);
        }
        return sum;
    }
}
