package dev.osock.architecture.violations.internal.poll;

import dev.osock.architecture.violations.internal.kernel.KernelKnowsPoll;
import dev.osock.architecture.violations.internal.lane.LaneMakesDowncall;

public final class PollKnowsLane {
    private PollKnowsLane() {}

    public static boolean call() {
        return LaneMakesDowncall.linker() && new KernelKnowsPoll().call();
    }
}
