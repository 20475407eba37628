package dev.osock.cli.relay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Joins two ends, until both ways have ended, each by itself.
final class Relay {

    /// How long the other way may go on when one has failed.
    private static final Duration TO_END = Duration.ofMillis(300);

    private static final int OF_STREAM = 64 * 1024;
    private static final int TO_PACKETS = 16 * 1024;

    private final End first;
    private final End second;
    private final Limits limits;
    private final Optional<Duration> afterFirst;
    private final Way there;
    private final Way back;

    /// What has ended, in its order.
    private final BlockingQueue<Way> ended = new LinkedBlockingQueue<>();

    /// Makes it. [#run] closes both ends.
    ///
    /// @param afterFirst how long it goes on when nothing comes from the first end any more, if the second has no end
    Relay(End first, End second, Limits limits, Optional<Duration> afterFirst) {
        this.afterFirst = afterFirst;
        this.first = first;
        this.second = second;
        this.limits = limits;
        there = new Way(first, second);
        back = new Way(second, first);
    }

    /// Runs to the end.
    ///
    /// @return what has gone, in words
    /// @throws IOException why it could not go on
    String run() throws IOException {
        Thread one = start(there);
        Thread other = start(back);
        String early;
        try {
            early = await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            early = ", interrupted";
        } finally {
            try (second) {
                first.close();
            } finally {
                end(one);
                end(other);
            }
        }
        return there.meter.bytes() + " bytes came, " + back.meter.bytes() + " bytes went" + early;
    }

    /// Starts a thread, a platform thread where the process's own streams block it.
    private Thread start(Way way) {
        boolean blocks = first instanceof StandardEnd || second instanceof StandardEnd;
        return blocks ? Thread.ofPlatform().daemon().start(way) : Thread.ofVirtual().start(way);
    }

    private static void end(Thread thread) {
        thread.interrupt();
        try {
            var _ = thread.join(TO_END); // if it is not done, the standard output is full
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits until both ways have ended, one has failed, or a limit is reached.
    ///
    /// @return which limit it was, in words; empty if none
    private String await() throws IOException, InterruptedException {
        long half = Long.MAX_VALUE;
        for (int open = 2; open > 0;) {
            long idle = idleLeft();
            long wait = Math.min(idle, half == Long.MAX_VALUE ? half : half - System.nanoTime());
            Way way = wait <= 0 ? ended.poll() : ended.poll(wait, TimeUnit.NANOSECONDS);
            if (way == null) {
                if (half != Long.MAX_VALUE && System.nanoTime() - half >= 0) {
                    return ", one way ended before";
                }
                if (idleLeft() <= 0) {
                    return ", nothing for " + limits.idle().orElseThrow().toMillis() + " ms";
                }
            } else {
                IOException failure = way.failure;
                if (failure != null) {
                    var _ = ended.poll(TO_END.toNanos(), TimeUnit.NANOSECONDS); // what has come may still be read
                    throw failure;
                }
                open--;
                Optional<Duration> left = limits.half().isPresent() || way == back ? limits.half() : afterFirst;
                if (left.isPresent() && half == Long.MAX_VALUE) {
                    half = System.nanoTime() + left.get().toNanos();
                }
            }
        }
        return "";
    }

    /// How long it may go on if nothing goes.
    private long idleLeft() {
        if (limits.idle().isEmpty()) {
            return Long.MAX_VALUE;
        }
        long now = System.nanoTime();
        return limits.idle().get().toNanos() - Math.min(now - there.meter.last(), now - back.meter.last());
    }

    /// One way: what comes from one end goes to the other.
    private final class Way implements Runnable {

        private final End from;
        private final End to;
        private final Meter meter = new Meter();
        private @Nullable IOException failure;

        Way(End from, End to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public void run() {
            try {
                if (!withoutCopying()) {
                    copy();
                }
                to.endWrites();
            } catch (IOException failed) {
                failure = failed;
            } catch (RuntimeException | Error bug) {
                failure = new IOException("unexpected: " + bug, bug);
            }
            ended.add(this);
        }

        private boolean withoutCopying() throws IOException {
            if (!(to instanceof StreamEnd stream)) {
                return false;
            }
            return switch (from) {
                case StreamEnd other -> other.spliceTo(stream, meter);
                case StandardEnd own when own.file().isPresent() -> own.file().get().sendTo(stream.socket, meter);
                default -> false;
            };
        }

        private void copy() throws IOException {
            int usual = to.hasPackets() ? TO_PACKETS : OF_STREAM;
            int size = from.hasPackets() ? limits.packetRoom() : limits.buffer().orElse(usual);
            ByteBuffer buffer = ByteBuffer.allocateDirect(size);
            while (true) {
                int count = from.read(buffer.clear());
                if (count == End.ENDED) {
                    return;
                }
                if (count > 0 || to.hasPackets()) {
                    to.write(buffer.flip());
                }
                meter.add(count);
            }
        }
    }
}
