package dev.osock.internal.flight;

import jdk.jfr.FlightRecorder;

/// Whether the virtual machine makes a flight recording. Who asks this first, and [FlightEvents] only then, loads
/// nothing of `jdk.jfr` but `FlightRecorder` as long as there is none.
public final class Flight {

    /// Whether the runtime image has a recorder at all.
    private static final boolean IS_THERE =
            ModuleLayer.boot().findModule("jdk.jfr").isPresent();

    private Flight() {}

    /// Has all loaded that the question needs: without memory that might fail, and then for ever.
    public static void prepare() {
        isOn();
    }

    /// Whether there is, or has been, a recording.
    public static boolean isOn() {
        return IS_THERE && FlightRecorder.isInitialized();
    }
}
