package dev.osock.internal.socket;

import dev.osock.internal.call.Failure;
import dev.osock.internal.registry.Log;
import dev.osock.internal.wait.Outcome;

/// Traces calls in the log, for sockets that ask for it and for all. OTP's `{otp, debug}` and `debug/1`.
public final class Trace {

    private static volatile boolean all;
    private static volatile boolean newSockets;

    private Trace() {}

    /// Decides whether every call is traced.
    ///
    /// @param on true if it shall be
    public static void all(boolean on) {
        all = on;
    }

    /// Tells whether every call is traced.
    ///
    /// @return true if it is
    public static boolean isAll() {
        return all;
    }

    /// Decides whether sockets that are opened from now on are traced.
    ///
    /// @param on true if they shall be
    public static void newSockets(boolean on) {
        newSockets = on;
    }

    /// Tells whether sockets that are opened from now on are traced.
    ///
    /// @return true if they are
    public static boolean isNewSockets() {
        return newSockets;
    }

    /// Traces how a call on a socket ended.
    static void call(Object operation, Object socket, long result) {
        if (result >= 0) {
            Log.get().log(System.Logger.Level.INFO, "{0} {1}: {2}", operation, socket, Long.toString(result));
        } else if (result == Outcome.SELECTED) {
            Log.get().log(System.Logger.Level.INFO, "{0} {1}: select", operation, socket);
        } else if (result == Outcome.QUEUED_ALREADY || result == Outcome.NOT_BEGUN) {
            Log.get().log(System.Logger.Level.INFO, "{0} {1}: refused in this state", operation, socket);
        } else {
            Log.get().log(System.Logger.Level.INFO, "{0} {1}: {2}", operation, socket, Failure.reason(result));
        }
    }
}
