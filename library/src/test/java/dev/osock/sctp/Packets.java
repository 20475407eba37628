package dev.osock.sctp;

import dev.osock.OpenOptions;
import dev.osock.Socket;
import dev.osock.error.SocketException;
import dev.osock.error.SocketTimeoutException;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import dev.osock.message.MsgFlags;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/// The packets of IPv4 that a host sends and receives, seen by a packet socket.
final class Packets implements AutoCloseable {

    private static final Protocol EVERYTHING = Protocol.of(0x0300); // ETH_P_ALL, in network order
    private static final int HEADERS = 200;

    private final Socket seen;

    Packets(OpenOptions where) throws SocketException {
        seen = Socket.open(Domain.PACKET, Type.DGRAM, EVERYTHING, where);
    }

    /// A packet of IPv4, or its beginning.
    ///
    /// @param bytes the bytes, from the header of IPv4 on
    record Packet(ByteBuffer bytes) {

        int protocol() {
            return bytes.get(9) & 0xFF;
        }

        /// Where the header of the protocol begins.
        int start() {
            return 4 * (bytes.get(0) & 0xF);
        }

        int sourcePort() {
            return bytes.getShort(start()) & 0xFFFF;
        }

        int destinationPort() {
            return bytes.getShort(start() + 2) & 0xFFFF;
        }

        /// Of SCTP: the tag by which the receiver knows the association; 0 in the first packet of one.
        int verificationTag() {
            return bytes.getInt(start() + 4);
        }

        /// Of SCTP: makes a packet of the same association and direction that has another chunk and no more.
        byte[] with(byte[] chunk) {
            int header = 12;
            ByteBuffer made = ByteBuffer.allocate(start() + header + chunk.length);
            made.put(0, bytes, 0, start() + header).put(start() + header, chunk);
            made.putShort(2, (short) made.capacity());
            made.putInt(start() + 8, 0);
            var checksum = new CRC32C();
            checksum.update(made.array(), start(), header + chunk.length);
            made.putInt(start() + 8, Integer.reverseBytes((int) checksum.getValue()));
            return made.array();
        }
    }

    /// Takes the packets that have come until now.
    List<Packet> taken() throws SocketException {
        List<Packet> all = new ArrayList<>();
        while (true) {
            try {
                byte[] bytes = seen.within(Duration.ZERO).recvmsg(HEADERS, 0, MsgFlags.NONE).data();
                if (bytes.length >= 20 && bytes[0] >> 4 == 4) {
                    all.add(new Packet(ByteBuffer.wrap(bytes)));
                }
            } catch (SocketTimeoutException _) {
                return all;
            }
        }
    }

    @Override
    public void close() throws SocketException {
        seen.close();
    }
}
