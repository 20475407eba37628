package dev.osock.message;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Flags of a send or receive call, and of a received message, `MSG_*`.
///
/// Any other bit can be set as well, and is kept. Which flags a call heeds is up to the operating system; see send(2)
/// and recv(2).
///
/// Flags are equal if their bits are: the direction only decides about names, since the system has one bit for two
/// things: 0x8000 is [#MORE] of what is sent, and [#NOTIFICATION] of what is received. OTP's `msg_flag()`.
///
/// @param bits the operating system's bits, or-ed
/// @param direction whether they are given to a call or came with a message
public record MsgFlags(int bits, Direction direction) {
    // In OTP's order of a received message's flags, then the others by value.
    private static final Map<String, MsgFlags> NAMED = new LinkedHashMap<>();

    /// Which way flags go.
    public enum Direction {
        /// They are given to a call.
        GIVEN,
        /// They came with a message.
        RECEIVED
    }

    /// Wraps any bits that are given to a call.
    ///
    /// @param bits the operating system's bits, or-ed
    public MsgFlags(int bits) {
        this(bits, Direction.GIVEN);
    }

    /// No flag at all.
    public static final MsgFlags NONE = new MsgFlags(0);

    /// Receives descriptors with close-on-exec set. Every receive here does so anyway; `MSG_CMSG_CLOEXEC`.
    public static final MsgFlags CMSG_CLOEXEC = constant("cmsg_cloexec", 0x4000_0000);
    /// Tells the link layer that the peer answered, so it need not be probed; `MSG_CONFIRM`.
    public static final MsgFlags CONFIRM = constant("confirm", 0x800);
    /// Received: some control messages did not fit; `MSG_CTRUNC`.
    public static final MsgFlags CTRUNC = constant("ctrunc", 0x8);
    /// Sends to directly connected networks only; `MSG_DONTROUTE`.
    public static final MsgFlags DONTROUTE = constant("dontroute", 0x4);
    /// Ends a record, where the type has records; `MSG_EOR`.
    public static final MsgFlags EOR = constant("eor", 0x80);
    /// Receives from the error queue; received: came from there; `MSG_ERRQUEUE`.
    public static final MsgFlags ERRQUEUE = constant("errqueue", 0x2000);
    /// Sends later, together with what follows; `MSG_MORE`.
    public static final MsgFlags MORE = constant("more", 0x8000);
    /// Gives `EPIPE` without a signal. Every send here does so anyway; `MSG_NOSIGNAL`.
    public static final MsgFlags NOSIGNAL = constant("nosignal", 0x4000);
    /// Sends or receives out-of-band data; `MSG_OOB`.
    public static final MsgFlags OOB = constant("oob", 0x1);
    /// Receives without taking it from the queue; `MSG_PEEK`.
    public static final MsgFlags PEEK = constant("peek", 0x2);
    /// Received: the datagram was longer than the buffer; `MSG_TRUNC`.
    public static final MsgFlags TRUNC = constant("trunc", 0x20);
    /// Has no effect on a current Linux; `MSG_PROXY`.
    public static final MsgFlags PROXY = constant("proxy", 0x10);
    /// Has the system call not wait; `MSG_DONTWAIT`. How long a call here waits is not said by it, but by the view that
    /// it is made on. Sends and receives carry the flag anyway, but for those in which a platform thread waits.
    public static final MsgFlags DONTWAIT = constant("dontwait", 0x40);
    /// Received into a buffer: goes on until the buffer is full; `MSG_WAITALL`.
    public static final MsgFlags WAITALL = constant("waitall", 0x100);
    /// Internal to the kernel; SCTP: shuts the association down; `MSG_FIN`.
    public static final MsgFlags FIN = constant("fin", 0x200);
    /// Internal to the kernel; `MSG_SYN`.
    public static final MsgFlags SYN = constant("syn", 0x400);
    /// Internal to the kernel; `MSG_RST`.
    public static final MsgFlags RST = constant("rst", 0x1000);
    /// Receives several messages, and waits for the first only; `MSG_WAITFORONE`.
    public static final MsgFlags WAITFORONE = constant("waitforone", 0x1_0000);
    /// Says that more messages follow; `MSG_BATCH`.
    public static final MsgFlags BATCH = constant("batch", 0x4_0000);
    /// Receives into device memory; `MSG_SOCK_DEVMEM`.
    public static final MsgFlags SOCK_DEVMEM = constant("sock_devmem", 0x200_0000);
    /// Sends without copying, from a direct buffer that is not of a shared arena. Its bytes must stay as they are, and
    /// its arena open, until the error queue reports completion; `MSG_ZEROCOPY`.
    public static final MsgFlags ZEROCOPY = constant("zerocopy", 0x400_0000);
    /// Sends data with the connection request; `MSG_FASTOPEN`.
    public static final MsgFlags FASTOPEN = constant("fastopen", 0x2000_0000);
    /// Received over SCTP: this is a notification, not data; `MSG_NOTIFICATION`, the same bit as [#MORE].
    public static final MsgFlags NOTIFICATION = new MsgFlags(0x8000, Direction.RECEIVED);

    private static final String NOTIFICATION_NAME = "notification";

    private static MsgFlags constant(String name, int bits) {
        MsgFlags flag = new MsgFlags(bits);
        NAMED.put(name, flag);
        return flag;
    }

    /// Wraps any bits, known here or not.
    ///
    /// @param bits the operating system's bits, or-ed
    /// @return the flags
    public static MsgFlags of(int bits) {
        return new MsgFlags(bits);
    }

    /// Combines flags.
    ///
    /// @param flags any number of flags
    /// @return all of them together; [#NONE] for none
    public static MsgFlags of(MsgFlags... flags) {
        int bits = 0;
        for (MsgFlags each : flags) {
            bits |= each.bits;
        }
        return new MsgFlags(bits);
    }

    /// Looks a flag up by name.
    ///
    /// @param name the lower-case name without its prefix, such as `peek`; also OTP's, where OTP has the flag
    /// @return the flag, or nothing if no constant here has that name
    public static Optional<MsgFlags> named(String name) {
        return Optional.ofNullable(name.equals(NOTIFICATION_NAME) ? NOTIFICATION : NAMED.get(name));
    }

    /// Adds flags.
    ///
    /// @param others the flags to add
    /// @return these flags and the others
    public MsgFlags or(MsgFlags others) {
        return new MsgFlags(bits | others.bits, direction);
    }

    /// Removes flags.
    ///
    /// @param others the flags to remove
    /// @return these flags without the others
    public MsgFlags without(MsgFlags others) {
        return new MsgFlags(bits & ~others.bits, direction);
    }

    /// Tells whether flags are set.
    ///
    /// @param others the flags in question
    /// @return whether every one of the others is set here; true for [#NONE]
    public boolean contains(MsgFlags others) {
        return (bits & others.bits) == others.bits;
    }

    /// Names every flag. What is left without a name comes last, as one hexadecimal number. The order is OTP's for a
    /// received message, then the others by value.
    ///
    /// @return an unmodifiable list, such as `[peek, trunc, 0x800000]`; empty for [#NONE]
    public List<String> names() {
        List<String> names = new ArrayList<>();
        int rest = bits;
        for (Map.Entry<String, MsgFlags> flag : NAMED.entrySet()) {
            if (contains(flag.getValue())) {
                names.add(name(flag.getKey()));
                rest &= ~flag.getValue().bits;
            }
        }
        if (rest != 0) {
            names.add("0x" + Integer.toHexString(rest));
        }
        return Collections.unmodifiableList(names);
    }

    private String name(String given) {
        return direction == Direction.RECEIVED && given.equals("more") ? NOTIFICATION_NAME : given;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MsgFlags that && bits == that.bits;
    }

    @Override
    public int hashCode() {
        return bits;
    }

    /// Prints the [#names()], joined: `peek|trunc|0x800000`; `none` for [#NONE].
    @Override
    public String toString() {
        return bits == 0 ? "none" : String.join("|", names());
    }
}
