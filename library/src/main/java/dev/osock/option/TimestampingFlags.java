package dev.osock.option;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Which time stamps the kernel takes of packets, and how it tells them: the value of [SocketOptions#TIMESTAMPING],
/// `SOF_TIMESTAMPING_*`; see the kernel's document `networking/timestamping`. Time stamps of what is received come with
/// the message, those of what is sent by way of the error queue. Any other bit can be set as well.
///
/// @param bits the operating system's bits, or-ed
public record TimestampingFlags(int bits) {
    private static final Map<String, TimestampingFlags> NAMED = new LinkedHashMap<>();

    /// No time stamps.
    public static final TimestampingFlags NONE = new TimestampingFlags(0);
    /// Takes one when the network device has sent the packet, by the device's clock; `SOF_TIMESTAMPING_TX_HARDWARE`.
    public static final TimestampingFlags TX_HARDWARE = constant("tx_hardware", 1);
    /// Takes one when the device's driver gets the packet to send; `SOF_TIMESTAMPING_TX_SOFTWARE`.
    public static final TimestampingFlags TX_SOFTWARE = constant("tx_software", 1 << 1);
    /// Takes one when the network device receives the packet, by the device's clock; `SOF_TIMESTAMPING_RX_HARDWARE`.
    public static final TimestampingFlags RX_HARDWARE = constant("rx_hardware", 1 << 2);
    /// Takes one when the kernel gets the packet from the driver; `SOF_TIMESTAMPING_RX_SOFTWARE`.
    public static final TimestampingFlags RX_SOFTWARE = constant("rx_software", 1 << 3);
    /// Tells the time stamps that software has taken; `SOF_TIMESTAMPING_SOFTWARE`.
    public static final TimestampingFlags SOFTWARE = constant("software", 1 << 4);
    /// Not heeded any more; `SOF_TIMESTAMPING_SYS_HARDWARE`.
    public static final TimestampingFlags SYS_HARDWARE = constant("sys_hardware", 1 << 5);
    /// Tells the time stamps that the device has taken; `SOF_TIMESTAMPING_RAW_HARDWARE`.
    public static final TimestampingFlags RAW_HARDWARE = constant("raw_hardware", 1 << 6);
    /// Numbers what is sent, and tells the number with the time stamp ([dev.osock.message.ExtendedError#data()]);
    /// `SOF_TIMESTAMPING_OPT_ID`.
    public static final TimestampingFlags OPT_ID = constant("opt_id", 1 << 7);
    /// Takes one when the packet enters the packet scheduler; `SOF_TIMESTAMPING_TX_SCHED`.
    public static final TimestampingFlags TX_SCHED = constant("tx_sched", 1 << 8);
    /// Takes one when the peer has acknowledged what was sent; streams only; `SOF_TIMESTAMPING_TX_ACK`.
    public static final TimestampingFlags TX_ACK = constant("tx_ack", 1 << 9);
    /// Brings other control messages, such as [dev.osock.message.ControlTypes#IP_PKTINFO], with the time stamps of IPv4
    /// packets that were sent too; `SOF_TIMESTAMPING_OPT_CMSG`.
    public static final TimestampingFlags OPT_CMSG = constant("opt_cmsg", 1 << 10);
    /// Tells the time stamps of what is sent without a copy of the packet; `SOF_TIMESTAMPING_OPT_TSONLY`.
    public static final TimestampingFlags OPT_TSONLY = constant("opt_tsonly", 1 << 11);
    /// Adds statistics of the TCP connection, [dev.osock.message.ControlTypes#TIMESTAMPING_OPT_STATS]; only with
    /// [#OPT_TSONLY]; `SOF_TIMESTAMPING_OPT_STATS`.
    public static final TimestampingFlags OPT_STATS = constant("opt_stats", 1 << 12);
    /// Adds to the device's time stamps the device's number and the packet's length,
    /// [dev.osock.message.ControlTypes#TIMESTAMPING_PKTINFO]; `SOF_TIMESTAMPING_OPT_PKTINFO`.
    public static final TimestampingFlags OPT_PKTINFO = constant("opt_pktinfo", 1 << 13);
    /// Tells both time stamps of what is sent, if software and the device have taken one;
    /// `SOF_TIMESTAMPING_OPT_TX_SWHW`.
    public static final TimestampingFlags OPT_TX_SWHW = constant("opt_tx_swhw", 1 << 14);
    /// Takes the device's time stamps by one of its virtual clocks, which the option then names too;
    /// `SOF_TIMESTAMPING_BIND_PHC`.
    public static final TimestampingFlags BIND_PHC = constant("bind_phc", 1 << 15);
    /// With [#OPT_ID], numbers a stream's bytes from where the program stands when the option is set, and not from what
    /// is acknowledged; `SOF_TIMESTAMPING_OPT_ID_TCP`.
    public static final TimestampingFlags OPT_ID_TCP = constant("opt_id_tcp", 1 << 16);
    /// Tells time stamps of received packets only if this socket has asked for them, and not if they were taken for
    /// another one; `SOF_TIMESTAMPING_OPT_RX_FILTER`.
    public static final TimestampingFlags OPT_RX_FILTER = constant("opt_rx_filter", 1 << 17);
    /// Takes one when the device reports that it has sent the packet; `SOF_TIMESTAMPING_TX_COMPLETION`.
    public static final TimestampingFlags TX_COMPLETION = constant("tx_completion", 1 << 18);

    private static TimestampingFlags constant(String name, int bits) {
        var flag = new TimestampingFlags(bits);
        NAMED.put(name, flag);
        return flag;
    }

    /// Combines flags.
    ///
    /// @param flags any number of flags
    /// @return all of them together; [#NONE] for none
    public static TimestampingFlags of(TimestampingFlags... flags) {
        Objects.requireNonNull(flags, "flags");
        int bits = 0;
        for (TimestampingFlags each : flags) {
            bits |= each.bits;
        }
        return new TimestampingFlags(bits);
    }

    /// Adds flags.
    ///
    /// @param others the flags to add
    /// @return these flags and the others
    public TimestampingFlags or(TimestampingFlags others) {
        Objects.requireNonNull(others, "others");
        return new TimestampingFlags(bits | others.bits);
    }

    /// Tells whether flags are set.
    ///
    /// @param others the flags in question
    /// @return whether every one of the others is set here
    public boolean contains(TimestampingFlags others) {
        Objects.requireNonNull(others, "others");
        return (bits & others.bits) == others.bits;
    }

    /// Names every flag; what is left without a name comes last, as one hexadecimal number.
    ///
    /// @return the names; empty for [#NONE]
    public List<String> names() {
        List<String> names = new ArrayList<>();
        int rest = bits;
        for (Map.Entry<String, TimestampingFlags> flag : NAMED.entrySet()) {
            if (contains(flag.getValue())) {
                names.add(flag.getKey());
                rest &= ~flag.getValue().bits;
            }
        }
        if (rest != 0) {
            names.add("0x" + Integer.toHexString(rest));
        }
        return List.copyOf(names);
    }

    /// Prints the [#names()], joined; `none` for [#NONE].
    @Override
    public String toString() {
        return bits == 0 ? "none" : String.join("|", names());
    }
}
