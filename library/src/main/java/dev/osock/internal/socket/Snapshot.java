package dev.osock.internal.socket;

import dev.osock.internal.call.Kind;
import dev.osock.internal.mailbox.MailboxState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is known about a socket at one moment. OTP's `info/1`.
///
/// @param kind domain, type and protocol
/// @param owner who owns it, null once it is closed
/// @param origin where its descriptor came from
/// @param readStates OTP's `rstates`, in its order
/// @param writeStates OTP's `wstates`, in its order
/// @param counters by OTP's names
/// @param readers how many receive, or wait to
/// @param writers how many send, or wait to
/// @param acceptors how many accept, or wait to
public record Snapshot(
        Kind kind,
        @Nullable MailboxState owner,
        Origin origin,
        List<String> readStates,
        List<String> writeStates,
        Map<String, Long> counters,
        int readers,
        int writers,
        int acceptors) {

    static List<String> reading(
            boolean bound, boolean listening, boolean accepting, boolean selected, boolean closing) {
        List<String> states = new ArrayList<>();
        add(states, bound, "bound");
        add(states, listening, "listening");
        add(states, accepting, "accepting");
        addCommon(states, selected, closing);
        return states;
    }

    static List<String> writing(
            boolean connecting, boolean connected, boolean selected, boolean closing) {
        List<String> states = new ArrayList<>();
        add(states, connecting, "connecting");
        add(states, connected, "connected");
        addCommon(states, selected, closing);
        return states;
    }

    /// From when closing begins OTP shows both of its states.
    private static void addCommon(List<String> states, boolean selected, boolean closing) {
        add(states, selected, "selected");
        add(states, closing, "closing");
        add(states, closing, "closed");
    }

    private static void add(List<String> states, boolean has, String name) {
        if (has) {
            states.add(name);
        }
    }
}
