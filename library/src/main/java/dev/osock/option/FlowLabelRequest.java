package dev.osock.option;

import dev.osock.address.In6Addr;
import java.util.Objects;

/// A request for a flow label of IPv6 (the number by which routers may know the packets of one flow), to give one back,
/// or the answer about one: `struct in6_flowlabel_req`. It is the value of [Ipv6Options#FLOWLABEL_MGR].
///
/// A label is used once it has been asked for, [Ipv6Options#FLOWINFO_SEND] has been set, and the socket connects or
/// sends to an address with it in its [dev.osock.address.SockaddrIn6#flowinfo].
///
/// @param dst where the packets go
/// @param label the label, as [dev.osock.address.SockaddrIn6#flowinfo] has it: 20 bits, in network order. With 0 the
///     kernel chooses one, but it is not told here which.
/// @param action what is asked for
/// @param share who else may use the label
/// @param flags `IPV6_FL_F_*`: [#CREATE] and the others, or-ed
/// @param expires after how many seconds without use the label is given back, 0 to 65535
/// @param linger for how many seconds nobody else gets it then, 0 to 65535
public record FlowLabelRequest(
        In6Addr dst, long label, Action action, Share share, int flags, int expires, int linger) {

    /// Creates the label if there is none of this number yet; `IPV6_FL_F_CREATE`.
    public static final int CREATE = 1;
    /// With [#CREATE]: fails with `EEXIST` if there is one of this number; `IPV6_FL_F_EXCL`.
    public static final int EXCL = 2;
    /// Sends with the label that the peer sends with, from now on; streams only; `IPV6_FL_F_REFLECT`.
    public static final int REFLECT = 4;
    /// Only in what is read: the label is the one that the peer sends with; `IPV6_FL_F_REMOTE`.
    public static final int REMOTE = 8;

    /// Checks that nothing is null.
    public FlowLabelRequest {
        Objects.requireNonNull(dst, "dst");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(share, "share");
    }

    /// What is asked for. Any other number works as well.
    ///
    /// @param number the operating system's number
    public record Action(int number) {
        /// Asks for the label; `IPV6_FL_A_GET`.
        public static final Action GET = new Action(0);
        /// Gives it back; `IPV6_FL_A_PUT`.
        public static final Action PUT = new Action(1);
        /// Has its times begin anew; `IPV6_FL_A_RENEW`.
        public static final Action RENEW = new Action(2);
    }

    /// Who else may use a label. Any other number works as well.
    ///
    /// @param number the operating system's number
    public record Share(int number) {
        /// No answer to that, as of a label that is read; `IPV6_FL_S_NONE`.
        public static final Share NONE = new Share(0);
        /// Nobody; `IPV6_FL_S_EXCL`.
        public static final Share EXCL = new Share(1);
        /// This process; `IPV6_FL_S_PROCESS`.
        public static final Share PROCESS = new Share(2);
        /// This user; `IPV6_FL_S_USER`.
        public static final Share USER = new Share(3);
        /// Everybody; `IPV6_FL_S_ANY`.
        public static final Share ANY = new Share(255);
    }
}
