package dev.osock.cli.load;

import dev.osock.MessageBatch;
import dev.osock.Socket;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.cli.address.Endpoint;
import dev.osock.error.Errno;
import dev.osock.error.SocketErrnoException;
import dev.osock.error.SocketException;
import dev.osock.testing.Patience;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// A flow of datagrams whose order the test decides.
final class HandMadeFlow implements AutoCloseable {

    static final int SIZE = 100;

    private final long flow = Header.newFlow();
    private final Socket socket;

    private HandMadeFlow(Socket socket) {
        this.socket = socket;
    }

    static HandMadeFlow to(String address) throws SocketException {
        Endpoint target = Endpoint.parse(address);
        Socket socket = target.open();
        socket.connect(target.address());
        return new HandMadeFlow(socket);
    }

    Sockaddr source() throws SocketException {
        return socket.sockname();
    }

    /// Sends datagrams with one system call, as many as the kernel takes; a negative number says how many there were.
    void send(long... numbers) throws SocketException {
        var batch = MessageBatch.of(numbers.length, SIZE);
        for (long number : numbers) {
            ByteBuffer datagram = batch.add();
            Header.put(datagram, 0, number, flow, System.nanoTime());
        }
        socket.sendmmsg(batch);
    }

    /// Waits until the sink has taken what was sent out of its socket.
    void awaitTaken() throws IOException, InterruptedException {
        String port = String.format(Locale.ROOT, ":%04X", ((SockaddrIn) socket.peername()).port());
        long giveUp = System.nanoTime() + Patience.seconds(20).toNanos();
        while (!hasTaken(port)) {
            if (System.nanoTime() > giveUp) {
                throw new IllegalStateException("the sink takes nothing");
            }
            Thread.sleep(1);
        }
        Thread.sleep(5); // it has yet to look at the time
    }

    private static boolean hasTaken(String port) throws IOException {
        return Files.readAllLines(Path.of("/proc/net/udp"))
                .stream()
                .map(line -> line.strip().split("\\s+", -1))
                .filter(socket -> socket[1].endsWith(port))
                .allMatch(socket -> socket[4].endsWith(":00000000"));
    }

    /// Sends a datagram, unless the sink has closed its socket.
    ///
    /// @return whether it was sent
    boolean sendIfOpen(long number) throws SocketException {
        try {
            send(number);
            return true;
        } catch (SocketErrnoException e) {
            if (e.is(Errno.ECONNREFUSED)) {
                return false;
            }
            throw e;
        }
    }

    /// Sends what is not of the flow.
    void sendOther(byte[] data) throws SocketException {
        socket.send(data);
    }

    void end(long count) throws SocketException {
        send(Header.end(count));
    }

    /// Receives an answer.
    Figures answer() throws SocketException {
        byte[] answer = socket.within(Patience.seconds(20)).recv();
        ByteBuffer datagram = ByteBuffer.wrap(answer);
        if (Header.flow(datagram) != flow || Header.number(datagram) != Header.ANSWER) {
            throw new IllegalStateException("it is no answer, but " + answer.length + " bytes");
        }
        return Figures.ofDatagrams(datagram.position(Header.SIZE));
    }

    @Override
    public void close() throws SocketException {
        socket.close();
    }
}
