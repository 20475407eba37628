package dev.osock.bench.child;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// `java.net`, a virtual thread with a small array for each connection.
record NetThreads() implements EchoServer {

    private static final int ROOM = 64;

    @Override
    public int start() throws IOException {
        ServerSocket listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    Socket peer = listener.accept();
                    peer.setTcpNoDelay(true);
                    Thread.ofVirtual().start(() -> serve(peer));
                }
            } catch (IOException failed) {
                throw new IllegalStateException(failed);
            }
        });
        return listener.getLocalPort();
    }

    private static void serve(Socket peer) {
        byte[] buffer = new byte[ROOM];
        try (peer) {
            InputStream in = peer.getInputStream();
            OutputStream out = peer.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                out.write(buffer, 0, count);
            }
        } catch (IOException end) {
            // the peer has closed
        }
    }
}
