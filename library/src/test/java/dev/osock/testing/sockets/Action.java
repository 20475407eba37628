package dev.osock.testing.sockets;

import java.util.concurrent.Callable;

/// Something to do that has no result and may fail.
@FunctionalInterface
public interface Action {
    void run() throws Exception;

    default Callable<Void> asCallable() {
        return () -> {
            run();
            return null;
        };
    }
}
