package dev.osock.internal.call;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Keeps a few objects for reuse, without a lock, a thread-local or an allocation. What does not fit is left to the
/// garbage collector.
final class Pool<T> {

    /// A thread's slots lie together, and apart from those of others: a cache line holds 16 references, or 8.
    private static final int ROWS = 32;

    private static final int PROBES = 4;
    private static final int ROW = 16;

    private final AtomicReferenceArray<@Nullable T> slots = new AtomicReferenceArray<>(ROWS * ROW);
    private final Supplier<T> maker;

    Pool(Supplier<T> maker) {
        this.maker = maker;
    }

    /// Takes an object, or makes one.
    T take() {
        int start = start();
        for (int i = 0; i < PROBES; i++) {
            int slot = start + i;
            if (slots.getPlain(slot) != null) {
                T taken = slots.getAndSet(slot, null);
                if (taken != null) {
                    return taken;
                }
            }
        }
        return maker.get();
    }

    /// Gives an object back; the caller must not use it any more.
    void give(T object) {
        int start = start();
        for (int i = 0; i < PROBES; i++) {
            int slot = start + i;
            if (slots.getPlain(slot) == null && slots.compareAndSet(slot, null, object)) {
                return;
            }
        }
    }

    /// Spreads threads over the slots.
    private static int start() {
        return (int) (Thread.currentThread().threadId() % ROWS) * ROW;
    }
}
