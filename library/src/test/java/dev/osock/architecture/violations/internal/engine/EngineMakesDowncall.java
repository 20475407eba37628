package dev.osock.architecture.violations.internal.engine;

import java.lang.foreign.Linker;

public final class EngineMakesDowncall {
    public static boolean linker() {
        return Linker.nativeLinker() != null;
    }
}
