package dev.osock.cli.load;

import dev.osock.BlockingIo;
import dev.osock.Deadline;
import dev.osock.Socket;
import dev.osock.error.SocketException;
import dev.osock.error.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/// A flood of datagrams of one size, each with its [Header].
final class NumberedDatagrams implements Content {

    /// After which the end is said once more, as it or the answer may be lost.
    private static final Duration PAUSE = Duration.ofMillis(50);

    /// The flow's number.
    private final long flow = Header.newFlow();

    private final int size;
    private long count;

    NumberedDatagrams(int size) {
        this.size = size;
    }

    @Override
    public long bytes() {
        return count * size;
    }

    @Override
    public void fill(ByteBuffer buffer, int ahead) {
        long now = System.nanoTime();
        long number = count + ahead / size;
        for (int at = 0; at < buffer.limit(); at += size) {
            Header.put(buffer, at, number++, flow, now);
        }
    }

    @Override
    public void gone(long bytes) {
        count += bytes / size;
    }

    @Override
    public Figures figures(long nanos) {
        return new Figures(nanos, bytes(), Optional.of(count), Optional.empty());
    }

    @Override
    public Optional<Figures> end(Socket socket, Duration patience) {
        Deadline last = Deadline.in(patience);
        BlockingIo io = socket.within(PAUSE);
        ByteBuffer end = ByteBuffer.allocateDirect(Header.SIZE);
        ByteBuffer answer = ByteBuffer.allocateDirect(DatagramSink.ANSWER);
        try {
            while (!last.isOver()) {
                Header.put(end.clear(), 0, Header.end(count), flow, System.nanoTime());
                try {
                    io.send(end);
                    io.recv(answer.clear());
                    if (isAnswer(answer.flip())) {
                        return Optional.of(Figures.ofDatagrams(answer.position(Header.SIZE)));
                    }
                } catch (SocketTimeoutException lostOrFull) {
                    // once more
                }
            }
            return Optional.empty();
        } catch (SocketException gone) {
            return Optional.empty();
        }
    }

    private boolean isAnswer(ByteBuffer datagram) {
        return datagram.limit() == DatagramSink.ANSWER
                && Header.flow(datagram) == flow
                && Header.number(datagram) == Header.ANSWER;
    }
}
