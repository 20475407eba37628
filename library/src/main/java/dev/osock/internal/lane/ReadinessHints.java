package dev.osock.internal.lane;

import dev.osock.internal.kernel.Kernel;

/// What the receives of a lane have brought, which tells what the next one is likely to find. Guarded by the lane.
///
/// None of it has to be right: a guess costs a wait too few or a receive too many.
final class ReadinessHints {

    /// How many receives must have been made in vain before nowait callers do without them.
    private static final int VAIN = 16;

    /// How often callers that wait at once look all the same: once in so many times.
    private static final int LOOKS = 64;

    /// The last receive took all there was.
    private boolean emptied;

    /// The last caller that looked first found nothing.
    private boolean foundNothing;

    /// How often in a row a receive that followed one that took all has found nothing.
    private int vain;

    /// Those that waited without a look, to look now and then.
    private int blind;

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
    void looked(boolean nothing) {
        foundNothing = nothing;
    }

    /// Whether the last receive took all there was.
    boolean isEmptied() {
        return emptied;
    }

    /// Whether callers have always found nothing who asked again after they had got all.
    boolean isAskedInVain() {
        return vain >= VAIN;
    }

    /// Says whether a caller that may wait in the kernel for something to come is to do so at once, because those
    /// before found nothing at first. Now and then it looks all the same: one that finds something need not make ready
    /// to wait.
    boolean waitsFirst() {
        blind = (blind + 1) % LOOKS;
        return foundNothing && blind != 0;
    }
}
