package dev.osock.registry;

import dev.osock.SocketRegistry;
import dev.osock.testing.Patience;
import java.time.Duration;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Waits before each test until no socket of an earlier one is left in the registry: those that were closed aside may
/// take a moment, and those that were lost are closed when they are collected.
final class CleanRegistry implements BeforeEachCallback {

    private static final Duration PATIENCE = Patience.seconds(10);

    @Override
    public void beforeEach(ExtensionContext test) throws InterruptedException {
        long start = System.nanoTime();
        while (SocketRegistry.numberOf() > 0) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new AssertionError("earlier tests left sockets: " + SocketRegistry.whichSockets());
            }
            System.gc();
            Thread.sleep(10);
        }
    }
}
