package dev.osock.net.conformance;

import static dev.osock.net.conformance.Check.differing;
import static dev.osock.net.conformance.Check.same;
import static dev.osock.net.conformance.Outcome.DONE;
import static dev.osock.net.conformance.Outcome.doing;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// What is written and read, the end, resets, urgent data.
final class StreamChecks {

    private static final String CLOSED = "SocketException: Socket closed";
    private static final String RESET = "SocketException: Connection reset";
    private static final int MUCH = 3_000_000;

    private StreamChecks() {}

    /// The stream that reads what has been written at the other end.
    private static InputStream written(Stage stage, int... bytes) throws Exception {
        Stage.Pair pair = stage.pair();
        write(pair.far(), bytes);
        return pair.near().getInputStream();
    }

    /// The stream that finds the end behind what has been written.
    private static InputStream ended(Stage stage, int... bytes) throws Exception {
        Stage.Pair pair = stage.pair();
        write(pair.far(), bytes);
        pair.far().shutdownOutput();
        return pair.near().getInputStream();
    }

    private static void write(Socket socket, int... bytes) throws Exception {
        byte[] all = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            all[i] = (byte) bytes[i];
        }
        socket.getOutputStream().write(all);
    }

    private static Stage.Pair reset(Stage stage) throws Exception {
        Stage.Pair pair = stage.pair();
        pair.far().setSoLinger(true, 0);
        pair.far().close();
        return pair;
    }

    static List<Check> checks() {
        return java.util.stream.Stream.of(reading(), ending(), writing(), closing(), resets(), urgent())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Check> reading() {
        return List.of(
                same("a byte is read as 0 to 255", "255", stage -> written(stage, 255).read()),
                same("a read gives what is there", "3", stage -> written(stage, 1, 2, 3).read(new byte[10])),
                same("a read leaves what does not fit", "3", stage -> {
                    InputStream in = written(stage, 1, 2, 3);
                    in.readNBytes(2);
                    return in.read();
                }),
                same("a read fills the part of the array", "[0, 7, 8, 0]", stage -> {
                    byte[] bytes = new byte[4];
                    written(stage, 7, 8, 9).read(bytes, 1, 2);
                    return Arrays.toString(bytes);
                }),
                same("a read of nothing does not wait", "0", stage -> written(stage).read(new byte[0])),
                same("a read of nothing from a closed socket is nothing", "0", stage -> {
                    InputStream in = written(stage);
                    in.close();
                    return in.read(new byte[1], 0, 0);
                }),
                same("a read before the array is refused",
                        "IndexOutOfBoundsException: Range [-1, -1 + 2) out of bounds for length 4",
                        stage -> written(stage, 1).read(new byte[4], -1, 2)),
                same("a read behind the array is refused",
                        "IndexOutOfBoundsException: Range [2, 2 + 3) out of bounds for length 4",
                        stage -> written(stage, 1).read(new byte[4], 2, 3)),
                same("a read into no array is refused", "NullPointerException",
                        stage -> written(stage, 1).read(null, 0, 1)),
                same("available is 0 while nothing has come", "0", stage -> written(stage).available()),
                same("available is what has come", "3", stage -> {
                    InputStream in = written(stage, 1, 2, 3, 4);
                    in.read();
                    return in.available();
                }),
                same("available is 0 at the end", "0", stage -> {
                    InputStream in = ended(stage);
                    in.read();
                    return in.available();
                }),
                same("available of a closed socket is refused", CLOSED, stage -> {
                    InputStream in = written(stage, 1);
                    in.close();
                    return in.available();
                }),
                same("bytes are skipped", "3", stage -> {
                    InputStream in = written(stage, 1, 2, 3);
                    in.skipNBytes(2);
                    return in.read();
                }),
                same("a skip is at most what there is", "2", stage -> ended(stage, 1, 2).skip(5)),
                same("a stream of a socket has no marks", "false", stage -> written(stage).markSupported()),
                same("a stream of a socket goes not back", "IOException: mark/reset not supported",
                        stage -> doing(InputStream::reset).of(written(stage))),
                same("the stream to read is one", "true", stage -> {
                    Socket near = stage.pair().near();
                    InputStream first = near.getInputStream();
                    return first.equals(near.getInputStream());
                }));
    }

    private static List<Check> ending() {
        return List.of(
                same("the end is -1", "-1", stage -> ended(stage).read()),
                same("the end of an array is -1", "-1", stage -> ended(stage).read(new byte[3])),
                same("the end comes behind the bytes", "[5, -1]", stage -> {
                    InputStream in = ended(stage, 5);
                    return List.of(in.read(), in.read());
                }),
                same("the end stays", "[-1, -1]", stage -> {
                    InputStream in = ended(stage);
                    return List.of(in.read(), in.read());
                }),
                same("the end stays though the socket is closed", "-1", stage -> {
                    InputStream in = ended(stage);
                    in.read();
                    in.close();
                    return in.read();
                }),
                same("a read of nothing at the end is nothing", "0", stage -> {
                    InputStream in = ended(stage);
                    in.read();
                    return in.read(new byte[0]);
                }),
                same("all bytes are read to the end", "[1, 2, 3]",
                        stage -> Arrays.toString(ended(stage, 1, 2, 3).readAllBytes())),
                same("all bytes are given on to the end", "3",
                        stage -> ended(stage, 1, 2, 3).transferTo(new ByteArrayOutputStream())),
                same("who has ended its side reads what comes", "9", stage -> {
                    Stage.Pair pair = stage.pair();
                    pair.near().shutdownOutput();
                    write(pair.far(), 9);
                    return pair.near().getInputStream().read();
                }),
                same("who has ended its side is not closed", "false", stage -> {
                    Stage.Pair pair = stage.pair();
                    pair.near().shutdownOutput();
                    return pair.near().isClosed();
                }),
                same("who has ended reading reads the end", "-1", stage -> {
                    Stage.Pair pair = stage.pair();
                    InputStream in = pair.near().getInputStream();
                    write(pair.far(), 1);
                    pair.near().shutdownInput();
                    return in.read();
                }),
                same("who has ended reading has nothing available", "0", stage -> {
                    Stage.Pair pair = stage.pair();
                    InputStream in = pair.near().getInputStream();
                    write(pair.far(), 1, 2);
                    pair.near().shutdownInput();
                    return in.available();
                }),
                same("who has ended reading may write", "4", stage -> {
                    Stage.Pair pair = stage.pair();
                    pair.near().shutdownInput();
                    write(pair.near(), 4);
                    return pair.far().getInputStream().read();
                }),
                same("ending reading ends a read of another thread", "-1", stage -> {
                    Stage.Pair pair = stage.pair();
                    InputStream in = pair.near().getInputStream();
                    Stage.Running<Integer> reading = stage.aside(in::read);
                    pair.near().shutdownInput();
                    return reading.end();
                }));
    }

    private static List<Check> writing() {
        return List.of(
                same("one byte is the low bits of a number", "1", stage -> {
                    Stage.Pair pair = stage.pair();
                    pair.near().getOutputStream().write(0x101);
                    return pair.far().getInputStream().read();
                }),
                same("a write takes the part of the array", "[2, 3]", stage -> {
                    Stage.Pair pair = stage.pair();
                    pair.near().getOutputStream().write(new byte[] {1, 2, 3, 4}, 1, 2);
                    pair.near().shutdownOutput();
                    return Arrays.toString(pair.far().getInputStream().readAllBytes());
                }),
                same("a write of nothing is done", DONE,
                        stage -> doing(OutputStream::flush).of(wrote(stage, 0, 0))),
                same("a write before the array is refused",
                        "IndexOutOfBoundsException: Range [-1, -1 + 2) out of bounds for length 4",
                        stage -> wrote(stage, -1, 2)),
                same("a write behind the array is refused",
                        "IndexOutOfBoundsException: Range [2, 2 + 3) out of bounds for length 4",
                        stage -> wrote(stage, 2, 3)),
                same("a write of no array is refused", "NullPointerException",
                        stage -> doing((OutputStream out) -> out.write(null, 0, 1))
                                .of(stage.pair().near().getOutputStream())),
                same("a write of a closed socket is refused", CLOSED, stage -> {
                    OutputStream out = stage.pair().near().getOutputStream();
                    out.close();
                    return doing((OutputStream o) -> o.write(1)).of(out);
                }),
                same("a write behind the end is refused", "SocketException: Broken pipe", stage -> {
                    Socket near = stage.pair().near();
                    OutputStream out = near.getOutputStream();
                    near.shutdownOutput();
                    return doing((OutputStream o) -> o.write(1)).of(out);
                }),
                same("the stream to write is one", "true", stage -> {
                    Socket near = stage.pair().near();
                    OutputStream first = near.getOutputStream();
                    return first.equals(near.getOutputStream());
                }),
                same("much goes both ways at once", "true", stage -> {
                    byte[] much = new byte[MUCH];
                    new Random(1).nextBytes(much);
                    Stage.Pair pair = stage.pair();
                    var one = stage.aside(() -> pair.near().getInputStream().readNBytes(MUCH));
                    var two = stage.aside(() -> pair.far().getInputStream().readNBytes(MUCH));
                    var writing = stage.aside(() -> {
                        pair.near().getOutputStream().write(much);
                        return DONE;
                    });
                    pair.far().getOutputStream().write(much);
                    writing.end();
                    return Arrays.equals(one.end(), much) && Arrays.equals(two.end(), much);
                }),
                same("the bytes of one write stay together", "true", stage -> {
                    Stage.Pair pair = stage.pair();
                    var one = stage.aside(() -> filled(pair.near(), 1));
                    var two = stage.aside(() -> filled(pair.near(), 2));
                    byte[] all = pair.far().getInputStream().readNBytes(2 * MUCH);
                    one.end();
                    two.end();
                    int changes = 0;
                    for (int i = 1; i < all.length; i++) {
                        changes += all[i] == all[i - 1] ? 0 : 1;
                    }
                    return all.length == 2 * MUCH && changes == 1;
                }));
    }

    private static String filled(Socket socket, int with) throws Exception {
        byte[] bytes = new byte[MUCH];
        Arrays.fill(bytes, (byte) with);
        socket.getOutputStream().write(bytes);
        return DONE;
    }

    private static OutputStream wrote(Stage stage, int offset, int length) throws Exception {
        OutputStream out = stage.pair().near().getOutputStream();
        out.write(new byte[4], offset, length);
        return out;
    }

    private static List<Check> closing() {
        return List.of(
                same("closing the stream that reads closes the socket", "true", stage -> {
                    Socket near = stage.pair().near();
                    near.getInputStream().close();
                    return near.isClosed();
                }),
                same("closing the stream that writes closes the socket", "true", stage -> {
                    Socket near = stage.pair().near();
                    near.getOutputStream().close();
                    return near.isClosed();
                }),
                same("closing ends the peer's stream", "-1", stage -> {
                    Stage.Pair pair = stage.pair();
                    pair.near().close();
                    return pair.far().getInputStream().read();
                }),
                same("what was written before closing arrives", "[1, 2, -1]", stage -> {
                    Stage.Pair pair = stage.pair();
                    write(pair.near(), 1, 2);
                    pair.near().close();
                    InputStream in = pair.far().getInputStream();
                    return List.of(in.read(), in.read(), in.read());
                }),
                same("a read of a closed socket is refused", CLOSED, stage -> {
                    InputStream in = written(stage, 1);
                    in.close();
                    return in.read();
                }),
                same("closing a listener leaves what it has accepted", "6", stage -> {
                    Stage.Pair pair = stage.pair();
                    pair.server().close();
                    write(pair.near(), 6);
                    return pair.far().getInputStream().read();
                }),
                same("closing waits for the peer as long as it may linger", "true", stage -> {
                    ServerSocket server = stage.server();
                    server.setReceiveBufferSize(2_000);
                    server.bind(Stage.loopback(0));
                    Socket near = stage.socket();
                    near.setSendBufferSize(200_000);
                    near.connect(server.getLocalSocketAddress());
                    near.getOutputStream().write(new byte[100_000]); // which the peer has no room for
                    near.setSoLinger(true, 1);
                    long before = System.nanoTime();
                    near.close();
                    long took = System.nanoTime() - before;
                    return took > 800_000_000L && took < 5_000_000_000L;
                }));
    }

    private static List<Check> resets() {
        return List.of(
                same("a reset is told", RESET, stage -> reset(stage).near().getInputStream().read()),
                same("a reset is told each time", RESET, stage -> {
                    InputStream in = reset(stage).near().getInputStream();
                    Outcome.of(InputStream::read, in);
                    return in.read();
                }),
                same("available after a reset is 0", "0", stage -> {
                    InputStream in = reset(stage).near().getInputStream();
                    Outcome.of(InputStream::read, in);
                    return in.available();
                }),
                same("a write after a reset that was read is refused", "SocketException: Broken pipe", stage -> {
                    Socket near = reset(stage).near();
                    Outcome.of(InputStream::read, near.getInputStream());
                    return doing((OutputStream out) -> out.write(1)).of(near.getOutputStream());
                }),
                same("a write finds a reset", "SocketException: Connection reset by peer", stage -> {
                    Socket near = reset(stage).near();
                    Thread.sleep(20);
                    return doing((OutputStream out) -> out.write(1)).of(near.getOutputStream());
                }),
                differing(Difference.RESET_STAYS, "a read after a write that found a reset", "-1", RESET, stage -> {
                    Socket near = reset(stage).near();
                    Thread.sleep(20);
                    Outcome.of(doing((OutputStream out) -> out.write(1)), near.getOutputStream());
                    return near.getInputStream().read();
                }),
                same("closing with bytes that nobody has read ends the stream first", "-1", stage -> {
                    Stage.Pair pair = stage.pair();
                    write(pair.near(), 1, 2, 3);
                    pair.far().getInputStream().read();
                    pair.far().close();
                    return pair.near().getInputStream().read();
                }),
                same("writing to who is gone is refused in the end", "true", stage -> {
                    Stage.Pair pair = stage.pair();
                    pair.far().close();
                    OutputStream out = pair.near().getOutputStream();
                    String last = DONE;
                    for (int i = 0; i < 100 && last.equals(DONE); i++) {
                        last = Outcome.of(doing((OutputStream o) -> o.write(1)), out);
                        Thread.sleep(5);
                    }
                    return last.equals("SocketException: Broken pipe")
                            || last.equals("SocketException: Connection reset by peer");
                }));
    }

    private static List<Check> urgent() {
        return List.of(
                same("urgent data comes in line if that is wanted", "99", stage -> {
                    Stage.Pair pair = stage.pair();
                    pair.far().setOOBInline(true);
                    pair.near().sendUrgentData(99);
                    return pair.far().getInputStream().read();
                }),
                same("urgent data is left out otherwise", "7", stage -> {
                    Stage.Pair pair = stage.pair();
                    pair.near().sendUrgentData(99);
                    write(pair.near(), 7);
                    return pair.far().getInputStream().read();
                }),
                same("urgent data comes behind what was written before", "[1, 99]", stage -> {
                    Stage.Pair pair = stage.pair();
                    pair.far().setOOBInline(true);
                    write(pair.near(), 1);
                    pair.near().sendUrgentData(99);
                    InputStream in = pair.far().getInputStream();
                    return List.of(in.read(), in.read());
                }),
                same("urgent data is the low byte of a number", "255", stage -> {
                    Stage.Pair pair = stage.pair();
                    pair.far().setOOBInline(true);
                    pair.near().sendUrgentData(0x1FF);
                    return pair.far().getInputStream().read();
                }),
                differing(Difference.URGENT, "urgent data behind the end is refused", "IOException: Broken pipe",
                        "SocketException: Broken pipe", stage -> {
                            Socket near = stage.pair().near();
                            near.shutdownOutput();
                            return doing((Socket s) -> s.sendUrgentData(1)).of(near);
                        }));
    }
}
