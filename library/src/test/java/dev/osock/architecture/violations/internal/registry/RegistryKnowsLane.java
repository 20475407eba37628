package dev.osock.architecture.violations.internal.registry;

import dev.osock.architecture.violations.internal.lane.LaneMakesDowncall;

final class RegistryKnowsLane {
    private RegistryKnowsLane() {}

    static boolean call() {
        return LaneMakesDowncall.linker();
    }
}
