package dev.osock.sctp;

import dev.osock.address.Sockaddr;
import java.util.Objects;

/// How an address of the peer is watched and used: `struct sctp_paddrparams`. OTP's `sctp_paddrparams()`.
///
/// To set, [#flags()] says what is switched; numbers that are 0 stay as they are.
///
/// @param assocId the association
/// @param address the address; [Sockaddr#unspec()] for all of the association, or of those that begin later
/// @param hbinterval how many milliseconds an idle address is left before a heartbeat asks whether it is there
/// @param pathmaxrxt how often something is sent again to the address before it is taken for gone, 0 to 65535
/// @param pathmtu how many bytes a packet may have, if the path's limit is not looked for
/// @param sackdelay for how many milliseconds an acknowledgement is put off, up to 500
/// @param flags what is switched on and off
/// @param ipv6Flowlabel the flow label of IPv6 packets, with [Flags#IPV6_FLOWLABEL]
/// @param dscp the type of service of packets, with [Flags#DSCP], 0 to 255
public record SctpPaddrparams(
        AssocId assocId,
        Sockaddr address,
        long hbinterval,
        int pathmaxrxt,
        long pathmtu,
        long sackdelay,
        Flags flags,
        long ipv6Flowlabel,
        int dscp) {

    /// Checks that nothing is null.
    public SctpPaddrparams {
        Objects.requireNonNull(assocId, "assocId");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(flags, "flags");
    }

    /// What is switched on and off: `SPP_*`. Any other bit can be set as well.
    ///
    /// @param bits the operating system's bits, or-ed
    public record Flags(int bits) {
        /// Nothing.
        public static final Flags NONE = new Flags(0);
        /// Heartbeats are sent; `SPP_HB_ENABLE`.
        public static final Flags HB_ENABLE = new Flags(0x1);
        /// No heartbeats are sent; `SPP_HB_DISABLE`.
        public static final Flags HB_DISABLE = new Flags(0x2);
        /// A heartbeat is sent at once; only to set; `SPP_HB_DEMAND`.
        public static final Flags HB_DEMAND = new Flags(0x4);
        /// The path's limit is looked for; `SPP_PMTUD_ENABLE`.
        public static final Flags PMTUD_ENABLE = new Flags(0x8);
        /// It is not; `SPP_PMTUD_DISABLE`.
        public static final Flags PMTUD_DISABLE = new Flags(0x10);
        /// Acknowledgements are put off; `SPP_SACKDELAY_ENABLE`.
        public static final Flags SACKDELAY_ENABLE = new Flags(0x20);
        /// They are not; `SPP_SACKDELAY_DISABLE`.
        public static final Flags SACKDELAY_DISABLE = new Flags(0x40);
        /// The interval of heartbeats is 0, which the number alone would not say; `SPP_HB_TIME_IS_ZERO`.
        public static final Flags HB_TIME_IS_ZERO = new Flags(0x80);
        /// The flow label is set; `SPP_IPV6_FLOWLABEL`.
        public static final Flags IPV6_FLOWLABEL = new Flags(0x100);
        /// The type of service is set; `SPP_DSCP`.
        public static final Flags DSCP = new Flags(0x200);

        /// Adds flags.
        ///
        /// @param others the flags to add
        /// @return these flags and the others
        public Flags or(Flags others) {
            Objects.requireNonNull(others, "others");
            return new Flags(bits | others.bits);
        }

        /// Tells whether flags are set.
        ///
        /// @param others the flags in question
        /// @return whether every one of the others is set here
        public boolean contains(Flags others) {
            Objects.requireNonNull(others, "others");
            return (bits & others.bits) == others.bits;
        }

        /// Prints the flags' names, joined; `none` for none.
        @Override
        public String toString() {
            return Labels.ofBits(
                    bits, "hb_enable", "hb_disable", "hb_demand", "pmtud_enable", "pmtud_disable",
                    "sackdelay_enable", "sackdelay_disable", "hb_time_is_zero", "ipv6_flowlabel", "dscp");
        }
    }

    /// Makes the question for an address of an association; and, with [#withFlags] and its siblings, a value to set
    /// that changes nothing else.
    ///
    /// @param assocId the association
    /// @param address the address; [Sockaddr#unspec()] for all
    /// @return the question
    public static SctpPaddrparams ask(AssocId assocId, Sockaddr address) {
        return new SctpPaddrparams(assocId, address, 0, 0, 0, 0, Flags.NONE, 0, 0);
    }

    /// Makes the same value with flags.
    ///
    /// @param other the flags
    /// @return this value with them
    public SctpPaddrparams withFlags(Flags other) {
        Objects.requireNonNull(other, "other");
        return new SctpPaddrparams(
                assocId, address, hbinterval, pathmaxrxt, pathmtu, sackdelay, other, ipv6Flowlabel, dscp);
    }

    /// Makes the same value with heartbeats at an interval.
    ///
    /// @param millis the interval in milliseconds
    /// @return this value with it, and [Flags#HB_ENABLE]
    public SctpPaddrparams withHeartbeat(long millis) {
        return new SctpPaddrparams(
                assocId, address, millis, pathmaxrxt, pathmtu, sackdelay, flags.or(Flags.HB_ENABLE), ipv6Flowlabel,
                dscp);
    }

    /// Makes the same value with a number of tries.
    ///
    /// @param tries how often something is sent again before the address is taken for gone
    /// @return this value with it
    public SctpPaddrparams withPathmaxrxt(int tries) {
        return new SctpPaddrparams(
                assocId, address, hbinterval, tries, pathmtu, sackdelay, flags, ipv6Flowlabel, dscp);
    }
}
