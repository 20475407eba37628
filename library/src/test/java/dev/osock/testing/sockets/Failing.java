package dev.osock.testing.sockets;

import dev.osock.error.Reason;
import dev.osock.error.SocketException;

/// Calls that must fail.
public final class Failing {

    private Failing() {}

    /// Makes a call that must fail and gives what it throws.
    public static SocketException failureOf(Action call) {
        try {
            call.run();
        } catch (SocketException expected) {
            return expected;
        } catch (Exception e) {
            throw new AssertionError("the call failed otherwise: " + e, e);
        }
        throw new AssertionError("the call did not fail");
    }

    /// Makes a call that must fail and gives the reason.
    public static Reason reasonOf(Action call) {
        return failureOf(call).reason();
    }
}
