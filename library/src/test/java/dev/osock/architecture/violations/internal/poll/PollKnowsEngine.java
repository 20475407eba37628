package dev.osock.architecture.violations.internal.poll;

import dev.osock.architecture.violations.internal.engine.EngineMakesDowncall;
import dev.osock.architecture.violations.internal.kernel.KernelKnowsPoll;

public final class PollKnowsEngine {
    private PollKnowsEngine() {}

    public static boolean call() {
        return EngineMakesDowncall.linker() && new KernelKnowsPoll().call();
    }
}
