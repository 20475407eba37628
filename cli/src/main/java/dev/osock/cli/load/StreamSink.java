package dev.osock.cli.load;

import dev.osock.Socket;
import dev.osock.address.Sockaddr;
import dev.osock.cli.output.Lines;
import dev.osock.error.SocketClosedException;
import dev.osock.error.SocketException;
import dev.osock.error.SocketInterruptedException;
import dev.osock.error.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Receives the bytes of a connection, and answers its end with how many have come.
final class StreamSink implements Counted {

    /// How many bytes an answer has.
    static final int ANSWER = 2 * Long.BYTES;

    private static final int ROOM = 256 * 1024;
    private static final Duration TO_ANSWER = Duration.ofMillis(100);

    private final Lines lines;
    private final Deadlines deadlines = new Deadlines();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(ROOM);

    private long bytes;

    StreamSink(Lines lines) {
        this.lines = lines;
    }

    /// Accepts a connection, and receives until its end, or a moment, or this thread is interrupted.
    ///
    /// @return whether anything has come
    boolean run(Socket listener, long limit) throws SocketException {
        Optional<Socket> accepted = accept(listener, limit);
        if (accepted.isEmpty()) {
            total(figures(0));
            return false;
        }
        try (Socket peer = accepted.get()) {
            long start = System.nanoTime();
            Sockaddr source = peer.peername();
            lines.tell("begin", "from " + source, Map.of("source", source.toString()));
            var progress = new Progress(lines, this, start);
            boolean isEnd = false;
            try {
                isEnd = receive(peer, progress, limit);
            } finally {
                long end = System.nanoTime();
                progress.end(end);
                Figures total = figures(end - start);
                total(total);
                if (isEnd) {
                    answer(peer, total);
                }
            }
            return bytes > 0;
        }
    }

    private Optional<Socket> accept(Socket listener, long limit) throws SocketException {
        try {
            return Optional.of(listener.until(deadlines.at(limit)).accept());
        } catch (SocketTimeoutException | SocketInterruptedException nobody) {
            return Optional.empty();
        }
    }

    /// Receives.
    ///
    /// @return whether it was the end
    private boolean receive(Socket peer, Progress progress, long limit) throws SocketException {
        while (System.nanoTime() - limit < 0 && !Thread.currentThread().isInterrupted()) {
            try {
                long until = Deadlines.earlier(limit, progress.next());
                bytes += peer.until(deadlines.at(until)).recv(buffer.clear());
            } catch (SocketTimeoutException | SocketInterruptedException nothing) {
                // the loop looks why
            } catch (SocketClosedException end) {
                return true;
            }
            progress.tell(System.nanoTime());
        }
        return false;
    }

    private static void answer(Socket peer, Figures total) {
        ByteBuffer answer = ByteBuffer.allocate(ANSWER);
        total.write(answer);
        try {
            peer.within(TO_ANSWER).send(answer.flip());
        } catch (SocketException gone) {
            // then nobody wants to know
        }
    }

    private void total(Figures total) {
        lines.tell("total", "received " + total.text(), total.fields());
    }

    @Override
    public Figures figures(long nanos) {
        return new Figures(nanos, bytes, Optional.empty(), Optional.empty());
    }
}
