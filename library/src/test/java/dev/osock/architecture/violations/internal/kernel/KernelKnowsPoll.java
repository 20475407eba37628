package dev.osock.architecture.violations.internal.kernel;

import dev.osock.architecture.violations.internal.poll.PollKnowsEngine;

public record KernelKnowsPoll() {
    public boolean call() {
        return PollKnowsEngine.call();
    }
}
