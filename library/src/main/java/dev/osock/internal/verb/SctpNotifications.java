package dev.osock.internal.verb;

import dev.osock.internal.wire.SctpNotificationCodec;
import dev.osock.sctp.SctpNotification;

/// What the kernel tells of associations, among the messages of a socket.
public final class SctpNotifications {

    private SctpNotifications() {}

    /// Reads a notification.
    ///
    /// @param data its bytes
    /// @param isWhole whether the kernel says that they are the end of one
    /// @return the notification
    public static SctpNotification read(byte[] data, boolean isWhole) {
        return SctpNotificationCodec.decode(data, isWhole);
    }
}
