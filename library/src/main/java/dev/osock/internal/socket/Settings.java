package dev.osock.internal.socket;

import dev.osock.internal.kernel.MessageHeader;
import dev.osock.option.ReceiveBuffer;
import org.jspecify.annotations.Nullable;

/// The `otp` options of a socket that are this library's own and not the operating system's. Immutable, and shared by
/// all sockets that have the same.
///
/// @param debug whether calls are traced
/// @param iow whether the owner is told when a counter wraps
/// @param selectRead whether a nowait receive that is done is told of what comes next
/// @param receive the room of a receive that names none
/// @param receiveControl the room for received control messages
/// @param sendControl the room for sent control messages
/// @param meta the owner's own value
public record Settings(
        boolean debug,
        boolean iow,
        boolean selectRead,
        ReceiveBuffer receive,
        int receiveControl,
        int sendControl,
        @Nullable Object meta) {

    static final Settings DEFAULT =
            new Settings(
                    false,
                    false,
                    false,
                    ReceiveBuffer.DEFAULT,
                    MessageHeader.USUAL_CONTROL,
                    MessageHeader.USUAL_CONTROL,
                    null);

    public Settings withDebug(boolean value) {
        return new Settings(value, iow, selectRead, receive, receiveControl, sendControl, meta);
    }

    public Settings withIow(boolean value) {
        return new Settings(debug, value, selectRead, receive, receiveControl, sendControl, meta);
    }

    public Settings withSelectRead(boolean value) {
        return new Settings(debug, iow, value, receive, receiveControl, sendControl, meta);
    }

    public Settings withReceive(ReceiveBuffer value) {
        return new Settings(debug, iow, selectRead, value, receiveControl, sendControl, meta);
    }

    public Settings withReceiveControl(int value) {
        return new Settings(debug, iow, selectRead, receive, value, sendControl, meta);
    }

    public Settings withSendControl(int value) {
        return new Settings(debug, iow, selectRead, receive, receiveControl, value, meta);
    }

    public Settings withMeta(@Nullable Object value) {
        return new Settings(debug, iow, selectRead, receive, receiveControl, sendControl, value);
    }

    /// Those that a socket has from the listener that has accepted it.
    public Settings ofAccepted() {
        return meta == null && !selectRead
                ? this
                : new Settings(debug, iow, false, receive, receiveControl, sendControl, null);
    }
}
