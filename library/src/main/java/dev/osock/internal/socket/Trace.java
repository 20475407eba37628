package dev.osock.internal.socket;

import dev.osock.internal.call.Failure;
import dev.osock.internal.wait.Outcome;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Locale;

/// Traces calls in the log, for sockets that ask for it and for all. OTP's `{otp, debug}` and `debug/1`.
public final class Trace {

    /// By the public class's name.
    private static final String LOGGER = "dev.osock.Socket";

    private static final String SWITCH = "dev.osock.trace";

    /// At which calls can be logged.
    private static final List<Level> LEVELS =
            List.of(Level.TRACE, Level.DEBUG, Level.INFO, Level.WARNING, Level.ERROR);

    private static volatile boolean all;
    private static volatile boolean newSockets;
    private static volatile Level level = Level.INFO;

    /// Whether the switch has been looked at. Guarded by the lock of the class.
    private static boolean begun;

    private Trace() {}

    /// Looks at the switch, the first time: `-Ddev.osock.trace=debug` traces every call, at that level.
    ///
    /// @throws IllegalArgumentException if it names no level
    static synchronized void begin() {
        String name = System.getProperty(SWITCH);
        if (!begun && name != null) {
            level = LEVELS.stream()
                    .filter(each -> each.name().equalsIgnoreCase(name))
                    .findAny()
                    .orElseThrow(
                            () -> new IllegalArgumentException(SWITCH + ": there is no level \"" + name + "\", but "
                                    + LEVELS.toString().toLowerCase(Locale.ROOT)));
            all = true;
        }
        begun = true;
    }

    /// Decides whether every call is traced.
    ///
    /// @param on true if it shall be
    public static void all(boolean on) {
        begin();
        all = on;
    }

    /// Tells whether every call is traced.
    ///
    /// @return true if it is
    public static boolean isAll() {
        return all;
    }

    /// Decides at which level calls are logged.
    ///
    /// @param wanted the level
    /// @throws IllegalArgumentException if nothing can be logged at it
    public static void level(Level wanted) {
        if (!LEVELS.contains(wanted)) {
            throw new IllegalArgumentException("nothing can be logged at level " + wanted + ", but at " + LEVELS);
        }
        begin();
        level = wanted;
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
        System.Logger logger = System.getLogger(LOGGER);
        Level at = level;
        if (!logger.isLoggable(at)) {
            return;
        }
        if (result >= 0) {
            logger.log(at, "{0} {1}: {2}", operation, socket, Long.toString(result));
        } else if (result == Outcome.SELECTED) {
            logger.log(at, "{0} {1}: select", operation, socket);
        } else if (result == Outcome.QUEUED_ALREADY || result == Outcome.NOT_BEGUN) {
            logger.log(at, "{0} {1}: refused in this state", operation, socket);
        } else {
            logger.log(at, "{0} {1}: {2}", operation, socket, Failure.reason(result));
        }
    }
}
