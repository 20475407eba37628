package dev.osock;

import dev.osock.address.SockaddrLl;
import dev.osock.error.SocketErrnoException;
import dev.osock.error.SocketException;
import dev.osock.ioctl.IoctlRequests;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import dev.osock.option.PacketOptions;
import dev.osock.option.SocketOptions;
import dev.osock.testing.sockets.Namespaces;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// A client and a server in network namespaces of their own, and between them a device, which two packet sockets make,
/// that takes options of Multipath TCP out of what passes by.
///
/// ```
/// client 10.77.3.1 ── device ── 10.77.3.2 server
/// ```
final class StrippingPath extends Namespaces {

    static final String SERVER = "10.77.3.2";

    /// `ETH_P_ALL`.
    private static final int EVERYTHING = 3;
    private static final int ROOM = 70_000;
    private static final int BUFFER = 4 << 20;

    /// What the device takes the options out of.
    enum Stripped {
        NOTHING, ALL, TO_SERVER, TO_CLIENT, AFTER_SYN;

        boolean is(TcpFrame frame, boolean isToServer) {
            return switch (this) {
                case NOTHING -> false;
                case ALL -> true;
                case TO_SERVER -> isToServer;
                case TO_CLIENT -> !isToServer;
                case AFTER_SYN -> !frame.isSyn();
            };
        }
    }

    private final Stripped what;
    private final AtomicInteger stripped = new AtomicInteger();
    private final List<Socket> plugs = new ArrayList<>();

    StrippingPath(Stripped what) throws IOException, InterruptedException {
        super("client", "device", "server");
        this.what = what;
        try {
            cable("client", "c", "device", "d1");
            cable("server", "s", "device", "d2");
            ip("client", "addr add 10.77.3.1/24 dev c");
            ip("server", "addr add " + SERVER + "/24 dev s");
            Socket toClient = plug("d1");
            Socket toServer = plug("d2");
            Thread.ofVirtual().start(() -> relay(toClient, toServer, true));
            Thread.ofVirtual().start(() -> relay(toServer, toClient, false));
        } catch (IOException | InterruptedException failed) {
            close();
            throw failed;
        }
    }

    private Socket plug(String name) throws SocketException {
        Socket plug = Socket.open(Domain.PACKET, Type.RAW, Protocol.DEFAULT, in("device"));
        plugs.add(plug);
        plug.setopt(PacketOptions.VNET_HDR, true);
        plug.setopt(PacketOptions.IGNORE_OUTGOING, true);
        plug.setopt(SocketOptions.RCVBUFFORCE, BUFFER);
        plug.bind(SockaddrLl.of(EVERYTHING, plug.ioctl(IoctlRequests.GIFINDEX, name)));
        return plug;
    }

    /// Hands on what comes until a plug is closed.
    private void relay(Socket from, Socket to, boolean isToServer) {
        ByteBuffer frame = ByteBuffer.allocate(ROOM);
        try {
            while (true) {
                from.recv(frame.clear());
                frame.flip();
                if (TcpFrame.of(frame).filter(tcp -> what.is(tcp, isToServer)).filter(TcpFrame::strip).isPresent()) {
                    stripped.incrementAndGet();
                }
                try {
                    to.send(frame);
                } catch (SocketErrnoException lost) {
                    // a frame that there is no room for is sent again by TCP
                }
            }
        } catch (SocketException closed) {
            // the test is over
        }
    }

    /// Tells how many segments have lost options.
    int stripped() {
        return stripped.get();
    }

    @Override
    public void close() throws IOException {
        try {
            for (Socket plug : plugs) {
                plug.close();
            }
        } finally {
            super.close();
        }
    }
}
