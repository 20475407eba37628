package dev.osock.architecture.violations.internal.lane;

import java.lang.foreign.Linker;

public final class LaneMakesDowncall {
    public static boolean linker() {
        return Linker.nativeLinker() != null;
    }
}
