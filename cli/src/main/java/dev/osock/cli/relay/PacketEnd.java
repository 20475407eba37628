package dev.osock.cli.relay;

import dev.osock.BlockingIo;
import dev.osock.ReceivedMsg;
import dev.osock.Socket;
import dev.osock.address.Sockaddr;
import dev.osock.error.Reason;
import dev.osock.error.SocketClosedException;
import dev.osock.kind.Type;
import dev.osock.message.MsgFlags;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A socket of datagrams that has one peer, or a connection of records.
final class PacketEnd implements End {

    private final Socket socket;

    /// Of what others have sent before there was a peer, nothing is taken.
    private final Optional<Sockaddr> peer;

    /// What has been received already.
    private @Nullable ByteBuffer first;

    private PacketEnd(Socket socket, Optional<Sockaddr> peer, @Nullable ByteBuffer first) {
        this.socket = socket;
        this.peer = peer;
        this.first = first;
    }

    /// Makes one of a socket that is connected.
    static PacketEnd connected(Socket socket) {
        return new PacketEnd(socket, Optional.empty(), null);
    }

    /// Makes one of a socket that has just received its first datagram, from whom it is connected to now.
    ///
    /// @param peer who has sent it; nothing if that has no address and cannot be answered
    static PacketEnd begun(Socket socket, Optional<Sockaddr> peer, ByteBuffer first) {
        return new PacketEnd(socket, peer, first);
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        ByteBuffer waiting = first;
        if (waiting != null) {
            first = null;
            into.put(waiting);
            return into.position();
        }
        while (true) {
            ReceivedMsg packet;
            try {
                packet = receive(socket, into.clear());
            } catch (SocketClosedException end) {
                if (end.reason() == Reason.Closed.BY_PEER) {
                    return ENDED;
                }
                throw end;
            }
            if (peer.isEmpty() || packet.addr().isEmpty() || packet.addr().equals(peer)) {
                return into.position();
            }
        }
    }

    /// Receives one packet whole.
    static ReceivedMsg receive(BlockingIo socket, ByteBuffer into) throws IOException {
        ReceivedMsg packet = socket.recvmsg(List.of(into), 0, MsgFlags.NONE);
        checkWhole(packet, into);
        return packet;
    }

    static void checkWhole(ReceivedMsg packet, ByteBuffer into) throws IOException {
        packet.close(); // and whatever descriptors nobody has asked for
        if (packet.flags().contains(MsgFlags.TRUNC)) {
            throw new IOException("a packet of more than " + into.capacity()
                    + " bytes has come, which would be cut: --buffer makes room for longer ones");
        }
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        socket.send(bytes);
    }

    @Override
    public void endWrites() throws IOException {
        if (!socket.type().equals(Type.DGRAM)) { // which have no end
            StreamEnd.endWrites(socket);
        }
    }

    @Override
    public boolean hasPackets() {
        return true;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
