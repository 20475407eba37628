package dev.osock.architecture.violations.internal.kernel;

import dev.osock.architecture.violations.internal.poll.PollKnowsLane;

public record KernelKnowsPoll() {
    public boolean call() {
        return PollKnowsLane.call();
    }
}
