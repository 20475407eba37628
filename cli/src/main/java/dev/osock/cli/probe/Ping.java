package dev.osock.cli.probe;

import static dev.osock.cli.output.Fields.fields;

import dev.osock.cli.address.Host;
import dev.osock.cli.output.Lines;
import dev.osock.error.SocketErrnoException;
import dev.osock.error.SocketException;
import dev.osock.error.SocketInterruptedException;
import dev.osock.message.ExtendedError;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    private static final double NANOS_PER_SECOND = 1e9;

    /// That of ICMP.
    private static final int HEADER = 8;

    private static final Duration REHEARSAL = Duration.ofMillis(100);

    /// Runs to the end, or until this thread is interrupted.
    ///
    /// @param lines where to tell
    /// @return whether any reply came
    /// @throws SocketException if there is no socket to be had for it, or it cannot send
    public boolean run(Lines lines) throws SocketException {
        lines.tell(
                "begin",
                "PING " + host.name() + " (" + host.numeric() + "): " + size + " data bytes",
                fields("host", host.name(), "address", host.numeric(), "bytes", size));
        rehearse();
        try (EchoSocket socket = EchoSocket.open(host, hops)) {
            var round = new Round(socket, lines);
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
        private final Lines lines;
        private final ByteBuffer payload;
        private final Map<Integer, Instant> waiting = new HashMap<>();
        private final BitSet answered = new BitSet(1 << Short.SIZE);
        private final Statistics times = new Statistics();
        private final long start = System.nanoTime();

        private long sent;
        private long received;
        private long duplicates;
        private long errors;

        Round(EchoSocket socket, Lines lines) {
            this.socket = socket;
            this.lines = lines;
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
                        Optional<String> offender = error.offender().map(Host::numeric);
                        String what = Refusals.describe(error);
                        lines.tell(
                                "error",
                                "From " + offender.orElse("this host") + " icmp_seq=" + sequence + " " + what,
                                fields("from", offender, "sequence", sequence, "error", what));
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
            Optional<Double> time = Optional.empty();
            if (asked != null) {
                double millis = Math.max(0, Duration.between(asked, reply.at()).toNanos()) / NANOS_PER_MILLI;
                time = Optional.of(millis);
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
            int bytes = reply.payload().remaining() + HEADER;
            boolean isWhole = reply.payload().equals(payload);
            lines.tell(
                    "reply",
                    bytes + " bytes from " + reply.from() + ": icmp_seq=" + reply.sequence() + " ttl=" + reply.hops()
                            + time.map(millis -> String.format(Locale.ROOT, " time=%.3f ms", millis)).orElse("")
                            + (isFirst ? "" : " (DUP!)")
                            + (isWhole ? "" : " (corrupted)"),
                    fields("from", reply.from(), "sequence", reply.sequence(), "ttl", reply.hops(), "bytes", bytes,
                            "time_ms", time, "duplicate", !isFirst, "corrupted", !isWhole));
        }

        void summarise() {
            long nanos = System.nanoTime() - start;
            var text = new StringBuilder(System.lineSeparator());
            text.append("--- ").append(host.name()).append(" ping statistics ---").append(System.lineSeparator());
            text.append(sent).append(" packets transmitted, ").append(received).append(" received");
            text.append(duplicates == 0 ? "" : ", +" + duplicates + " duplicates");
            text.append(errors == 0 ? "" : ", +" + errors + " errors");
            text.append(", ").append(sent == 0 ? 0 : (sent - received) * 100 / sent).append("% packet loss, time ");
            text.append(Duration.ofNanos(nanos).toMillis()).append("ms");
            Map<String, @Nullable Object> fields =
                    fields("sent", sent, "received", received, "duplicates", duplicates, "errors",
                            errors, "seconds", nanos / NANOS_PER_SECOND);
            if (times.count() > 0) {
                text.append(System.lineSeparator()).append(times);
                fields.putAll(times.fields());
            }
            lines.tell("total", text.toString(), fields);
        }
    }
}
