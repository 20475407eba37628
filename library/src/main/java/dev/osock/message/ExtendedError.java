package dev.osock.message;

import dev.osock.address.Sockaddr;
import dev.osock.error.Errno;
import java.util.Optional;

/// An error that was queued with the message that caused it: `struct sock_extended_err`; see ip(7), `IP_RECVERR`. OTP's
/// `extended_err()`.
///
/// @param error what a plain call on the socket would have reported
/// @param origin who found it, `SO_EE_ORIGIN_*`
/// @param type the ICMP type, if the origin is ICMP
/// @param code the ICMP code; of other origins, something of their own
/// @param info of `EMSGSIZE`, the path's MTU; of the origin zerocopy, the first call that is done
/// @param data of the origin zerocopy, the last call that is done; of timestamping, the number of what was sent
/// @param offender the host that reported it, if the operating system tells
public record ExtendedError(
        Errno error, Origin origin, int type, int code, int info, int data, Optional<Sockaddr> offender) {

    /// Who found an error. Any other number is kept.
    ///
    /// @param number the operating system's number
    public record Origin(int number) {

        /// Nobody; `SO_EE_ORIGIN_NONE`.
        public static final Origin NONE = new Origin(0);
        /// This host; `SO_EE_ORIGIN_LOCAL`.
        public static final Origin LOCAL = new Origin(1);
        /// An ICMP message; `SO_EE_ORIGIN_ICMP`.
        public static final Origin ICMP = new Origin(2);
        /// An ICMPv6 message; `SO_EE_ORIGIN_ICMP6`.
        public static final Origin ICMP6 = new Origin(3);
        /// No error: a time stamp of what was sent; `SO_EE_ORIGIN_TXSTATUS`, `SO_EE_ORIGIN_TIMESTAMPING`.
        public static final Origin TXSTATUS = new Origin(4);
        /// No error: buffers sent with [MsgFlags#ZEROCOPY] are free again; `SO_EE_ORIGIN_ZEROCOPY`.
        public static final Origin ZEROCOPY = new Origin(5);
        /// A message could not go at its time; `SO_EE_ORIGIN_TXTIME`.
        public static final Origin TXTIME = new Origin(6);

        /// Names the origin: `icmp`. These are OTP's names.
        ///
        /// @return the lower-case name, or the decimal number
        public String name() {
            return switch (number) {
                case 0 -> "none";
                case 1 -> "local";
                case 2 -> "icmp";
                case 3 -> "icmp6";
                case 4 -> "txstatus";
                case 5 -> "zerocopy";
                case 6 -> "txtime";
                default -> Integer.toString(number);
            };
        }

        /// Prints as [#name()] does.
        @Override
        public String toString() {
            return name();
        }
    }

    /// Names the type: `dest_unreach`, `time_exceeded`, `pkt_toobig`. These are OTP's names.
    ///
    /// @return the name, or the decimal number
    public String typeName() {
        if (origin.equals(Origin.ICMP)) {
            return switch (type) {
                case 3 -> "dest_unreach";
                case 11 -> "time_exceeded";
                default -> Integer.toString(type);
            };
        }
        if (origin.equals(Origin.ICMP6)) {
            return switch (type) {
                case 1 -> "dest_unreach";
                case 2 -> "pkt_toobig";
                case 3 -> "time_exceeded";
                default -> Integer.toString(type);
            };
        }
        return Integer.toString(type);
    }

    /// Names the code of an unreachable destination: `port_unreach`, `noroute`, …. These are OTP's names.
    ///
    /// @return the name, or the decimal number
    public String codeName() {
        if (!typeName().equals("dest_unreach")) {
            return Integer.toString(code);
        }
        return origin.equals(Origin.ICMP) ? icmpCode() : icmp6Code();
    }

    private String icmpCode() {
        return switch (code) {
            case 0 -> "net_unreach";
            case 1 -> "host_unreach";
            case 3 -> "port_unreach";
            case 4 -> "frag_needed";
            case 6 -> "net_unknown";
            case 7 -> "host_unknown";
            default -> Integer.toString(code);
        };
    }

    private String icmp6Code() {
        return switch (code) {
            case 0 -> "noroute";
            case 1 -> "adm_prohibited";
            case 2 -> "not_neighbour";
            case 3 -> "addr_unreach";
            case 4 -> "port_unreach";
            case 5 -> "policy_fail";
            case 6 -> "reject_route";
            default -> Integer.toString(code);
        };
    }

    @Override
    public String toString() {
        return error.name() + " (" + origin + " " + typeName() + " " + codeName() + ")"
                + offender.map(host -> " by " + host).orElse("");
    }
}
