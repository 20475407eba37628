package dev.osock.cli.load;

import java.nio.ByteBuffer;
import java.util.Optional;

/// Counts the datagrams of the first flow that comes. Times are those of [System#nanoTime()].
final class FlowCount implements Counted {

    private final Arrivals arrivals = new Arrivals();
    private final Jitter jitter = new Jitter();

    /// The flow's number, 0 before it has begun.
    private long flow;

    private long start;
    private long last;
    private boolean isOver;
    private long bytes;
    private long others;

    /// Counts a datagram.
    ///
    /// @return whether it is of the flow
    boolean add(ByteBuffer datagram, long now) {
        long own = Header.flow(datagram);
        if (own == 0 || (flow != 0 && own != flow)) {
            others++;
            return false;
        }
        if (flow == 0) {
            flow = own;
            start = now;
        }
        if (!isOver) {
            last = now;
        }
        long number = Header.number(datagram);
        if (number < 0) {
            isOver = true;
            arrivals.announce(Header.end(number));
        } else {
            jitter.add(Header.time(datagram), now);
            if (arrivals.add(number)) {
                bytes += datagram.remaining();
            }
        }
        return true;
    }

    /// Whether a datagram says that the flow is over.
    boolean isEnd(ByteBuffer datagram) {
        return flow != 0 && Header.flow(datagram) == flow && Header.number(datagram) < 0;
    }

    /// Whether any datagram of it has come, but for its end.
    boolean hasCome() {
        return arrivals.received() > 0;
    }

    boolean isOver() {
        return isOver;
    }

    long flow() {
        return flow;
    }

    /// When it began.
    long start() {
        return start;
    }

    /// When its end has come, or before that its last datagram.
    long last() {
        return last;
    }

    /// How many datagrams have come that are not of the flow.
    long others() {
        return others;
    }

    /// Gives what has come from its first datagram to its [#last()].
    Figures total() {
        return figures(last - start);
    }

    @Override
    public Figures figures(long nanos) {
        return new Figures(
                nanos, bytes, Optional.of(arrivals.received()), Optional.of(arrivals.losses(jitter.nanos())));
    }
}
