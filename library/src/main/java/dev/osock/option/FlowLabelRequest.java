package dev.osock.option;

import dev.osock.address.In6Addr;

/// Asks for a flow label of IPv6, gives one back, or tells of one: `struct in6_flowlabel_req`.
///
/// A label that has been asked for is used by whoever connects or sends to an address with it in its flow information,
/// after [Ipv6Options#FLOWINFO_SEND] has been set.
///
/// @param dst where what is labelled goes
/// @param label the label, as [dev.osock.address.SockaddrIn6#flowinfo] has it: in network order, 20 bits. Choose one; 0
///     lets the kernel choose, and it does not tell here which
/// @param action what is asked for
/// @param share who else may use it
/// @param flags `IPV6_FL_F_*`: [#CREATE] and the others, or-ed
/// @param expires after how many seconds of not being used it is given back, 0 to 65535
/// @param linger for how many seconds nobody else gets it then, 0 to 65535
public record FlowLabelRequest(
        In6Addr dst, long label, Action action, Share share, int flags, int expires, int linger) {

    /// Takes the label if nobody has it yet; `IPV6_FL_F_CREATE`.
    public static final int CREATE = 1;
    /// Takes it only if nobody has it yet; `IPV6_FL_F_EXCL`.
    public static final int EXCL = 2;
    /// Answers with the label that the peer sends with; streams only; `IPV6_FL_F_REFLECT`.
    public static final int REFLECT = 4;
    /// Tells the label that the peer sends with; read only; `IPV6_FL_F_REMOTE`.
    public static final int REMOTE = 8;

    /// What is asked for. Any other number is kept.
    ///
    /// @param number the operating system's number
    public record Action(int number) {
        /// A label; `IPV6_FL_A_GET`.
        public static final Action GET = new Action(0);
        /// That it be taken back; `IPV6_FL_A_PUT`.
        public static final Action PUT = new Action(1);
        /// That its times begin anew; `IPV6_FL_A_RENEW`.
        public static final Action RENEW = new Action(2);
    }

    /// Who else may use a label. Any other number is kept.
    ///
    /// @param number the operating system's number
    public record Share(int number) {
        /// As it is, when a label is read; `IPV6_FL_S_NONE`.
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
