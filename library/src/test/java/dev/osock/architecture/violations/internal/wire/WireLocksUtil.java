package dev.osock.architecture.violations.internal.wire;

import java.util.concurrent.locks.ReentrantLock;

interface WireLocksUtil {
    void seenOnlyAsAnArray(ReentrantLock[] locks);
}
