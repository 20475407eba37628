package dev.osock.sctp;

import java.util.Objects;

/// What is special about a message: `SCTP_UNORDERED` and so on, in `snd_flags`, `rcv_flags` and `sinfo_flags`. Any
/// other bit can be set as well.
///
/// @param bits the operating system's bits, or-ed
public record SctpFlags(int bits) {
    /// Nothing.
    public static final SctpFlags NONE = new SctpFlags(0);
    /// It is delivered as soon as it has come, whatever the order; `SCTP_UNORDERED`.
    public static final SctpFlags UNORDERED = new SctpFlags(0x1);
    /// It goes to the address that is given with it, and not to the primary one; `SCTP_ADDR_OVER`.
    public static final SctpFlags ADDR_OVER = new SctpFlags(0x2);
    /// The association is aborted, and the bytes, if there are any, tell the peer why; of a socket that has many:
    /// `EINVAL`; `SCTP_ABORT`.
    public static final SctpFlags ABORT = new SctpFlags(0x4);
    /// The peer is to acknowledge it at once; `SCTP_SACK_IMMEDIATELY`.
    public static final SctpFlags SACK_IMMEDIATELY = new SctpFlags(0x8);
    /// It goes to all associations of the socket, which has many; `SCTP_SENDALL`.
    public static final SctpFlags SENDALL = new SctpFlags(0x40);
    /// Of the next message: it is a notification; `SCTP_NOTIFICATION`.
    public static final SctpFlags NOTIFICATION = new SctpFlags(0x8000);
    /// The association is shut down, once all has been sent; there must be no bytes, and the socket one that has many:
    /// `EINVAL`; `SCTP_EOF`.
    public static final SctpFlags EOF = new SctpFlags(0x200);

    /// Adds flags.
    ///
    /// @param others the flags to add
    /// @return these flags and the others
    public SctpFlags or(SctpFlags others) {
        Objects.requireNonNull(others, "others");
        return new SctpFlags(bits | others.bits);
    }

    /// Tells whether flags are set.
    ///
    /// @param others the flags in question
    /// @return whether every one of the others is set here
    public boolean contains(SctpFlags others) {
        Objects.requireNonNull(others, "others");
        return (bits & others.bits) == others.bits;
    }

    /// Prints the flags' names, joined: `unordered|abort`; `none` for none.
    @Override
    public String toString() {
        return Labels.ofBits(
                bits, "unordered", "addr_over", "abort", "sack_immediately", "", "", "sendall", "", "", "eof", "", "",
                "", "", "", "notification");
    }
}
