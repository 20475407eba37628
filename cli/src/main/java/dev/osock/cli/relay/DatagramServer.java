package dev.osock.cli.relay;

import dev.osock.BlockingIo;
import dev.osock.ReceivedMsg;
import dev.osock.Socket;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrUn;
import dev.osock.cli.output.ServerLog;
import dev.osock.error.SocketTimeoutException;
import dev.osock.message.MsgFlags;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/// Serves those who send datagrams: the first one alone, anybody, or each by a socket of its own.
final class DatagramServer {

    private final Socket socket;
    private final Joining joining;
    private final Plan plan;
    private final ServerLog log;

    DatagramServer(Socket socket, Joining joining, Plan plan, ServerLog log) {
        this.socket = socket;
        this.joining = joining;
        this.plan = plan;
        this.log = log;
    }

    void serve(boolean keeps) throws IOException {
        if (!keeps) {
            joining.join("datagrams", ofFirst(), false);
        } else if (plan.to().isEmpty()) {
            joining.join("datagrams", new AnybodyEnd(socket), false);
        } else {
            new DatagramProxy(socket, plan.to().get(), plan, log).serve();
        }
    }

    /// Waits for a datagram, and takes whoever has sent it for the peer.
    private End ofFirst() throws IOException {
        ByteBuffer first = ByteBuffer.allocateDirect(plan.limits().packetRoom());
        Optional<Sockaddr> source;
        try {
            BlockingIo io = plan.ways().timeout().isPresent()
                    ? socket.within(plan.ways().timeout().get())
                    : socket;
            ReceivedMsg received = io.recvmsg(List.of(first), 0, MsgFlags.NONE);
            PacketEnd.checkWhole(received, first);
            source = received.addr().filter(DatagramServer::canBeAnswered);
        } catch (SocketTimeoutException nothing) {
            throw new IOException(
                    "nothing has come within " + plan.ways().timeout().orElseThrow().toMillis() + " ms", nothing);
        }
        log.event("datagrams from " + source.map(Sockaddr::toString).orElse("somebody without an address"));
        if (source.isPresent()) {
            socket.connect(source.get());
        }
        return PacketEnd.begun(socket, source, first.flip());
    }

    static boolean canBeAnswered(Sockaddr source) {
        return !source.equals(Sockaddr.unspec()) && !source.equals(SockaddrUn.unnamed());
    }
}
