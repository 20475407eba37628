package dev.osock.cli.relay;

import dev.osock.Socket;
import dev.osock.address.Sockaddr;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;

/// A socket that takes datagrams from anybody, and sends to whom the last one is from.
final class AnybodyEnd implements End {

    private final Socket socket;
    private final CountDownLatch hasCome = new CountDownLatch(1);
    private volatile Sockaddr last = Sockaddr.unspec();

    AnybodyEnd(Socket socket) {
        this.socket = socket;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        last = PacketEnd.receive(socket, into).addr().orElseGet(Sockaddr::unspec);
        hasCome.countDown();
        return into.position();
    }

    /// Writes, once there is somebody to whom.
    @Override
    public void write(ByteBuffer bytes) throws IOException {
        try {
            hasCome.await();
        } catch (InterruptedException stopped) {
            throw new InterruptedIOException("interrupted while nobody has sent anything");
        }
        socket.sendto(bytes, last);
    }

    @Override
    public void endWrites() {
        // datagrams have no end
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
