package dev.osock.sctp;

/// The number of an association: `sctp_assoc_t`. It means an association of one socket; after
/// [dev.osock.Associations#peeloff] it has another number on the new socket. OTP's `sctp_assoc_id()`.
///
/// Sockets of [dev.osock.kind.Type#STREAM] have one association, and mostly take no notice of the number.
///
/// @param number the operating system's number
public record AssocId(int number) {
    /// Those that begin later; of what is read, the socket's own value: `SCTP_FUTURE_ASSOC`. In a control message it
    /// leaves the choice to the address.
    public static final AssocId FUTURE = new AssocId(0);
    /// All that there are now, of sockets that have many; only to set: `SCTP_CURRENT_ASSOC`.
    public static final AssocId CURRENT = new AssocId(1);
    /// All that there are now or begin later; only to set: `SCTP_ALL_ASSOC`.
    public static final AssocId ALL = new AssocId(2);

    /// Wraps any number.
    ///
    /// @param number the operating system's number
    /// @return the association of that number
    public static AssocId of(int number) {
        return new AssocId(number);
    }

    /// Prints `future`, `current`, `all`, or the number.
    @Override
    public String toString() {
        return Labels.of(number, "future", "current", "all");
    }
}
