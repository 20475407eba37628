package dev.osock.internal.flight;

import dev.osock.address.Sockaddr;
import dev.osock.error.Errno;
import dev.osock.error.Reason;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Tells the flight recorder what sockets do.
///
/// An event begins before what it is about, and ends behind it. In between it is an `Object`, so that whoever holds it
/// needs nothing of `jdk.jfr`. An event that there is no memory or no stack for is left out.
public final class FlightEvents {

    private FlightEvents() {}

    public static @Nullable Object connecting() {
        return begun(ConnectEvent::new);
    }

    public static @Nullable Object accepting() {
        return begun(AcceptEvent::new);
    }

    public static @Nullable Object reading() {
        return begun(ReadEvent::new);
    }

    public static @Nullable Object writing() {
        return begun(WriteEvent::new);
    }

    public static @Nullable Object waiting() {
        return begun(WaitEvent::new);
    }

    public static @Nullable Object closing() {
        return begun(CloseEvent::new);
    }

    private static @Nullable Object begun(Supplier<SocketEvent> maker) {
        try {
            SocketEvent event = maker.get();
            event.begin();
            return event;
        } catch (VirtualMachineError _) { // no memory, or no stack
            return null;
        }
    }

    /// What is told of a socket at the end of an event.
    ///
    /// @param socket its domain, type and protocol
    /// @param peer whom the call was about, as far as that is known
    /// @param failure why it failed, or null
    /// @param timeoutMillis how long it might have taken, 0 for no limit
    /// @param bytes how many it has moved
    /// @param isEnd whether it has met the end of the stream
    public record Facts(
            Object socket,
            @Nullable Sockaddr peer,
            @Nullable Reason failure,
            long timeoutMillis,
            long bytes,
            boolean isEnd) {}

    /// Ends an event.
    ///
    /// @param event what was begun; null if that was not possible
    /// @param facts gives what is told, and is asked only if the event is wanted
    public static void end(@Nullable Object event, Supplier<Facts> facts) {
        if (!(event instanceof SocketEvent begun)) {
            return;
        }
        try {
            begun.end();
            if (begun.shouldCommit()) {
                begun.fill(facts.get());
                begun.commit();
            }
        } catch (VirtualMachineError _) {
            // it is left out
        }
    }

    /// Tells of a call that has failed.
    ///
    /// @param reason why
    /// @param message what the exception says
    public static void failed(Reason reason, @Nullable String message) {
        try {
            var event = new ErrorEvent();
            if (event.shouldCommit()) {
                event.error = word(reason);
                event.message = message;
                event.commit();
            }
        } catch (VirtualMachineError _) {
            // it is left out
        }
    }

    /// Names a reason: the errno's name, or one or two words.
    static String word(Reason reason) {
        return switch (reason) {
            case Errno errno -> errno.name();
            case Reason.Closed closed -> closed == Reason.Closed.LOCALLY ? "closed" : "end of stream";
            case Reason.Timeout _ -> "timeout";
            case Reason.Interrupted _ -> "interrupted";
            case Reason.Already _ -> "already connecting";
            case Reason.Invalid _ -> "invalid";
        };
    }
}
