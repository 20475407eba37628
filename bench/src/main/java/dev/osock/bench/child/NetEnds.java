package dev.osock.bench.child;

import dev.osock.bench.child.Ends.End;
import dev.osock.bench.child.Ends.Transport;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// The JDK's `java.net.Socket` and its streams, unbuffered as every message is one array, and Nagle's algorithm off.
enum NetEnds implements Transport {
    TCP;

    @Override
    public Ends open(int size, int room) throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            Socket client = new Socket(listener.getInetAddress(), listener.getLocalPort());
            Socket server = listener.accept();
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            return new Ends(end(client, size, room), end(server, size, room));
        }
    }

    private static End end(Socket socket, int size, int room) throws IOException {
        InputStream in = socket.getInputStream();
        OutputStream out = socket.getOutputStream();
        byte[] message = new byte[size];
        byte[] bucket = new byte[room];
        return new End() {
            @Override
            public void send() throws IOException {
                out.write(message);
            }

            @Override
            public void receive() throws IOException {
                if (in.readNBytes(message, 0, size) < size) {
                    throw new EOFException();
                }
            }

            @Override
            public void drain() throws IOException {
                if (in.read(bucket) < 0) {
                    throw new EOFException();
                }
            }
        };
    }
}
