package dev.osock.bench.child;

import dev.osock.bench.child.Ends.Transport;
import java.io.IOException;

/// One platform thread sends messages of a size, another receives what is there; the figure is MiB per second.
final class Stream implements Task {

    private static final int ROOM = 64 * 1024;
    private static final double MIB = 1 << 20;

    private final int size;
    private final Repeat sending;

    Stream(Transport transport, int size) throws IOException {
        this.size = size;
        Ends ends = transport.open(size, Math.max(size, ROOM));
        sending = new Repeat(ends.client()::send);
        Thread.ofPlatform().daemon().start(() -> {
            try {
                while (true) {
                    ends.server().drain();
                }
            } catch (IOException failed) {
                throw new IllegalStateException(failed);
            }
        });
    }

    @Override
    public double[] round(long nanos) throws IOException {
        return new double[] {sending.round(nanos)[0] * size / MIB};
    }
}
