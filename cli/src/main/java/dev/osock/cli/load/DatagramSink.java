package dev.osock.cli.load;

import dev.osock.MessageBatch;
import dev.osock.Socket;
import dev.osock.address.Sockaddr;
import dev.osock.cli.output.Lines;
import dev.osock.error.SocketException;
import dev.osock.error.SocketInterruptedException;
import dev.osock.error.SocketTimeoutException;
import dev.osock.option.SocketOptions;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Receives a flow of datagrams, and answers its end with what has come.
final class DatagramSink {

    /// How many bytes an answer has.
    static final int ANSWER = Header.SIZE + 9 * Long.BYTES;

    private static final int MESSAGES = 32;
    private static final int ROOM = 65_535;

    /// How long datagrams may come after the end, as they have gone another way.
    private static final long LATE_NANOS = Duration.ofMillis(100).toNanos();

    /// How long the end may come again, as the answer was lost.
    private static final long UNANSWERED_NANOS = Duration.ofMillis(200).toNanos();

    private static final Duration TO_ANSWER = Duration.ofMillis(100);

    private final Socket socket;
    private final Lines lines;
    private final MessageBatch batch = MessageBatch.of(MESSAGES, ROOM);
    private final Deadlines deadlines = new Deadlines();
    private final FlowCount flow = new FlowCount();

    private Sockaddr source = Sockaddr.unspec();
    private @Nullable Progress progress;

    DatagramSink(Socket socket, Lines lines) {
        this.socket = socket;
        this.lines = lines;
    }

    /// Receives until the flow is over, or a moment, or this thread is interrupted.
    ///
    /// @return whether anything has come
    boolean run(long limit) throws SocketException {
        while (!flow.isOver() && goesOn(limit)) {
            count(progress == null ? limit : Deadlines.earlier(limit, progress.next()));
        }
        if (progress != null) {
            progress.end(flow.last());
        }
        if (flow.isOver()) {
            countLate(System.nanoTime() + LATE_NANOS);
        }
        Figures total = flow.total();
        total(total);
        if (flow.isOver()) {
            answer(total);
        }
        return flow.hasCome();
    }

    /// Does once what is done for each flow, with what is there.
    void rehearse() throws SocketException {
        count(System.nanoTime());
        total(flow.total());
    }

    private static boolean goesOn(long limit) {
        return System.nanoTime() - limit < 0 && !Thread.currentThread().isInterrupted();
    }

    /// Counts what is there, waiting up to a moment.
    private void count(long until) throws SocketException {
        if (receive(until)) {
            long now = System.nanoTime();
            for (int i = 0; i < batch.count(); i++) {
                for (int k = 0; k < batch.segments(i); k++) {
                    count(batch.segment(i, k), i, now);
                }
            }
        }
        if (progress != null && !flow.isOver()) {
            progress.tell(System.nanoTime());
        }
    }

    private void count(ByteBuffer datagram, int message, long now) {
        boolean isFirst = flow.add(datagram, now) && progress == null;
        if (isFirst) {
            progress = new Progress(lines, flow, flow.start());
            source = batch.address(message);
            lines.tell("begin", "from " + source, Map.of("source", source.toString()));
        }
    }

    private void countLate(long until) throws SocketException {
        while (goesOn(until)) {
            count(until);
        }
    }

    private boolean receive(long until) throws SocketException {
        try {
            socket.until(deadlines.at(until)).recvmmsg(batch);
            return true;
        } catch (SocketTimeoutException | SocketInterruptedException nothing) {
            return false;
        }
    }

    private void total(Figures total) throws SocketException {
        Map<String, Object> fields = total.fields();
        long dropped = socket.getopt(SocketOptions.MEMINFO).drops();
        fields.put("dropped", dropped);
        fields.put("others", flow.others());
        lines.tell(
                "total",
                "received " + total.text()
                        + (dropped == 0 ? "" : ", dropped here " + dropped + " as the socket's buffer was full")
                        + (flow.others() == 0 ? "" : ", of others " + flow.others()),
                fields);
    }

    /// Answers, and once more each time that the end comes again.
    private void answer(Figures total) throws SocketException {
        ByteBuffer answer = ByteBuffer.allocateDirect(ANSWER);
        Header.put(answer, 0, Header.ANSWER, flow.flow(), System.nanoTime());
        total.write(answer.position(Header.SIZE));
        long until = System.nanoTime() + UNANSWERED_NANOS;
        boolean isAsked = true;
        while (goesOn(until)) {
            if (isAsked) {
                send(answer.flip());
            }
            isAsked = receive(until) && hasEnd();
        }
    }

    private boolean hasEnd() {
        for (int i = 0; i < batch.count(); i++) {
            for (int k = 0; k < batch.segments(i); k++) {
                if (flow.isEnd(batch.segment(i, k))) {
                    return true;
                }
            }
        }
        return false;
    }

    private void send(ByteBuffer answer) {
        try {
            socket.within(TO_ANSWER).sendto(answer, source);
        } catch (SocketException gone) {
            // then nobody wants to know
        }
    }
}
