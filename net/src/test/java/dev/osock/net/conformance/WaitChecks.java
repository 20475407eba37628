package dev.osock.net.conformance;

import static dev.osock.net.conformance.Check.differing;
import static dev.osock.net.conformance.Check.same;
import static dev.osock.net.conformance.Outcome.DONE;
import static dev.osock.net.conformance.Outcome.doing;

import dev.osock.testing.Patience;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Time-outs, closing from another thread, and interrupts.
final class WaitChecks {

    private static final String CLOSED = "SocketException: Socket closed";
    private static final String INTERRUPTED = "SocketException: Closed by interrupt";
    private static final String READ = "SocketTimeoutException: Read timed out";
    private static final int MUCH = 30_000_000;
    private static final byte[] BYTES = new byte[MUCH];

    private WaitChecks() {}

    static List<Check> checks() {
        return java.util.stream.Stream.of(timeOuts(), closing(), interrupts(), interruptsOfPlatformThreads())
                .flatMap(List::stream)
                .toList();
    }

    /// A listener that takes no more connections: whoever connects waits.
    private static InetSocketAddress full(Stage stage) throws Exception {
        ServerSocket server = stage.keep(new ServerSocket());
        server.bind(Stage.loopback(0), 1);
        var place = (InetSocketAddress) server.getLocalSocketAddress();
        for (int i = 0; i < 10; i++) {
            Socket filling = stage.keep(new Socket());
            try {
                filling.connect(place, 100);
            } catch (SocketTimeoutException full) {
                return place;
            }
        }
        throw new AssertionError("the queue of " + server + " is never full");
    }

    private static boolean took(long sinceNanos, int millis) {
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sinceNanos);
        return took >= millis - 1 && took < millis + Patience.seconds(5).toMillis();
    }

    private static DatagramPacket packet() {
        return new DatagramPacket(new byte[10], 10);
    }

    private static List<Check> timeOuts() {
        return List.of(
                same("a read times out", READ, stage -> {
                    Socket near = stage.pair().near();
                    near.setSoTimeout(20);
                    return near.getInputStream().read();
                }),
                same("a read waits as long as it may", "true", stage -> {
                    Socket near = stage.pair().near();
                    near.setSoTimeout(50);
                    long before = System.nanoTime();
                    Outcome.of(InputStream::read, near.getInputStream());
                    return took(before, 50);
                }),
                same("a read goes on after a time-out", "7", stage -> {
                    Stage.Pair pair = stage.pair();
                    pair.near().setSoTimeout(20);
                    Outcome.of(InputStream::read, pair.near().getInputStream());
                    pair.far().getOutputStream().write(7);
                    return pair.near().getInputStream().read();
                }),
                same("a read may wait longer when it is told to", "8", stage -> {
                    Stage.Pair pair = stage.pair();
                    pair.near().setSoTimeout(20);
                    Outcome.of(InputStream::read, pair.near().getInputStream());
                    pair.near().setSoTimeout(0);
                    var reading = stage.aside(() -> pair.near().getInputStream().read());
                    pair.far().getOutputStream().write(8);
                    return reading.end();
                }),
                same("a read in time is not told", "5", stage -> {
                    Stage.Pair pair = stage.pair();
                    pair.near().setSoTimeout((int) Patience.seconds(5).toMillis());
                    var reading = stage.aside(() -> pair.near().getInputStream().read());
                    pair.far().getOutputStream().write(5);
                    return reading.end();
                }),
                same("a time-out says nothing of bytes", "0", stage -> {
                    Socket near = stage.pair().near();
                    near.setSoTimeout(20);
                    try {
                        near.getInputStream().read(new byte[4]);
                        return "no time-out";
                    } catch (SocketTimeoutException e) {
                        return e.bytesTransferred;
                    }
                }),
                same("an accept times out", "SocketTimeoutException: Accept timed out", stage -> {
                    ServerSocket server = stage.listening();
                    server.setSoTimeout(20);
                    return server.accept();
                }),
                same("an accept goes on after a time-out", "true", stage -> {
                    ServerSocket server = stage.listening();
                    server.setSoTimeout(20);
                    Outcome.of(ServerSocket::accept, server);
                    stage.socket().connect(server.getLocalSocketAddress());
                    return stage.keep(server.accept()).isConnected();
                }),
                same("what is accepted has no time-out", "0", stage -> {
                    ServerSocket server = stage.listening();
                    server.setSoTimeout((int) Patience.seconds(5).toMillis());
                    stage.socket().connect(server.getLocalSocketAddress());
                    return stage.keep(server.accept()).getSoTimeout();
                }),
                same("a connect times out", "SocketTimeoutException: Connect timed out", stage -> {
                    InetSocketAddress full = full(stage);
                    return doing((Socket s) -> s.connect(full, 50)).of(stage.socket());
                }),
                same("a connect that has timed out closes the socket", "true", stage -> {
                    InetSocketAddress full = full(stage);
                    Socket socket = stage.socket();
                    Outcome.of(doing((Socket s) -> s.connect(full, 50)), socket);
                    return socket.isClosed();
                }),
                same("a connect in time is not told", "true", stage -> {
                    Socket socket = stage.socket();
                    socket.connect(stage.listening().getLocalSocketAddress(), (int) Patience.seconds(5).toMillis());
                    return socket.isConnected();
                }),
                same("a receive times out", "SocketTimeoutException: Receive timed out", stage -> {
                    DatagramSocket socket = stage.datagrams();
                    socket.setSoTimeout(20);
                    return doing((DatagramSocket s) -> s.receive(packet())).of(socket);
                }),
                same("a receive goes on after a time-out", "x", stage -> {
                    DatagramSocket socket = stage.datagrams();
                    socket.setSoTimeout(20);
                    Outcome.of(doing((DatagramSocket s) -> s.receive(packet())), socket);
                    stage.datagrams().send(Stage.packet("x", socket.getLocalSocketAddress()));
                    return Stage.receive(socket);
                }),
                same("who waits for a datagram holds up nobody's options", "true", stage -> {
                    DatagramSocket socket = stage.datagrams();
                    socket.setSoTimeout(5_000);
                    var receiving = stage.aside(() -> Stage.receive(socket));
                    long before = System.nanoTime();
                    socket.setSoTimeout(1_000);
                    socket.setReceiveBufferSize(5_000);
                    socket.getTrafficClass();
                    boolean atOnce = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before) < 2_500;
                    stage.datagrams().send(Stage.packet("x", socket.getLocalSocketAddress()));
                    return atOnce && receiving.end().equals("x");
                }));
    }

    /// Has a thread of each kind wait, and tells what comes of it when something is done to it.
    private static List<Check> closing() {
        return List.of(
                same("closing ends a read of another thread", CLOSED, stage -> {
                    Socket near = stage.pair().near();
                    var reading = stage.aside(() -> near.getInputStream().read());
                    near.close();
                    return reading.end();
                }),
                same("closing ends a read with a time-out of another thread", CLOSED, stage -> {
                    Socket near = stage.pair().near();
                    near.setSoTimeout((int) Patience.seconds(5).toMillis());
                    var reading = stage.aside(() -> near.getInputStream().read());
                    near.close();
                    return reading.end();
                }),
                same("closing ends a write of another thread", CLOSED, stage -> {
                    Socket near = stage.pair().near();
                    var writing = stage.aside(() -> write(near));
                    near.close();
                    return writing.end();
                }),
                same("closing ends an accept of another thread", CLOSED, stage -> {
                    ServerSocket server = stage.listening();
                    var accepting = stage.aside(server::accept);
                    server.close();
                    return accepting.end();
                }),
                same("closing ends an accept with a time-out of another thread", CLOSED, stage -> {
                    ServerSocket server = stage.listening();
                    server.setSoTimeout((int) Patience.seconds(5).toMillis());
                    var accepting = stage.aside(server::accept);
                    server.close();
                    return accepting.end();
                }),
                same("closing ends a connect of another thread", CLOSED, stage -> {
                    InetSocketAddress full = full(stage);
                    Socket socket = stage.socket();
                    var connecting = stage.aside(() -> doing((Socket s) -> s.connect(full)).of(socket));
                    socket.close();
                    return connecting.end();
                }),
                same("closing ends a receive of another thread", CLOSED, stage -> {
                    DatagramSocket socket = stage.datagrams();
                    socket.setSoTimeout(0);
                    var receiving = stage.aside(() -> Stage.receive(socket));
                    socket.close();
                    return receiving.end();
                }),
                same("closing ends a receive with a time-out of another thread", CLOSED, stage -> {
                    DatagramSocket socket = stage.datagrams();
                    var receiving = stage.aside(() -> Stage.receive(socket));
                    socket.close();
                    return receiving.end();
                }),
                same("closing ends all reads", "[" + CLOSED + ", " + CLOSED + "]", stage -> {
                    Socket near = stage.pair().near();
                    var one = stage.aside(() -> near.getInputStream().read());
                    var two = stage.aside(() -> near.getInputStream().read());
                    near.close();
                    return List.of(
                            Outcome.of(Stage.Running::end, one),
                            Outcome.of(Stage.Running::end, two));
                }));
    }

    private static String write(Socket socket) throws Exception {
        socket.getOutputStream().write(BYTES);
        return DONE;
    }

    private static List<Check> interrupts() {
        return List.of(
                same("an interrupt ends the read of a virtual thread", INTERRUPTED, stage -> {
                    Socket near = stage.pair().near();
                    return interrupted(stage.onVirtual(() -> near.getInputStream().read()));
                }),
                same("an interrupt ends the read with a time-out of a virtual thread", INTERRUPTED, stage -> {
                    Socket near = stage.pair().near();
                    near.setSoTimeout((int) Patience.seconds(5).toMillis());
                    return interrupted(stage.onVirtual(() -> near.getInputStream().read()));
                }),
                same("an interrupt closes the socket of a virtual thread that reads", "true", stage -> {
                    Socket near = stage.pair().near();
                    Outcome.of(WaitChecks::interrupted, stage.onVirtual(() -> near.getInputStream().read()));
                    return near.isClosed();
                }),
                same("an interrupt is not forgotten", "true", stage -> {
                    Socket near = stage.pair().near();
                    return interrupted(stage.onVirtual(() -> {
                        Outcome.of(InputStream::read, near.getInputStream());
                        return Thread.currentThread().isInterrupted();
                    }));
                }),
                same("an interrupt ends the write of a virtual thread", INTERRUPTED, stage -> {
                    Socket near = stage.pair().near();
                    return interrupted(stage.onVirtual(() -> write(near)));
                }),
                same("an interrupt closes the socket of a virtual thread that writes", "true", stage -> {
                    Socket near = stage.pair().near();
                    Outcome.of(WaitChecks::interrupted, stage.onVirtual(() -> write(near)));
                    return near.isClosed();
                }),
                same("an interrupt ends the accept of a virtual thread", INTERRUPTED, stage -> {
                    ServerSocket server = stage.listening();
                    return interrupted(stage.onVirtual(server::accept));
                }),
                same("an interrupt closes the listener of a virtual thread", "true", stage -> {
                    ServerSocket server = stage.listening();
                    Outcome.of(WaitChecks::interrupted, stage.onVirtual(server::accept));
                    return server.isClosed();
                }),
                same("an interrupt ends the connect of a virtual thread", INTERRUPTED, stage -> {
                    InetSocketAddress full = full(stage);
                    Socket socket = stage.socket();
                    return interrupted(stage.onVirtual(() -> doing((Socket s) -> s.connect(full)).of(socket)));
                }),
                same("an interrupt ends the receive of a virtual thread", INTERRUPTED, stage -> {
                    DatagramSocket socket = stage.datagrams();
                    return interrupted(stage.onVirtual(() -> Stage.receive(socket)));
                }),
                same("an interrupt closes the datagram socket of a virtual thread", "true", stage -> {
                    DatagramSocket socket = stage.datagrams();
                    Outcome.of(WaitChecks::interrupted, stage.onVirtual(() -> Stage.receive(socket)));
                    return socket.isClosed();
                }),
                same("a virtual thread that is interrupted before it reads gets what is there", "[3, true]", stage -> {
                    Stage.Pair pair = stage.pair();
                    pair.far().getOutputStream().write(3);
                    Thread.sleep(20);
                    return stage.onVirtual(() -> {
                        Thread.currentThread().interrupt();
                        return List.of(pair.near().getInputStream().read(), Thread.currentThread().isInterrupted());
                    }).end();
                }),
                same("a virtual thread that is interrupted before it reads does not wait", INTERRUPTED, stage -> {
                    Socket near = stage.pair().near();
                    return stage.onVirtual(() -> {
                        Thread.currentThread().interrupt();
                        return near.getInputStream().read();
                    }).end();
                }),
                same("a virtual thread that is interrupted before it connects does not wait", INTERRUPTED, stage -> {
                    InetSocketAddress full = full(stage);
                    Socket socket = stage.socket();
                    return stage.onVirtual(() -> {
                        Thread.currentThread().interrupt();
                        return doing((Socket s) -> s.connect(full)).of(socket);
                    }).end();
                }),
                differing(Difference.INTERRUPTED_CONNECT,
                        "a virtual thread that is interrupted before it connects to who is there", INTERRUPTED, "true",
                        stage -> {
                            ServerSocket server = stage.listening();
                            Socket socket = stage.socket();
                            return stage.onVirtual(() -> {
                                Thread.currentThread().interrupt();
                                socket.connect(server.getLocalSocketAddress());
                                return socket.isConnected();
                            }).end();
                        }));
    }

    private static <T> T interrupted(Stage.Running<T> running) throws Exception {
        running.thread().interrupt();
        return running.end();
    }

    private static List<Check> interruptsOfPlatformThreads() {
        return List.of(
                same("an interrupt does nothing to the read of a platform thread", "[5, true]", stage -> {
                    Stage.Pair pair = stage.pair();
                    var reading = stage.onPlatform(
                            () -> List.of(pair.near().getInputStream().read(), Thread.interrupted()));
                    reading.thread().interrupt();
                    Thread.sleep(40);
                    pair.far().getOutputStream().write(5);
                    return reading.end();
                }),
                same("an interrupt does nothing to the time-out of a platform thread", "[" + READ + ", true]",
                        stage -> {
                            Socket near = stage.pair().near();
                            near.setSoTimeout(150);
                            var reading = stage.onPlatform(() -> List.of(
                                    Outcome.of(InputStream::read, near.getInputStream()), Thread.interrupted()));
                            reading.thread().interrupt();
                            return reading.end();
                        }),
                same("an interrupt does nothing to the write of a platform thread", "[true, true]", stage -> {
                    Stage.Pair pair = stage.pair();
                    byte[] much = new byte[MUCH];
                    new java.util.Random(2).nextBytes(much);
                    var writing = stage.onPlatform(() -> {
                        pair.near().getOutputStream().write(much);
                        return Thread.interrupted();
                    });
                    writing.thread().interrupt();
                    Thread.sleep(40);
                    byte[] all = pair.far().getInputStream().readNBytes(MUCH);
                    return List.of(Arrays.equals(all, much), writing.end());
                }),
                same("an interrupt does nothing to the accept of a platform thread", "[true, true]", stage -> {
                    ServerSocket server = stage.listening();
                    var accepting = stage.onPlatform(
                            () -> List.of(stage.keep(server.accept()).isConnected(), Thread.interrupted()));
                    accepting.thread().interrupt();
                    Thread.sleep(40);
                    stage.socket().connect(server.getLocalSocketAddress());
                    return accepting.end();
                }),
                same("an interrupt does nothing to the receive of a platform thread", "[x, true]", stage -> {
                    DatagramSocket socket = stage.datagrams();
                    var receiving = stage.onPlatform(() -> List.of(Stage.receive(socket), Thread.interrupted()));
                    receiving.thread().interrupt();
                    Thread.sleep(40);
                    stage.datagrams().send(Stage.packet("x", socket.getLocalSocketAddress()));
                    return receiving.end();
                }),
                same("an interrupt does nothing to the connect of a platform thread",
                        "[SocketTimeoutException: Connect timed out, true]", stage -> {
                            InetSocketAddress full = full(stage);
                            Socket socket = stage.socket();
                            var connecting = stage.onPlatform(() -> List.of(
                                    Outcome.of(doing((Socket s) -> s.connect(full, 150)), socket),
                                    Thread.interrupted()));
                            connecting.thread().interrupt();
                            return connecting.end();
                        }),
                same("a platform thread that is interrupted before it reads waits", "[4, true]", stage -> {
                    Stage.Pair pair = stage.pair();
                    var reading = stage.onPlatform(() -> {
                        Thread.currentThread().interrupt();
                        return List.of(pair.near().getInputStream().read(), Thread.interrupted());
                    });
                    pair.far().getOutputStream().write(4);
                    return reading.end();
                }));
    }
}
