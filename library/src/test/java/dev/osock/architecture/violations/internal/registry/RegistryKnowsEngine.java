package dev.osock.architecture.violations.internal.registry;

import dev.osock.architecture.violations.internal.engine.EngineMakesDowncall;

final class RegistryKnowsEngine {
    private RegistryKnowsEngine() {}

    static boolean call() {
        return EngineMakesDowncall.linker();
    }
}
