package dev.osock.internal.registry;

import dev.osock.internal.poll.WakeUp;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/// The public object of something that is to be closed, held weakly: if its user has lost it, a thread closes that.
///
/// One reference does what else takes a [java.lang.ref.Cleaner]'s and a weak one. What is to be closed keeps it
/// reachable, and is kept so itself as long as it is open by its registry.
public final class SocketRef extends WeakReference<@Nullable Object> {

    /// What is behind it.
    public interface Losable {

        /// Closes it, because nobody can any more.
        void closeLost();
    }

    private static final ReferenceQueue<@Nullable Object> LOST = new ReferenceQueue<>();

    /// When the log is made ready: not while a process starts, and before descriptors are likely to run out. Also how
    /// long nothing must have been open, at two looks in a row, before the thread ends; it would keep the library's
    /// classes loaded.
    private static final long SOON_MILLIS = 1_000;

    /// When what could not be closed for lack of memory is tried again.
    private static final long AGAIN_MILLIS = 100;

    /// Whether each remembers where it was made.
    private static final boolean TRACKS = Boolean.getBoolean("dev.osock.trackOpen");

    /// Whether the thread runs. Written under the lock of the class.
    private static volatile boolean watched;

    /// The first of those that could not be closed for lack of memory. Only the thread uses it, as [#next].
    private static @Nullable SocketRef toCloseAgain;

    private @Nullable SocketRef next;

    private final Losable behind;

    private final @Nullable Throwable made =
            TRACKS ? new Throwable("opened on " + Thread.currentThread()) : null;

    /// Makes one, and starts the thread with the first; if there can be none now, the next one tries again.
    public SocketRef(Object shown, Losable behind) {
        super(shown, LOST);
        this.behind = behind;
        ensureWatched();
    }

    /// Where it was made, with `-Ddev.osock.trackOpen=true`.
    public @Nullable Throwable made() {
        return made;
    }

    /// Starts the thread if it does not run. Whoever has something open says so first, and then calls this.
    static void ensureWatched() {
        if (!watched) {
            startWatching();
        }
    }

    private static synchronized void startWatching() {
        if (!watched) {
            Thread.ofPlatform()
                    .name("osock-lost-sockets")
                    .daemon()
                    .inheritInheritableThreadLocals(false)
                    .start(SocketRef::watch);
            watched = true;
        }
    }

    private static void watch() {
        boolean hasLog = false;
        boolean wasIdle = false;
        while (!wasIdle || !ends()) {
            try {
                wasIdle = !closeNext(SOON_MILLIS) && isIdle();
                if (!hasLog && !wasIdle) {
                    hasLog = true; // or it fails again and again
                    Log.get();
                }
            } catch (InterruptedException nobodyDoesThat) {
                // it goes on
            } catch (Throwable failed) { // perhaps in the log itself; the others are to be closed all the same
                complain(failed);
            }
        }
        WakeUp.releasePooled();
    }

    /// Whether nothing is open that could be lost.
    private static boolean isIdle() {
        return toCloseAgain == null && Registry.areAllEmpty();
    }

    /// Whether the thread ends: it says so before it looks for the last time, as those who open something say that
    /// before they look for it.
    private static synchronized boolean ends() {
        watched = false;
        watched = !isIdle();
        return !watched;
    }

    private static void complain(Throwable failed) {
        try {
            Thread here = Thread.currentThread();
            here.getUncaughtExceptionHandler().uncaughtException(here, failed);
        } catch (Throwable again) {
            // then there is nothing that could be done about it
        }
    }

    /// Closes the next one that is lost.
    ///
    /// @return false if there was none for so long
    private static boolean closeNext(long millis) throws InterruptedException {
        if (LOST.remove(toCloseAgain == null ? millis : AGAIN_MILLIS) instanceof SocketRef lost) {
            lost.close();
            return true;
        }
        closeAgain();
        return false;
    }

    private void close() {
        try {
            behind.closeLost();
        } catch (OutOfMemoryError noMemory) {
            next = toCloseAgain;
            toCloseAgain = this;
        }
    }

    private static void closeAgain() {
        SocketRef again = toCloseAgain;
        toCloseAgain = null;
        while (again != null) {
            SocketRef following = again.next;
            again.close();
            again = following;
        }
    }
}
