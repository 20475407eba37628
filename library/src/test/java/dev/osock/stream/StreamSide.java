package dev.osock.stream;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.osock.Sockets;
import dev.osock.address.SockaddrIn;
import dev.osock.kind.Shutdown;
import dev.osock.testing.sockets.ThreadKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/// Whose streams are tested: those of `java.net.Socket`, which is the judge, or ours.
enum StreamSide {
    JDK {
        @Override
        Link connect(int port) throws IOException {
            java.net.Socket socket = new java.net.Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            return new Link() {
                @Override
                InputStream in() throws IOException {
                    return socket.getInputStream();
                }

                @Override
                InputStream in(Duration time) throws IOException {
                    socket.setSoTimeout((int) time.toMillis());
                    return socket.getInputStream();
                }

                @Override
                OutputStream out() throws IOException {
                    return socket.getOutputStream();
                }

                @Override
                void endOut() throws IOException {
                    socket.shutdownOutput();
                }

                @Override
                void endIn() throws IOException {
                    socket.shutdownInput();
                }

                @Override
                boolean isOpen() {
                    return !socket.isClosed();
                }

                @Override
                void closeNear() throws IOException {
                    socket.close();
                }
            };
        }
    },
    OSOCK {
        @Override
        Link connect(int port) throws IOException {
            dev.osock.Socket socket = Sockets.connect(SockaddrIn.loopback(port));
            InputStream in = socket.inputStream();
            OutputStream out = socket.outputStream();
            return new Link() {
                @Override
                InputStream in() {
                    return in;
                }

                @Override
                InputStream in(Duration time) {
                    return socket.within(time).inputStream();
                }

                @Override
                OutputStream out() {
                    return out;
                }

                @Override
                void endOut() throws IOException {
                    socket.shutdown(Shutdown.WRITE);
                }

                @Override
                void endIn() throws IOException {
                    socket.shutdown(Shutdown.READ);
                }

                @Override
                boolean isOpen() {
                    return socket.isOpen();
                }

                @Override
                void closeNear() throws IOException {
                    socket.close();
                }
            };
        }
    };

    /// Both by [ThreadKind].
    static final String BY_THREAD = "dev.osock.stream.StreamSide#byThread";

    static Stream<Arguments> byThread() {
        return Arrays.stream(values())
                .flatMap(side -> Arrays.stream(ThreadKind.values()).map(thread -> arguments(side, thread)));
    }

    abstract Link connect(int port) throws IOException;

    /// Makes a connection over loopback.
    Link link() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Link link = connect(listener.getLocalPort());
            link.peer = new Peer(listener.accept());
            return link;
        }
    }

    /// A connection: streams of its near end, and the peer.
    abstract static class Link implements AutoCloseable {

        private Peer peer;

        Peer peer() {
            return peer;
        }

        abstract InputStream in() throws IOException;

        /// The stream whose reads wait up to a time; of the JDK, the same one from then on.
        abstract InputStream in(Duration time) throws IOException;

        abstract OutputStream out() throws IOException;

        abstract void endOut() throws IOException;

        abstract void endIn() throws IOException;

        abstract boolean isOpen();

        abstract void closeNear() throws IOException;

        /// Waits until so many bytes can be read.
        void awaitAvailable(int count) throws Exception {
            while (in().available() < count) {
                Thread.sleep(1);
            }
        }

        @Override
        public void close() throws IOException {
            try (Peer _ = peer) {
                closeNear();
            }
        }
    }
}
