package dev.osock.internal.socket;

import dev.osock.internal.call.Kind;
import dev.osock.internal.mailbox.MailboxState;
import dev.osock.kind.Origin;
import dev.osock.kind.ReadState;
import dev.osock.kind.SocketCounters;
import dev.osock.kind.WriteState;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is known about a socket at one moment. OTP's `info/1`.
///
/// @param kind domain, type and protocol
/// @param owner who owns it, null once it is closed
/// @param origin where its descriptor came from
/// @param readStates what it is as a receiver
/// @param writeStates what it is as a sender
/// @param counters what has been counted
/// @param readers how many receive, or wait to
/// @param writers how many send, or wait to
/// @param acceptors how many accept, or wait to
public record Snapshot(
        Kind kind,
        @Nullable MailboxState owner,
        Origin origin,
        Set<ReadState> readStates,
        Set<WriteState> writeStates,
        SocketCounters counters,
        int readers,
        int writers,
        int acceptors) {

    /// From when closing begins OTP shows both of its states.
    static Set<ReadState> reading(
            boolean bound, boolean listening, boolean accepting, boolean selected, boolean closing) {
        Set<ReadState> states = EnumSet.noneOf(ReadState.class);
        add(states, bound, ReadState.BOUND);
        add(states, listening, ReadState.LISTENING);
        add(states, accepting, ReadState.ACCEPTING);
        add(states, selected, ReadState.SELECTED);
        add(states, closing, ReadState.CLOSING);
        add(states, closing, ReadState.CLOSED);
        return states;
    }

    static Set<WriteState> writing(boolean connecting, boolean connected, boolean selected, boolean closing) {
        Set<WriteState> states = EnumSet.noneOf(WriteState.class);
        add(states, connecting, WriteState.CONNECTING);
        add(states, connected, WriteState.CONNECTED);
        add(states, selected, WriteState.SELECTED);
        add(states, closing, WriteState.CLOSING);
        add(states, closing, WriteState.CLOSED);
        return states;
    }

    private static <S> void add(Set<S> states, boolean has, S state) {
        if (has) {
            states.add(state);
        }
    }
}
