package dev.osock.message;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Flags that are given to a send or receive, and flags that come with a received message: `MSG_*`; see send(2) and
/// recv(2).
///
/// Any other bit can be set as well. Which flags a call heeds is up to the operating system.
///
/// Flags are equal if their bits are. The direction only decides about names, since one bit has two meanings: 0x8000 is
/// [#MORE] of what is sent, and [#NOTIFICATION] of what is received. OTP's `msg_flag()`.
///
/// @param bits the operating system's bits, or-ed
/// @param direction whether they are given to a call or came with a message
public record MsgFlags(int bits, Direction direction) {
    // In OTP's order of a received message's flags, then the others by value.
    private static final Map<String, MsgFlags> NAMED = new LinkedHashMap<>();

    /// Checks that nothing is null.
    public MsgFlags {
        Objects.requireNonNull(direction, "direction");
    }

    /// Whether flags are given to a call, or come from one.
    public enum Direction {
        /// They are given to a call.
        GIVEN,
        /// They came with a message.
        RECEIVED
    }

    /// Makes flags of any bits, which are given to a call.
    ///
    /// @param bits the operating system's bits, or-ed
    public MsgFlags(int bits) {
        this(bits, Direction.GIVEN);
    }

    /// No flag at all.
    public static final MsgFlags NONE = new MsgFlags(0);

    /// Receives descriptors with close-on-exec set. Every receive of this library does so anyway; `MSG_CMSG_CLOEXEC`.
    public static final MsgFlags CMSG_CLOEXEC = constant("cmsg_cloexec", 0x4000_0000);
    /// Tells the link layer that the peer has answered, so that it need not be probed; `MSG_CONFIRM`.
    public static final MsgFlags CONFIRM = constant("confirm", 0x800);
    /// Received: some control messages did not fit, and are lost; `MSG_CTRUNC`.
    public static final MsgFlags CTRUNC = constant("ctrunc", 0x8);
    /// Sends to directly connected networks only; `MSG_DONTROUTE`.
    public static final MsgFlags DONTROUTE = constant("dontroute", 0x4);
    /// Ends a record, of [dev.osock.kind.Type#SEQPACKET]; received: a record ends here; `MSG_EOR`.
    public static final MsgFlags EOR = constant("eor", 0x80);
    /// Receives from the error queue, where errors of the network, time stamps and word of [#ZEROCOPY] wait; received:
    /// it came from there; `MSG_ERRQUEUE`.
    public static final MsgFlags ERRQUEUE = constant("errqueue", 0x2000);
    /// Sends later, together with what follows; `MSG_MORE`.
    public static final MsgFlags MORE = constant("more", 0x8000);
    /// Fails with `EPIPE` without a signal. Every send of this library does so anyway; `MSG_NOSIGNAL`.
    public static final MsgFlags NOSIGNAL = constant("nosignal", 0x4000);
    /// Sends or receives out-of-band data, as urgent data of TCP; `MSG_OOB`.
    public static final MsgFlags OOB = constant("oob", 0x1);
    /// Receives without consuming: the next receive gets the same bytes; `MSG_PEEK`.
    public static final MsgFlags PEEK = constant("peek", 0x2);
    /// Received: the datagram was longer than the buffer, and the rest is lost. Given to a receive of a message:
    /// [dev.osock.ReceivedMsg#length()] tells how long the datagram was; `MSG_TRUNC`.
    public static final MsgFlags TRUNC = constant("trunc", 0x20);
    /// Linux takes it for what it calls a probe: UDP and raw sockets look for the way and send nothing, and the call
    /// succeeds. Else it has no effect; `MSG_PROXY`.
    public static final MsgFlags PROXY = constant("proxy", 0x10);
    /// Has the system call not wait. It makes no difference here: how long a call waits is up to what it is made on
    /// ([dev.osock.Socket#within], [dev.osock.Socket#nowait()]); `MSG_DONTWAIT`.
    public static final MsgFlags DONTWAIT = constant("dontwait", 0x40);
    /// Given to a receive from a stream into a buffer: waits until the buffer is full; `MSG_WAITALL`.
    public static final MsgFlags WAITALL = constant("waitall", 0x100);
    /// Internal to the kernel; SCTP: shuts the association down; `MSG_FIN`.
    public static final MsgFlags FIN = constant("fin", 0x200);
    /// Internal to the kernel; `MSG_SYN`.
    public static final MsgFlags SYN = constant("syn", 0x400);
    /// Internal to the kernel; `MSG_RST`.
    public static final MsgFlags RST = constant("rst", 0x1000);
    /// Receives several messages, and waits for the first only. Every recvmmsg of this library does so anyway;
    /// `MSG_WAITFORONE`.
    public static final MsgFlags WAITFORONE = constant("waitforone", 0x1_0000);
    /// Tells that more messages follow; `MSG_BATCH`.
    public static final MsgFlags BATCH = constant("batch", 0x4_0000);
    /// Receives into device memory; `MSG_SOCK_DEVMEM`.
    public static final MsgFlags SOCK_DEVMEM = constant("sock_devmem", 0x200_0000);
    /// Sends without copying, from a direct buffer that is not of a shared arena; the socket needs
    /// [dev.osock.option.SocketOptions#ZEROCOPY]. The bytes must stay as they are, and the arena open, until an
    /// [ExtendedError] says that they are sent; `MSG_ZEROCOPY`.
    public static final MsgFlags ZEROCOPY = constant("zerocopy", 0x400_0000);
    /// Connects, and sends the bytes with the connection request (TCP Fast Open); `MSG_FASTOPEN`.
    public static final MsgFlags FASTOPEN = constant("fastopen", 0x2000_0000);
    /// Received over SCTP: this is a notification, not data; `MSG_NOTIFICATION`, the same bit as [#MORE].
    public static final MsgFlags NOTIFICATION = new MsgFlags(0x8000, Direction.RECEIVED);

    private static final String NOTIFICATION_NAME = "notification";

    private static MsgFlags constant(String name, int bits) {
        MsgFlags flag = new MsgFlags(bits);
        NAMED.put(name, flag);
        return flag;
    }

    /// Makes flags of any bits, which are given to a call.
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
        Objects.requireNonNull(flags, "flags");
        int bits = 0;
        for (MsgFlags each : flags) {
            bits |= each.bits;
        }
        return new MsgFlags(bits);
    }

    /// Looks a flag up by its name.
    ///
    /// @param name the lower-case name without `MSG_`, such as `peek`. If OTP has the flag, the name is OTP's.
    /// @return the flag, or nothing if no constant here has that name
    public static Optional<MsgFlags> named(String name) {
        Objects.requireNonNull(name, "name");
        return Optional.ofNullable(name.equals(NOTIFICATION_NAME) ? NOTIFICATION : NAMED.get(name));
    }

    /// Adds flags.
    ///
    /// @param others the flags to add
    /// @return these flags and the others
    public MsgFlags or(MsgFlags others) {
        Objects.requireNonNull(others, "others");
        return new MsgFlags(bits | others.bits, direction);
    }

    /// Removes flags.
    ///
    /// @param others the flags to remove
    /// @return these flags without the others
    public MsgFlags without(MsgFlags others) {
        Objects.requireNonNull(others, "others");
        return new MsgFlags(bits & ~others.bits, direction);
    }

    /// Tells whether flags are set.
    ///
    /// @param others the flags in question
    /// @return whether every one of the others is set here; true for [#NONE]
    public boolean contains(MsgFlags others) {
        Objects.requireNonNull(others, "others");
        return (bits & others.bits) == others.bits;
    }

    /// Names every flag that is set; bits without a name come last, as one hexadecimal number. The order is OTP's of a
    /// received message, then that of the constants.
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
