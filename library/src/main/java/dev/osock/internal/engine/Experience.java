package dev.osock.internal.engine;

import dev.osock.internal.kernel.Kernel;
import org.jspecify.annotations.Nullable;

/// What a lane has learnt from the receives before: what the next one is likely to find. Guarded by the lane.
final class Experience {

    /// How many receives must have been made in vain before nowait callers do without them.
    private static final int VAIN = 16;

    /// Waits from which on a lane learns; a socket that is idle most of the time has no need of it, nor of the memory.
    static final int WAITS = 16;

    /// How often callers that wait at once look all the same: once in so many times.
    private static final int LOOKS = 64;

    /// The last receive took all there was.
    private boolean emptied;

    /// The first look of the last caller that did not go by that found nothing.
    private boolean foundNothing;

    /// How often in a row a receive that followed one that took all has found nothing.
    private int vain;

    /// Those that waited without a look, to look now and then.
    private int blind;

    private @Nullable Patience patience;

    /// Takes note of what a receive has brought.
    ///
    /// @param tookAll whether it is certain that there was no more
    void received(boolean tookAll, long result) {
        if (emptied && vain < VAIN) {
            vain = result == Kernel.EAGAIN ? vain + 1 : 0;
        }
        emptied = tookAll;
    }

    /// Takes note of what the first look of a caller has found.
    void looked(boolean foundNothing) {
        this.foundNothing = foundNothing;
    }

    /// Whether the last receive took all there was.
    boolean isEmptied() {
        return emptied;
    }

    /// Whether callers have always found nothing who asked again after they had got all.
    boolean isAskedInVain() {
        return vain >= VAIN;
    }

    /// Says whether a caller that may wait in the kernel for something to come is to do so at once, because those before found nothing at
    /// first. Now and then it looks all the same: one that finds something need not make ready to wait.
    boolean waitsFirst() {
        blind = (blind + 1) % LOOKS;
        return foundNothing && blind != 0;
    }

    /// Says whether a caller is to let others run before it looks for the first time, because those before found nothing then. Now
    /// and then it looks all the same.
    boolean looksLater() {
        return foundNothing && patience != null && patience.guesses() && patience.begins();
    }

    /// Says whether a caller that has found nothing is to let others run and look again before it waits.
    boolean looksAgain() {
        if (patience == null) {
            patience = new Patience(Turns::areFair);
        }
        return patience.begins();
    }

    /// Says whether one that has looked again and found nothing is to do so once more; else it is to wait.
    boolean goesOn() {
        return patience != null && patience.goesOn();
    }

    /// Takes note that one has found something when it looked again.
    ///
    /// @return whether it is certain enough now that it need not be told of what it finds
    boolean found() {
        return patience != null && patience.found();
    }
}
