package dev.osock.cli.probe;

import dev.osock.error.SocketErrnoException;
import dev.osock.error.SocketException;
import dev.osock.error.SocketInterruptedException;
import dev.osock.message.ExtendedError;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Asks a host for echoes, one at a time, and tells of each answer and of all.
///
/// @param host the host
/// @param count how many requests, 0 for no limit
/// @param interval the time from one request to the next
/// @param patience how long to wait for the last answer
/// @param size how many bytes each request carries
/// @param hops the time to live of the requests
public record Ping(Host host, long count, Duration interval, Duration patience, int size, int hops) {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final Duration REHEARSAL = Duration.ofMillis(100);

    /// Runs to the end, or until this thread is interrupted.
    ///
    /// @param out takes what there is to tell
    /// @return whether any reply came
    /// @throws SocketException if there is no socket to be had for it, or it cannot send
    public boolean run(PrintWriter out) throws SocketException {
        out.println("PING " + host.name() + " (" + host.numeric() + "): " + size + " data bytes");
        rehearse();
        try (EchoSocket socket = EchoSocket.open(host, hops)) {
            var round = new Round(socket, out);
            round.run();
            round.summarise();
            return round.received > 0;
        }
    }

    /// Asks this host itself once, so that the first figure does not tell how long the classes took to load.
    private void rehearse() throws SocketException {
        try (EchoSocket socket = EchoSocket.open(host.loopback(), hops)) {
            socket.send(1, ByteBuffer.allocate(0));
            socket.receive(REHEARSAL);
        } catch (SocketErrnoException unavailable) {
            // then the real one says why
        }
    }

    private final class Round {

        private final EchoSocket socket;
        private final PrintWriter out;
        private final ByteBuffer payload;
        private final Map<Integer, Instant> waiting = new HashMap<>();
        private final BitSet answered = new BitSet(1 << Short.SIZE);
        private final Statistics times = new Statistics();
        private final long start = System.nanoTime();

        private long sent;
        private long received;
        private long duplicates;
        private long errors;

        Round(EchoSocket socket, PrintWriter out) {
            this.socket = socket;
            this.out = out;
            byte[] pattern = new byte[size];
            for (int i = 0; i < size; i++) {
                pattern[i] = (byte) i;
            }
            payload = ByteBuffer.wrap(pattern);
        }

        void run() throws SocketException {
            try {
                long next = start;
                while (count == 0 || sent < count) {
                    send();
                    next += interval.toNanos();
                    boolean isLast = count != 0 && sent == count;
                    listen(isLast ? System.nanoTime() + patience.toNanos() : next, isLast);
                }
            } catch (SocketInterruptedException stopped) {
                // the user has seen enough
            }
        }

        private void send() throws SocketException {
            int sequence = (int) ++sent & 0xFFFF;
            answered.clear(sequence);
            waiting.put(sequence, Instant.now());
            socket.send(sequence, payload);
        }

        private void listen(long until, boolean isLast) throws SocketException {
            while (!(isLast && waiting.isEmpty())) {
                Optional<EchoSocket.Answer> answer =
                        socket.receive(Duration.ofNanos(Math.max(0, until - System.nanoTime())));
                if (answer.isEmpty()) {
                    return;
                }
                switch (answer.get()) {
                    case EchoSocket.Answer.Reply reply -> tell(reply);
                    case EchoSocket.Answer.Refusal(int sequence, ExtendedError error) -> {
                        errors++;
                        waiting.remove(sequence);
                        out.println("From " + error.offender().map(Host::numeric).orElse("this host") + " icmp_seq="
                                + sequence + " " + Refusals.describe(error));
                    }
                }
            }
        }

        private void tell(EchoSocket.Answer.Reply reply) {
            Instant asked = waiting.get(reply.sequence());
            if (asked == null && !answered.get(reply.sequence())) {
                return; // of nothing that was asked
            }
            boolean isFirst = !answered.get(reply.sequence());
            String time = "";
            if (asked != null) {
                double millis = Math.max(0, Duration.between(asked, reply.at()).toNanos()) / NANOS_PER_MILLI;
                time = String.format(Locale.ROOT, " time=%.3f ms", millis);
                if (isFirst) {
                    times.add(millis);
                }
            }
            if (isFirst) {
                received++;
                answered.set(reply.sequence());
                waiting.remove(reply.sequence());
            } else {
                duplicates++;
            }
            out.println(reply.payload().remaining() + 8 + " bytes from " + reply.from() + ": icmp_seq="
                    + reply.sequence() + " ttl=" + reply.hops() + time
                    + (isFirst ? "" : " (DUP!)")
                    + (reply.payload().equals(payload) ? "" : " (corrupted)"));
        }

        void summarise() {
            long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
            out.println();
            out.println("--- " + host.name() + " ping statistics ---");
            out.println(sent + " packets transmitted, " + received + " received"
                    + (duplicates == 0 ? "" : ", +" + duplicates + " duplicates")
                    + (errors == 0 ? "" : ", +" + errors + " errors")
                    + ", " + (sent == 0 ? 0 : (sent - received) * 100 / sent) + "% packet loss, time " + millis
                    + "ms");
            if (times.count() > 0) {
                out.println(times);
            }
            out.flush();
        }
    }
}
