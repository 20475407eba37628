package dev.osock.bench.child;

import dev.osock.bench.child.DatagramEnd.Traffic;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/// Receives datagrams on a platform thread until the process ends, and sends them back if it is to; a round is over at
/// once, and its figure is how many have come so far.
final class Receiving implements Task {

    private final AtomicLong count = new AtomicLong();
    private final int port;

    Receiving(DatagramEnd end, Traffic traffic) throws IOException {
        port = end.port();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                while (true) {
                    end.receive();
                    if (traffic == Traffic.ECHO) {
                        end.answer();
                    } else {
                        count.setRelease(count.getPlain() + end.count());
                    }
                }
            } catch (IOException failed) {
                throw new IllegalStateException(failed);
            }
        });
    }

    @Override
    public String greeting() {
        return "ready " + port;
    }

    @Override
    public double[] round(long nanos) {
        return new double[] {count.getAcquire()};
    }
}
